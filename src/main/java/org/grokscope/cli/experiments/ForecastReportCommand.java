package org.grokscope.cli.experiments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Output;
import org.grokscope.cli.terminal.ResultFile;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.experiments.forecast.ForecastReport;
import org.grokscope.experiments.sweep.SweepRuns;
import org.grokscope.storage.format.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates the forecast on stored runs. */
@Command(
        name = "forecast-report",
        abbreviateSynopsis = true,
        description =
                "Replays stored runs and reports how accurate the forecast was: its error at T_mem and at 25, 50 and "
                        + "75 %% of the delay, how often T_grok was in the band, and how early a run without grokking was "
                        + "recognized. Runs with the settings that the forecast was fitted to are reported separately.",
        footer = {
            "",
            "Example: grokscope forecast-report reproduction-runs my-sweep --out forecast.md",
            "",
            "Exit code: 0 the report is written, 1 it could not be written, 2 bad usage."
        })
public final class ForecastReportCommand extends ExperimentCommand {

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders created by 'sweep' or 'reproduce'.")
    private List<String> folders;

    @Option(
            names = "--out",
            paramLabel = "FILE.md",
            defaultValue = "forecast.md",
            description = "The report; plots go to the folder forecast next to it. Default: ${DEFAULT-VALUE}.")
    private Output out;

    @Option(
            names = "--fit",
            description =
                    "Fit the forecast's constants to the calibration runs among those given and print them as source code, "
                            + "without a report.")
    private boolean fit;

    public ForecastReportCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    @Override
    public Integer call() throws IOException {
        ForecastReport report = new ForecastReport(open(() -> SweepRuns.read(paths(folders))), version);
        if (fit) {
            terminal.print(report.constants());
            return ExitCode.FINISHED;
        }
        Path path = out.path("--out", "the name of a report, beside which plots are written", spec);
        try (ResultFile file = ResultFile.prepareReport("--out", out)) {
            return write(report, path.toAbsolutePath().resolveSibling(ForecastReport.FOLDER), file)
                    ? ExitCode.FINISHED
                    : ExitCode.FAILED;
        }
    }

    private boolean write(ForecastReport report, Path beside, ResultFile file) {
        try {
            writeFiles(beside, contents(report.plots()));
        } catch (IOException e) {
            terminal.note("--out: the plots in " + beside + ", beside " + out + ", were not written: "
                    + FileErrors.reason(e));
            return false;
        }
        return file.write(text -> text.write(report.markdown()), terminal);
    }
}
