package org.grokscope.cli.experiments;

import java.util.List;
import java.util.OptionalInt;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.experiments.sweep.PlannedRun;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.Range;
import org.grokscope.training.Capacity;
import org.grokscope.training.EngineChoice;
import picocli.CommandLine.Option;

/** The flags of all commands that train many runs. */
final class SweepOptions {

    private static final Range JOBS = Range.whole("jobs", 1, 256);

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Number of runs at a time, one thread each. Allowed: 1 to 256. Default: one per core, "
                    + "fewer if the memory has no room for them.")
    private String jobs;

    @Option(names = "--resume", description = "Continue with the runs in DIR that are not finished.")
    boolean resume;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "Numerical library: auto, mxnet or pytorch (in builds with -Ppytorch). Default: auto.")
    private String engine;

    @Option(names = "--quiet", description = "Print errors only, no progress and no summary.")
    boolean quiet;

    /**
     * The number of runs at a time, if it is given.
     *
     * @throws org.grokscope.task.InvalidSettingException if the flag is invalid
     */
    OptionalInt jobs() {
        return jobs == null ? OptionalInt.empty() : OptionalInt.of((int) JOBS.parse(jobs));
    }

    /** The number of runs at a time; says so if the memory has no room for as many as there are cores, or as are asked for. */
    int jobs(Capacity capacity, List<PlannedRun> runs, Terminal terminal) {
        List<RunConfig> configs = runs.stream().map(PlannedRun::config).toList();
        OptionalInt given = jobs();
        int wanted = Math.min(given.orElse(capacity.cores()), configs.size());
        Capacity.Room room = capacity.room(configs);
        if (wanted > room.runs() && !quiet) {
            terminal.note(
                    given.isPresent()
                            ? "--jobs " + jobs + ": the process may run out of memory. " + words(capacity, room, wanted)
                            : NumberFormat.count(room.runs()) + " runs at a time, not one per core. "
                                    + words(capacity, room, wanted));
        }
        return given.orElse(capacity.jobs(configs));
    }

    private static String words(Capacity capacity, Capacity.Room room, int wanted) {
        String each = NumberFormat.count(room.runs()) + " of them (" + megabytes(room.bytesEach()) + " each).";
        return room.heapBound()
                ? "Java's heap of " + megabytes(capacity.heap()) + " has room for " + each
                        + " The variable _JAVA_OPTIONS=-Xmx" + room.heapGigabytes(wanted) + "g makes it larger."
                : "The memory of " + megabytes(capacity.memory()) + " has room for " + each;
    }

    private static String megabytes(long bytes) {
        return NumberFormat.count(bytes >> 20) + " MB";
    }

    /**
     * The numerical library.
     *
     * @throws org.grokscope.task.InvalidSettingException if the flag is invalid
     */
    EngineChoice engine() {
        return engine == null ? EngineChoice.AUTO : EngineChoice.named(engine);
    }
}
