package org.grokscope.ui.library.list;

import java.util.List;
import java.util.function.Supplier;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.outcome.OutcomeKind;

/** A row of the library's table. */
public sealed interface LibraryRow {

    /**
     * The heading of a group.
     *
     * @param key tells the groups apart
     * @param settings what the runs below have in common unless they state something else; may be empty
     * @param runs how many there are
     * @param isOpen whether they are listed
     */
    record Heading(String key, String title, String settings, int runs, boolean isOpen) implements LibraryRow {}

    /**
     * A run.
     *
     * @param named says what tells it apart from the others of its group; asked for the rows in view only, for it takes long for thousands
     * @param rails for a branch, from the left: whether the line of each run above goes on to another branch of it; empty for any other run
     */
    record Entry(StoredRun run, OutcomeKind outcome, Supplier<String> named, List<Boolean> rails)
            implements LibraryRow {

        /** What tells it apart from the others of its group. */
        public String difference() {
            return named.get();
        }

        /** The name that the user gave it; otherwise what tells it apart. */
        public String name() {
            return run.label().name().isEmpty() ? difference() : run.label().name();
        }
    }
}
