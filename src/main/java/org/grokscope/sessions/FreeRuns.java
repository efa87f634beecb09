package org.grokscope.sessions;

import java.util.List;
import java.util.Optional;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;

/** Runs of a window in which nothing is held, which say what the critical norm of their settings is. To be used on one thread. */
public final class FreeRuns {

    private final RunSessions sessions;
    private final LibraryService library;
    private final LearnerFactory learners;

    public FreeRuns(RunSessions sessions, LibraryService library, LearnerFactory learners) {
        this.sessions = sessions;
        this.library = library;
        this.learners = learners;
    }

    /** What is told, on the thread of this object. */
    public interface Listener {

        /** A run is trained for this, because the library has none. */
        void training(TrainingSession run);

        /** The critical norm; empty if the run has ended and did not grok. */
        void measured(Optional<CriticalNorm> norm);

        /** Why the library cannot be used. */
        void failed(String problem);
    }

    /** Measures the critical norm of settings in which nothing is held; trains a run where the library has none. */
    public void measure(RunConfig free, Listener listener) {
        library.ask(
                opened -> CriticalNorm.find(opened, free, learners),
                found -> {
                    if (found.isPresent()) {
                        listener.measured(found);
                    } else {
                        train(free, listener);
                    }
                },
                listener::failed);
    }

    private void train(RunConfig free, Listener listener) {
        TrainingSession run = sessions.compare(List.of(free)).getFirst();
        listener.training(run);
        sessions.whenOver(
                run,
                _ -> library.ask(
                        opened -> CriticalNorm.find(opened, free, learners), listener::measured, listener::failed));
    }
}
