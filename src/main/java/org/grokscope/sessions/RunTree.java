package org.grokscope.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grokscope.training.TrainingSession;

/** The runs of the window, oldest first, and which is a branch of which. */
public final class RunTree {

    /** Limited because checkpoints and network snapshots stay in memory. */
    private static final int MAX = 8;

    /**
     * One run.
     *
     * @param number 1, 2, 3, … by their start
     * @param session the run
     * @param parent the run that it branched from
     * @param from the step of the branch; 0 without a parent
     */
    public record Entry(int number, TrainingSession session, Optional<Entry> parent, long from) {

        /** The number of its ancestors. */
        public int depth() {
            return parent.map(entry -> entry.depth() + 1).orElse(0);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private int count;
    private Runnable onChange = () -> {};

    /** Adds a run that has started. */
    Entry add(TrainingSession session, Optional<Entry> parent, long from) {
        count++;
        Entry entry = new Entry(count, session, parent, from);
        entries.add(entry);
        if (entries.size() > MAX) {
            entries.stream()
                    .filter(each -> each.session().state().isOver())
                    .findFirst()
                    .ifPresent(entries::remove);
        }
        onChange.run();
        return entry;
    }

    /** Sets the callback for added runs. */
    public void setOnChange(Runnable listener) {
        onChange = listener;
    }

    Optional<Entry> of(TrainingSession session) {
        return entries.stream().filter(entry -> entry.session().equals(session)).findFirst();
    }

    /** The runs in depth-first order: each is followed by its branches. */
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
