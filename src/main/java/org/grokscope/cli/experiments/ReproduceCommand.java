package org.grokscope.cli.experiments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.grokscope.cli.terminal.CsvOptions;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Output;
import org.grokscope.cli.terminal.ResultFile;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.experiments.paper.ReproductionReport;
import org.grokscope.experiments.paper.Results;
import org.grokscope.experiments.paper.Selection;
import org.grokscope.experiments.paper.SpectrumFolder;
import org.grokscope.experiments.sweep.Shard;
import org.grokscope.experiments.sweep.Sweep;
import org.grokscope.experiments.sweep.SweepResults;
import org.grokscope.experiments.sweep.SweepSpec;
import org.grokscope.narration.NumberFormat;
import org.grokscope.storage.format.CsvFormat;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.training.EngineChoice;
import org.grokscope.training.Engines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs experiments of the paper and reports the results next to the paper's. */
@Command(
        name = "reproduce",
        abbreviateSynopsis = true,
        description =
                "Runs experiments of papers (arXiv 2603.13331, 2606.13753, 2606.18465) and writes a report that compares the results "
                        + "with the published ones, with plots. Settings that experiments share are run once. Every run is stored when "
                        + "it is finished; after an interruption, --resume continues with the others.",
        footer = {
            "",
            "Example: grokscope reproduce S1 --runs runs --out reproduction.md",
            "",
            "Exit code: 0 all runs are finished and reported, 1 some are not, or could not be written, 2 bad usage."
        })
public final class ReproduceCommand extends ExperimentCommand {

    private static final String TABLE = "results.csv";

    private final Engines engines;

    @Parameters(
            paramLabel = "NAME",
            description =
                    "S1, S2, S3, S5, S6, S7, S8, S9, S10, regime2 (all settings that grok) or all of these; A (held norm), "
                            + "B (temperature) or precision.")
    private String name;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "reproduction-runs",
            description = "Folder for the runs. Default: ${DEFAULT-VALUE}.")
    private Output runs;

    @Option(
            names = "--out",
            paramLabel = "FILE.md",
            defaultValue = "reproduction.md",
            description =
                    "The report; plots and table go to the folder reproduction next to it. Default: ${DEFAULT-VALUE}.")
    private Output out;

    @Option(names = "--report-only", description = "Report on the runs in DIR without training.")
    private boolean reportOnly;

    @Mixin
    private SweepOptions options;

    @Mixin
    private CsvOptions csv;

    public ReproduceCommand(String version, Engines engines, Terminal terminal) {
        super(version, terminal);
        this.engines = engines;
    }

    @Override
    public Integer call() throws IOException {
        Selection selection;
        try {
            selection = Selection.named(name);
        } catch (InvalidSettingException e) {
            throw badUsage(e.getMessage(), e);
        }
        valid(options::jobs);
        EngineChoice choice = valid(options::engine);
        CsvFormat format = valid(csv::format);
        Path folder = runs.path("--runs", "a folder", spec);
        out.path("--out", "the name of a report, beside which plots are written", spec);
        // Checked before hours of training, not after.
        try (ResultFile report = ResultFile.prepareReport("--out", out)) {
            boolean complete = reportOnly ? areComplete(selection, folder) : train(selection, folder, choice);
            boolean written = report(selection, folder, format, report);
            return complete && written ? ExitCode.FINISHED : ExitCode.FAILED;
        }
    }

    /** Whether all runs of a selection are finished, without training any. */
    private boolean areComplete(Selection selection, Path folder) throws IOException {
        if (!Files.isDirectory(folder.resolve("runs"))) {
            throw badUsage(
                    "--runs must be a folder created by 'reproduce' when --report-only is given (got " + folder + ").");
        }
        try (SweepResults stored = open(selection, folder, true)) {
            int missing = stored.table().missing().size();
            if (missing > 0) {
                terminal.note(NumberFormat.count(missing) + " of "
                        + NumberFormat.count(stored.table().plan().size())
                        + " runs are not finished; train them without --report-only, with --resume.");
            }
            return missing == 0;
        }
    }

    private SweepResults open(Selection selection, Path folder, boolean mayHoldRuns) throws IOException {
        SweepSpec plan = SweepSpec.of(selection.name(), selection.runs());
        SweepResults results = open(() -> SweepResults.open(folder, plan, Shard.WHOLE, mayHoldRuns, version));
        results.notes().forEach(note -> terminal.note(note));
        return results;
    }

    /** Returns whether all runs are finished. */
    private boolean train(Selection selection, Path folder, EngineChoice choice) throws IOException {
        try (SweepResults results = open(selection, folder, options.resume)) {
            SpectrumFolder spectra = new SpectrumFolder(folder);
            int jobCount = options.jobs(engines.capacity(), results.table().missing(), terminal);
            Sweep sweep = new Sweep(results, jobCount, engines.learners(choice, jobCount));
            sweep.watch(spectra::watch);
            SweepTraining training = new SweepTraining(sweep, terminal, options.quiet);
            return training.run() == ExitCode.FINISHED;
        }
    }

    private boolean report(Selection selection, Path folder, CsvFormat format, ResultFile file) throws IOException {
        SpectrumFolder spectra = new SpectrumFolder(folder);
        try (SweepResults stored = open(selection.shared(), folder, true)) {
            Results results = new Results(stored.runs(), spectra::read);
            ReproductionReport report = new ReproductionReport(results, selection.experiments(), version);
            Path beside = out.path("--out", "a file", spec).toAbsolutePath().resolveSibling(ReproductionReport.FOLDER);
            Map<String, OutputFile.Content> files = contents(report.plots());
            files.put(TABLE, text -> stored.table().writeCsv(format, text));
            writeFiles(beside, files);
            return file.write(text -> text.write(report.markdown()), terminal);
        } catch (UncheckedIOException | IOException e) {
            String reason = e instanceof IOException io ? FileErrors.reason(io) : e.getMessage();
            terminal.note("--out: " + out + " was not written: " + reason);
            return false;
        }
    }
}
