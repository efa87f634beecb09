package org.grokscope.cli.experiments;

import org.grokscope.cli.terminal.Flags;
import org.grokscope.task.Range;
import org.grokscope.training.EngineChoice;
import picocli.CommandLine.Option;

/** The flags of all commands that train many runs. */
final class SweepOptions {

    private static final Range JOBS = Range.whole("jobs", 1, 256);

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Runs at the same time, each on one thread, 1 to 256. Default: as many as there are cores.")
    private String jobs;

    @Option(names = "--resume", description = "Goes on with the runs in DIR, if there are any.")
    private boolean resume;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description =
                    "The library that computes: mxnet, pytorch (in builds with -Ppytorch) or auto. Default: auto.")
    private String engine;

    @Option(names = "--quiet", description = "Prints neither progress nor summary, only errors.")
    private boolean quiet;

    /**
     * How many runs train at the same time.
     *
     * @throws org.grokscope.task.InvalidSettingException if the flag is not a possible number
     */
    int jobs() {
        return Flags.whole(JOBS, jobs, Runtime.getRuntime().availableProcessors());
    }

    /**
     * What computes.
     *
     * @throws org.grokscope.task.InvalidSettingException if the flag names nothing
     */
    EngineChoice engine() {
        return engine == null ? EngineChoice.AUTO : EngineChoice.named(engine);
    }

    boolean resume() {
        return resume;
    }

    boolean quiet() {
        return quiet;
    }
}
