package org.grokscope.ui.library;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is said below the list. A question goes with its answer, or when what it asks about is over; what was said before it then returns. */
final class Notices {

    /**
     * A message or question below the list, with what can be done about it.
     *
     * @param stands whether the question is still to be asked
     */
    record Notice(String text, BooleanSupplier stands, List<Answer> answers) {

        Notice(String text, Answer... answers) {
            this(text, () -> true, List.of(answers));
        }
    }

    /**
     * A button beside a message.
     *
     * @param label the key of its text
     */
    record Answer(String label, Runnable action) {}

    private static final Notice NONE = new Notice("");

    private final ReadOnlyObjectWrapper<Notice> shown = new ReadOnlyObjectWrapper<>(this, "shown", NONE);
    /** The last question. */
    private Notice question = NONE;
    /** What was said before it, which may still be undone. */
    private Notice before = NONE;

    ReadOnlyObjectProperty<Notice> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void say(Notice notice) {
        shown.set(notice);
    }

    void ask(Notice asked) {
        if (!isAsking()) {
            before = shown.get();
        }
        question = asked;
        shown.set(asked);
    }

    private boolean isAsking() {
        return shown.get().equals(question);
    }

    /** Ends a question. */
    void answered() {
        if (isAsking()) {
            shown.set(before);
        }
    }

    /** Ends a question about something that is over. */
    void settle() {
        if (isAsking() && !question.stands().getAsBoolean()) {
            answered();
        }
    }
}
