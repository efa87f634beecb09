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
            description = "Number of runs at a time, one thread each. Allowed: 1 to 256. Default: one per core.")
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
     * The number of runs at a time.
     *
     * @throws org.grokscope.task.InvalidSettingException if the flag is invalid
     */
    int jobs() {
        return Flags.whole(JOBS, jobs, Runtime.getRuntime().availableProcessors());
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
