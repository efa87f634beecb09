package org.grokscope.ui.shell;

import org.grokscope.narration.NumberFormat;
import org.grokscope.sessions.RunSessions;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.library.LibraryController;
import org.grokscope.ui.run.RunController;

/**
 * Says what became of a run that was under way when another one took its place, and leads back to it. Nothing asks before: a run that ends is
 * recorded to its last step, and can be resumed there.
 */
record WayBack(StatusMessage message, RunController run, LibraryController library) {

    /** A run was ended. */
    void ended(RunSessions.Ended left) {
        String step = NumberFormat.count(left.session().step());
        left.stored()
                .ifPresentOrElse(
                        stored -> {
                            // Of one without a step there is nothing to go back to.
                            if (stored.steps() > 0) {
                                message.say(
                                        Texts.of(
                                                "left.ended",
                                                Long.toString(stored.id()),
                                                NumberFormat.count(stored.steps())),
                                        Texts.of("left.open"),
                                        () -> library.open(stored));
                            }
                        },
                        () -> message.say(
                                Texts.of("left.not-recorded", step),
                                Texts.of("left.open"),
                                () -> run.show(left.session())));
    }

    /** A run was paused. */
    void paused(TrainingSession left) {
        message.say(
                Texts.of("left.paused", NumberFormat.count(left.step())), Texts.of("left.back"), () -> run.show(left));
    }
}
