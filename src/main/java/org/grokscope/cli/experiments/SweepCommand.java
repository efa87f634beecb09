package org.grokscope.cli.experiments;

import java.io.IOException;
import java.nio.file.Path;
import org.grokscope.cli.terminal.CsvOptions;
import org.grokscope.cli.terminal.InputFile;
import org.grokscope.cli.terminal.Output;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.experiments.sweep.Shard;
import org.grokscope.experiments.sweep.Sweep;
import org.grokscope.experiments.sweep.SweepException;
import org.grokscope.experiments.sweep.SweepResults;
import org.grokscope.experiments.sweep.SweepSpec;
import org.grokscope.storage.format.CsvFormat;
import org.grokscope.training.EngineChoice;
import org.grokscope.training.Engines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains all runs of a specification, or one shard of them. */
@Command(
        name = "sweep",
        abbreviateSynopsis = true,
        description =
                "Trains a grid of runs, several at a time, without a window. Every run is stored when it is finished; "
                        + "after an interruption, --resume continues with the others.",
        footer = {
            "",
            "The specification is a YAML file. Its fields have the names of the flags of 'run', without dashes:",
            "  name: decay                     # optional",
            "  base: {preset: fast}            # settings of all runs",
            "  grid: {weight-decay: [0.5, 1]}  # every combination of these values",
            "  cells: [{p: 47}, {p: 53}]       # optional: alternatives, each combined with the grid",
            "  seeds: 42..51                   # a range or a list",
            "",
            "Example: grokscope sweep decay.yaml --out decay --jobs 2",
            "",
            "Exit code: 0 all runs are finished, 1 some are not, or could not be written, 2 bad usage."
        })
public final class SweepCommand extends ExperimentCommand {

    private final Engines engines;

    @Parameters(paramLabel = "SPEC.yaml", description = "The specification.")
    private String specification;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results. Default: a folder with the name of the sweep, here.")
    private Output out;

    @Option(
            names = "--shard",
            paramLabel = "i/n",
            description = "Train only the i-th of n parts of about the same duration, for n machines; see 'merge'.")
    private String shard;

    @Mixin
    private SweepOptions options;

    @Mixin
    private CsvOptions csv;

    public SweepCommand(String version, Engines engines, Terminal terminal) {
        super(version, terminal);
        this.engines = engines;
    }

    @Override
    public Integer call() throws IOException {
        valid(options::jobs);
        EngineChoice choice = valid(options::engine);
        Shard part = valid(() -> shard == null ? Shard.WHOLE : Shard.parse(shard));
        CsvFormat format = valid(csv::format);
        Path folder = out == null ? null : out.path("--out", "a folder", spec);
        try (SweepResults results = open(() -> results(part, folder))) {
            results.setTableFormat(format);
            results.notes().forEach(note -> terminal.note(note));
            int jobCount = options.jobs(engines.capacity(), results.table().missing(), terminal);
            Sweep sweep = new Sweep(results, jobCount, engines.learners(choice, jobCount));
            return new SweepTraining(sweep, terminal, options.quiet).run();
        }
    }

    private SweepResults results(Shard part, Path folder) throws SweepException {
        SweepSpec asked = SweepSpec.read(InputFile.check("SPEC.yaml", "a readable file", specification, spec));
        String usual = asked.name() + (part.count() == 1 ? "" : "-" + part.index() + "-of-" + part.count());
        return SweepResults.open(folder == null ? Path.of(usual) : folder, asked, part, options.resume, version);
    }
}
