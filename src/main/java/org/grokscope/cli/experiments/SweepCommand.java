package org.grokscope.cli.experiments;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.grokscope.cli.terminal.Flags;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.experiments.sweep.Shard;
import org.grokscope.experiments.sweep.Sweep;
import org.grokscope.experiments.sweep.SweepException;
import org.grokscope.experiments.sweep.SweepResults;
import org.grokscope.experiments.sweep.SweepSpec;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.training.EngineChoice;
import org.grokscope.training.Engines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains all runs of a specification, or one shard of them. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        sortOptions = false,
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
public final class SweepCommand implements Callable<Integer> {

    private final String version;
    private final Engines engines;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SPEC.yaml", description = "The specification.")
    private String specification;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results. Default: a folder with the name of the sweep, here.")
    private String out;

    @Option(
            names = "--shard",
            paramLabel = "i/n",
            description = "Train only the i-th of n parts of about the same duration, for n machines; see 'merge'.")
    private String shard;

    @Mixin
    private SweepOptions options;

    public SweepCommand(String version, Engines engines, Terminal terminal) {
        this.version = version;
        this.engines = engines;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        int jobCount;
        EngineChoice choice;
        Shard part;
        try {
            jobCount = options.jobs();
            choice = options.engine();
            part = shard == null ? Shard.WHOLE : Shard.parse(shard);
        } catch (InvalidSettingException e) {
            throw Flags.invalid(spec, e);
        }
        try (SweepResults results = open(part)) {
            results.notes().forEach(note -> terminal.note(note));
            Sweep sweep = new Sweep(results, jobCount, engines.learners(choice, jobCount));
            return new SweepTraining(sweep, terminal, options.quiet()).run();
        }
    }

    private SweepResults open(Shard part) {
        try {
            SweepSpec asked = SweepSpec.read(Path.of(specification));
            String usual = asked.name() + (part.count() == 1 ? "" : "-" + part.index() + "-of-" + part.count());
            return SweepResults.open(Path.of(out == null ? usual : out), asked, part, options.resume(), version);
        } catch (SweepException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (InvalidPathException e) {
            throw new ParameterException(
                    spec.commandLine(), "'" + e.getInput() + "' is not a path: " + e.getReason(), e);
        }
    }
}
