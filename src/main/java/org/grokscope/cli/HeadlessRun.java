package org.grokscope.cli;

import java.util.function.ToIntFunction;
import org.grokscope.cli.terminal.OnShutdown;
import org.grokscope.cli.terminal.Progress;
import org.grokscope.cli.terminal.ProgressLine;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.run.RunResult;
import org.grokscope.training.TrainingSession;

/**
 * Trains one session on the calling thread and shows its progress from another.
 *
 * <p>Ctrl-C and SIGTERM end the run after its current step: the shutdown of the JVM waits until the results are written. The
 * exit code of the process is then the system's for that signal (130 or 143).
 */
record HeadlessRun(TrainingSession session, Terminal terminal, boolean quiet) {

    /**
     * Trains to the end and reports the result.
     *
     * @param report receives the result; an interrupted process waits for it as well
     * @return what {@code report} returns
     */
    int run(ToIntFunction<RunResult> report) {
        try (OnShutdown _ = new OnShutdown(
                session::stop, () -> terminal.note("The run did not stop; its results are not written."))) {
            train();
            return report.applyAsInt(session.result());
        }
    }

    private void train() {
        session.resume();
        try (Progress _ = quiet ? null : new Progress(() -> ProgressLine.of(session), terminal)) {
            session.run();
        }
    }
}
