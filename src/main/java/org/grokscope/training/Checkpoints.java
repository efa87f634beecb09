package org.grokscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoints of a run, in the order of their steps: more at the beginning, where more happens, then ever fewer, and always those
 * at T_mem, at T_grok and the newest. When they take more memory than they may, the one is dropped whose neighbours
 * are closest by ratio. One thread adds, any thread reads.
 */
public final class Checkpoints {

    private static final long MOST_BYTES = 48L << 20;
    /** The next one is due when the run is so many times as long. */
    private static final double SPACING = 1.15;

    private record Kept(Checkpoint checkpoint, boolean forEver) {}

    private final List<Kept> kept = new ArrayList<>();
    private volatile boolean wanted;
    private long nextStep;

    /** Begins to keep checkpoints. */
    void keep() {
        wanted = true;
    }

    /** Whether another is due after a step. */
    boolean isDue(long step) {
        return wanted && step >= nextStep;
    }

    boolean isWanted() {
        return wanted;
    }

    /**
     * Adds the newest; nothing happens if there is one of that step.
     *
     * @param forEver whether it is never dropped
     */
    synchronized void add(Checkpoint checkpoint, boolean forEver) {
        nextStep = (long) Math.ceil((checkpoint.step() + 1) * SPACING);
        if (latest().filter(last -> last.step() == checkpoint.step()).isPresent()) {
            return;
        }
        kept.add(new Kept(checkpoint, forEver));
        while (size() > MOST_BYTES && dropOne()) {
            // One after the other, until what is left fits.
        }
    }

    private long size() {
        return kept.stream()
                .mapToLong(each -> each.checkpoint().snapshot().size())
                .sum();
    }

    private boolean dropOne() {
        int least = -1;
        double leastRatio = Double.POSITIVE_INFINITY;
        for (int i = 1; i < kept.size() - 1; i++) {
            double ratio = (kept.get(i + 1).checkpoint().step() + 1.0)
                    / (kept.get(i - 1).checkpoint().step() + 1.0);
            if (!kept.get(i).forEver() && ratio < leastRatio) {
                leastRatio = ratio;
                least = i;
            }
        }
        if (least >= 0) {
            kept.remove(least);
        }
        return least >= 0;
    }

    /** All of them. */
    public synchronized List<Checkpoint> all() {
        return kept.stream().map(Kept::checkpoint).toList();
    }

    /** The newest. */
    public synchronized Optional<Checkpoint> latest() {
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast().checkpoint());
    }
}
