package org.grokscope.ui.library;

import java.util.List;
import java.util.Optional;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.sessions.RunSessions;
import org.grokscope.training.TrainingSession;

/** What the rest of the window does with stored runs. */
public interface LibraryHost {
    /** Whether no run has been started yet. */
    boolean isIdle();

    /** The run that the window shows. */
    TrainingSession current();

    /** Whether the run that the window shows trains now. */
    boolean isTraining();

    /** Shows the run of the window. */
    void show();

    /** Shows a restored run. */
    void show(RunSessions.Reopened restored);

    /**
     * Shows a run that another program trains or has trained.
     *
     * @param before the session that it replaces, if it does: then it is shown only if that one is
     */
    void follow(Optional<TrainingSession> before, TrainingSession session);

    /** Branches the run that the window shows at one of its checkpoints. */
    void branch(long step);

    /** Compares some runs. */
    void compare(List<ComparedRun> runs);

    /** Shows a message at the foot of the window. */
    void say(String message);

    /**
     * Shows a message at the foot of the window, and a link after it.
     *
     * @param link the text of the link
     * @param action what the link does
     */
    void offer(String message, String link, Runnable action);
}
