package org.grokscope.cli.experiments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.grokscope.cli.terminal.CsvOptions;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Output;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.experiments.sweep.Merge;
import org.grokscope.experiments.sweep.ResultsTable;
import org.grokscope.experiments.sweep.SweepResults;
import org.grokscope.narration.NumberFormat;
import org.grokscope.storage.format.CsvFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Merges the shards of a sweep. */
@Command(
        name = "merge",
        abbreviateSynopsis = true,
        description =
                "Merges the results of 'sweep --shard' into one folder and lists missing runs. 'sweep --resume' can "
                        + "continue in it.",
        footer = {
            "",
            "Example: grokscope merge decay-1-of-2 decay-2-of-2 --out decay",
            "",
            "Exit code: 0 all runs are complete, 1 some are missing, or could not be written, 2 bad usage."
        })
public final class MergeCommand extends ExperimentCommand {

    /** More lines than this are summarized. */
    private static final int MOST_LINES = 20;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders created by 'sweep'.")
    private List<String> folders;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "A new or empty folder for the merged results.")
    private Output out;

    @Mixin
    private CsvOptions csv;

    @Option(names = "--quiet", description = "Print only errors and missing runs, no summary.")
    private boolean quiet;

    public MergeCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    @Override
    public Integer call() throws IOException {
        CsvFormat format = valid(csv::format);
        Path target = out.path("--out", "a folder", spec);
        try (SweepResults whole = open(() -> Merge.merge(paths(folders), target, version))) {
            whole.setTableFormat(format);
            whole.writeTable();
            whole.notes().forEach(note -> terminal.note(note));
            ResultsTable table = whole.table();
            if (!quiet) {
                terminal.print(NumberFormat.count(table.size()) + " of "
                        + NumberFormat.count(table.plan().size()) + " runs");
                SweepSummary.lines(table).forEach(terminal::print);
            }
            List<String> missing = SweepSummary.missing(table);
            missing.stream().limit(MOST_LINES).forEach(terminal::note);
            if (missing.size() > MOST_LINES) {
                terminal.note("Missing: seeds of " + (missing.size() - MOST_LINES) + " more settings");
            }
            return missing.isEmpty() ? ExitCode.FINISHED : ExitCode.FAILED;
        }
    }
}
