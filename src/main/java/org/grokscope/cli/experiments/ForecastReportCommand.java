package org.grokscope.cli.experiments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.ResultFile;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.experiments.forecast.ForecastReport;
import org.grokscope.experiments.sweep.SweepException;
import org.grokscope.experiments.sweep.SweepRuns;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.OutputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates the forecast on stored runs. */
@Command(
        name = "forecast-report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
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
public final class ForecastReportCommand implements Callable<Integer> {

    private final String version;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders created by 'sweep' or 'reproduce'.")
    private List<String> folders;

    @Option(
            names = "--out",
            paramLabel = "FILE.md",
            defaultValue = "forecast.md",
            description = "The report; plots go to the folder forecast next to it. Default: ${DEFAULT-VALUE}.")
    private String out;

    @Option(
            names = "--fit",
            description =
                    "Fit the forecast's constants to the calibration runs among those given and print them as source code, "
                            + "without a report.")
    private boolean fit;

    public ForecastReportCommand(String version, Terminal terminal) {
        this.version = version;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<RunResult> runs;
        try {
            runs = SweepRuns.read(folders.stream().map(Path::of).toList());
        } catch (SweepException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (InvalidPathException e) {
            throw new ParameterException(
                    spec.commandLine(), "'" + e.getInput() + "' is not a path: " + e.getReason(), e);
        }
        ForecastReport report = new ForecastReport(runs, version);
        if (fit) {
            terminal.print(report.constants());
            return ExitCode.FINISHED;
        }
        try (ResultFile file = ResultFile.prepare("--out", out, spec)) {
            return write(report, file) ? ExitCode.FINISHED : ExitCode.FAILED;
        }
    }

    private boolean write(ForecastReport report, ResultFile file) {
        Path beside = Path.of(out).toAbsolutePath().resolveSibling(ForecastReport.FOLDER);
        try {
            Files.createDirectories(beside);
            for (Map.Entry<String, String> plot : report.plots().entrySet()) {
                try (OutputFile svg = OutputFile.prepare(beside.resolve(plot.getKey()))) {
                    svg.write(text -> text.write(plot.getValue()));
                }
            }
        } catch (IOException e) {
            terminal.note("The plots were not written: " + OutputFile.reason(e));
            return false;
        }
        return file.write(text -> text.write(report.markdown()), terminal);
    }
}
