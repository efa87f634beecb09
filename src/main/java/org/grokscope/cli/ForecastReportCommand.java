package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.grokscope.cli.experiments.ExperimentCommand;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Output;
import org.grokscope.cli.terminal.ResultFile;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.experiments.forecast.ForecastReport;
import org.grokscope.experiments.sweep.SweepRuns;
import org.grokscope.foreign.formats.LogSource;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.RunFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates the forecast on stored runs. */
@Command(
        name = "forecast-report",
        abbreviateSynopsis = true,
        description =
                "Replays stored runs and reports how accurate the forecast was: its error at T_mem and at 25, 50 and "
                        + "75 %% of the delay, how often T_grok was in the band, and how early a run without grokking was "
                        + "recognized. Runs with the settings that the forecast was fitted to are reported separately, and so are "
                        + "runs of other programs, whose logs are read as 'import' reads them; the settings say how those were "
                        + "trained.",
        footer = {
            "",
            "Example: grokscope forecast-report reproduction-runs my-sweep --out forecast.md",
            "         grokscope forecast-report my-logs --preset paper --out my-forecast.md",
            "",
            "Exit code: 0 the report is written, 1 it could not be written, 2 bad usage."
        })
final class ForecastReportCommand extends ExperimentCommand {

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description = "Folders created by 'sweep' or 'reproduce', or folders of logs of other programs.")
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

    @Mixin
    private LogOptions reading;

    ForecastReportCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    @Override
    public Integer call() throws IOException {
        ForecastReport report = new ForecastReport(runs(), version);
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

    private List<RunResult> runs() throws IOException {
        LogReading logs = new LogReading(valid(reading::mapping), valid(reading::settings), terminal);
        List<Path> stored = new ArrayList<>();
        List<LogSource> found = new ArrayList<>();
        for (Path folder : open(() -> paths(folders))) {
            if (open(() -> SweepRuns.isIn(folder))) {
                stored.add(folder);
                continue;
            }
            // A single run of this program is no log; a calibration needs folders of them.
            boolean mayBeLogs = Files.exists(folder) && !RunFiles.isRun(folder.toString());
            List<LogSource> inIt = mayBeLogs ? LogReading.find(folder) : List.of();
            if (inIt.isEmpty()) {
                throw badUsage(
                        folder + " contains no finished runs. Choose folders created by 'sweep' or 'reproduce', or "
                                + "with logs of other programs.");
            }
            found.addAll(inIt);
        }
        if (reading.isGiven() && found.isEmpty()) {
            throw badUsage(
                    "Settings and --columns say how logs of other programs are read, and none is given. Remove them, or "
                            + "name a folder of logs.");
        }
        List<RunResult> runs = new ArrayList<>(open(() -> SweepRuns.read(stored)));
        logs.read(found);
        if (runs.isEmpty() && logs.runs().isEmpty()) {
            throw new IOException("None of the logs could be read: there is nothing to report on.");
        }
        runs.addAll(logs.runs());
        return runs;
    }

    private boolean write(ForecastReport report, Path beside, ResultFile file) {
        try {
            Map<String, String> plots = report.plots();
            if (!plots.isEmpty()) {
                writeFiles(beside, contents(plots));
            }
        } catch (IOException e) {
            terminal.note("--out: the plots in " + beside + ", beside " + out + ", were not written: "
                    + FileErrors.reason(e));
            return false;
        }
        return file.write(text -> text.write(report.markdown()), terminal);
    }
}
