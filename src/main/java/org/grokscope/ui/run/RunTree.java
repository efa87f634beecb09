package org.grokscope.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grokscope.training.TrainingSession;

/** The runs that this window has had, oldest first, and which of them is a branch of which. */
public final class RunTree {

    /** Their checkpoints and looks stay in memory, so that there cannot be any number of them. */
    private static final int MOST = 8;

    /**
     * One run.
     *
     * @param number 1, 2, 3, … in the order in which they began
     * @param session the run
     * @param parent the run that it is a branch of
     * @param from the step at which it left that run; 0 without a parent
     */
    public record Entry(int number, TrainingSession session, Optional<Entry> parent, long from) {

        /** How many branches lie between it and a run that is none. */
        public int depth() {
            return parent.map(entry -> entry.depth() + 1).orElse(0);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private int count;
    private Runnable onChange = () -> {};

    /** Enters a run that has begun. */
    Entry add(TrainingSession session, Optional<Entry> parent, long from) {
        count++;
        Entry entry = new Entry(count, session, parent, from);
        entries.add(entry);
        if (entries.size() > MOST) {
            entries.stream()
                    .filter(each -> each.session().state().isOver())
                    .findFirst()
                    .ifPresent(entries::remove);
        }
        onChange.run();
        return entry;
    }

    /** Who hears when runs are entered. */
    public void setOnChange(Runnable listener) {
        onChange = listener;
    }

    Optional<Entry> of(TrainingSession session) {
        return entries.stream().filter(entry -> entry.session().equals(session)).findFirst();
    }

    /** The runs as a family tree: each is followed by its branches. */
    public List<Entry> tree() {
        List<Entry> tree = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.parent().filter(entries::contains).isEmpty()) {
                addWithBranches(entry, tree);
            }
        }
        return tree;
    }

    private void addWithBranches(Entry entry, List<Entry> tree) {
        tree.add(entry);
        for (Entry branch : entries) {
            if (branch.parent().equals(Optional.of(entry))) {
                addWithBranches(branch, tree);
            }
        }
    }
}
