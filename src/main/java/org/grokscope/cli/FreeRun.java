package org.grokscope.cli;

import java.io.IOException;
import java.util.Optional;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.CriticalNorm;
import org.grokscope.sessions.RunRecorder;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;

/** The run without a held norm on which the critical norm is measured: one of the library, or else trained first and recorded there. */
record FreeRun(Library library, LearnerFactory learners, Terminal terminal, boolean quiet) {

    /**
     * The critical norm of settings.
     *
     * @param free the settings with nothing held
     * @throws IOException if such a run does not grok, or the library cannot be used
     */
    double criticalNorm(RunConfig free) throws IOException {
        Optional<CriticalNorm> found = CriticalNorm.find(library, free, learners);
        CriticalNorm norm = found.isPresent() ? found.get() : train(free);
        say("The critical norm is " + NumberFormat.setting(NumberFormat.significant(norm.norm(), 4))
                + ": the norm of run "
                + norm.run() + " of the library, in which nothing is held, when it grokked at step "
                + NumberFormat.count(norm.step()) + ".");
        return norm.norm();
    }

    private CriticalNorm train(RunConfig free) throws IOException {
        say("No critical norm is given: the same settings are trained first with nothing held.");
        TrainingSession session = RunRecorder.prepare(free, learners);
        new RunRecorder().record(library, session, Origin.COMMAND);
        new HeadlessRun(session, terminal, quiet).run(_ -> 0);
        try {
            library.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return CriticalNorm.find(library, free, learners)
                .orElseThrow(() ->
                        new IOException("The critical norm is not known: with nothing held the run did not grok within "
                                + NumberFormat.count(session.step())
                                + " steps. Raise --steps, or give --critical-norm."));
    }

    private void say(String text) {
        if (!quiet) {
            terminal.note(text);
        }
    }
}
