package org.grokscope.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.grokscope.cli.library.LibraryOptions;
import org.grokscope.cli.terminal.AppCommand;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Flags;
import org.grokscope.cli.terminal.Summary;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.RunRecorder;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryAccess;
import org.grokscope.storage.library.Origin;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.task.Range;
import org.grokscope.training.EngineChoice;
import org.grokscope.training.Engines;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains one run, prints a summary and writes the results. */
@Command(
        name = "run",
        abbreviateSynopsis = true,
        description =
                "Trains one run without a window. The results are written when the run ends. A run that fails or is "
                        + "interrupted (Ctrl-C) writes its results up to that step.",
        footer = {
            "",
            "Example: grokscope run --preset fast --seed 7 --json run.json",
            "",
            "Exit code: 0 finished, 1 the run failed or its results could not be written, 2 bad usage."
        })
final class RunCommand extends AppCommand {

    static final Range THREADS = Range.whole("threads", 1, 256);

    private final Engines engines;

    @Mixin
    private ConfigOptions config;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "Numerical library: auto, mxnet or pytorch (in builds with -Ppytorch). "
                    + "Default: auto, which is mxnet on x86-64 processors and pytorch on others.")
    private String engine;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads. Allowed: 1 to 256; one run has work for two. Default: one per core.")
    private String threads;

    @Mixin
    private ResultOptions results;

    @Option(names = "--record", description = "Record the run in the library while it trains.")
    private boolean record;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description =
                    "Resume an interrupted run of the library from its last checkpoint, with its own settings, and record "
                            + "it.")
    private String resume;

    @Mixin
    private LibraryOptions library;

    @Option(names = "--quiet", description = "Print errors only, no progress and no summary.")
    private boolean quiet;

    RunCommand(String version, Engines engines, Terminal terminal) {
        super(version, terminal);
        this.engines = engines;
    }

    @Override
    public Integer call() throws IOException {
        Optional<RunConfig> free = config.free();
        RunConfig given = free.isPresent() ? free.get() : config.toConfig();
        EngineChoice choice = valid(() -> engine == null ? EngineChoice.AUTO : EngineChoice.named(engine));
        int threadCount =
                valid(() -> Flags.whole(THREADS, threads, engines.capacity().cores()));
        valid(results::format);
        try (ResultOptions.Files files = results.prepare(terminal)) {
            LearnerFactory learners = engines.learners(choice, threadCount);
            RunConfig checked = free.isPresent() && resume == null ? held(given, learners) : given;
            if (resume == null && !record) {
                return train(new TrainingSession(checked, learners), result -> report(result, files));
            }
            if (resume != null && config.isGiven()) {
                throw badUsage("--resume keeps the settings of run " + resume + "; remove the other settings.");
            }
            try (Library opened = library.open(version, resume == null ? LibraryAccess.CREATE : LibraryAccess.CHANGE)) {
                RunRecorder recorder = new RunRecorder();
                TrainingSession session = session(opened, recorder, checked, learners);
                return train(session, result -> {
                    boolean recorded = new RecordingEnd(opened, recorder, library.flag()).finish(session, terminal);
                    int code = report(result, files);
                    return recorded ? code : ExitCode.FAILED;
                });
            }
        }
    }

    /** The configuration with the critical norm of the same settings with nothing held, measured. */
    private RunConfig held(RunConfig free, LearnerFactory learners) throws IOException {
        try (Library opened = library.open(version, LibraryAccess.CREATE)) {
            return config.toConfig(new FreeRun(opened, learners, terminal, quiet).criticalNorm(free));
        }
    }

    private TrainingSession session(Library opened, RunRecorder recorder, RunConfig checked, LearnerFactory learners)
            throws IOException {
        if (resume != null) {
            StoredRun run = library.find(opened, resume);
            TrainingSession resumed = recorder.resume(opened, run, learners);
            if (!quiet) {
                terminal.note("Resuming run " + run.id() + " at step " + NumberFormat.count(resumed.step())
                        + ", its last checkpoint; it had got to step " + NumberFormat.count(run.steps()) + ".");
            }
            return resumed;
        }
        TrainingSession session = RunRecorder.prepare(checked, learners);
        recorder.record(opened, session, Origin.COMMAND);
        return session;
    }

    private int train(TrainingSession session, ToIntFunction<RunResult> report) {
        return new HeadlessRun(session, terminal, quiet).run(report);
    }

    private int report(RunResult result, ResultOptions.Files files) {
        if (!quiet) {
            new Summary(result, version).lines().forEach(terminal::print);
        }
        int code = ExitCode.FINISHED;
        if (result.outcome() instanceof Outcome.Failed(long step, String message)) {
            terminal.note("The run failed: " + message);
            code = ExitCode.FAILED;
        }
        return files.write(result, version, terminal) ? code : ExitCode.FAILED;
    }
}
