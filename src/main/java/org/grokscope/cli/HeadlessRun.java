package org.grokscope.cli;

import java.util.function.ToIntFunction;
import org.grokscope.cli.terminal.OnShutdown;
import org.grokscope.cli.terminal.Progress;
import org.grokscope.cli.terminal.ProgressLine;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.run.RunResult;
import org.grokscope.training.TrainingSession;

/**
 * One session on the calling thread, with its progress on another.
 *
 * <p>Ctrl-C and SIGTERM end the run after its current step: the JVM's shutdown waits until the results are written. The
 * outcome is then what has been reached; the process's exit code is the system's for that signal (130 or 143).
 */
final class HeadlessRun {

    private final TrainingSession session;
    private final Terminal terminal;
    private final boolean quiet;

    HeadlessRun(TrainingSession session, Terminal terminal, boolean quiet) {
        this.session = session;
        this.terminal = terminal;
        this.quiet = quiet;
    }

    /**
     * Trains to the end and hands the result on.
     *
     * @param report what to do with the result; an interrupted process waits for this too
     * @return what {@code report} returns
     */
    int run(ToIntFunction<RunResult> report) {
        try (OnShutdown _ = new OnShutdown(
                session::stop, () -> terminal.note("The run did not stop; what it measured is not written."))) {
            train();
            return report.applyAsInt(session.result());
        }
    }

    private void train() {
        session.resume();
        if (quiet) {
            session.run();
            return;
        }
        try (Progress progress = new Progress(() -> ProgressLine.of(session), terminal)) {
            progress.start();
            session.run();
        }
    }
}
