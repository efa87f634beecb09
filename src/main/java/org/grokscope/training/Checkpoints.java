package org.grokscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Milestones;

/**
 * The checkpoints of a run, in the order of their steps: more at the beginning, where more happens, then ever fewer, and always those
 * at T_mem, at T_grok and the newest. When they take more memory than they may, the one is dropped whose neighbours
 * are closest by ratio. One thread adds, any thread reads.
 */
public final class Checkpoints {

    /** Why one is kept, and so how long. */
    enum Kind {
        /** To go on from after a crash: the next one replaces it. */
        LATEST,
        /** One of those that are spread over the run, while there is room. */
        SPACED,
        /** For ever. */
        LASTING
    }

    private static final long MOST_BYTES = 48L << 20;
    /** The next spaced one is due when the run is so many times as long. */
    private static final double SPACING = 1.2;
    /** So much training at most is done a second time after a crash. */
    private static final long LATEST_NANOS = 5_000_000_000L;

    private record Kept(Checkpoint checkpoint, Kind kind) {}

    private final List<Kept> kept = new ArrayList<>();
    private volatile boolean wanted;
    private long nextStep;
    private long lastAt = System.nanoTime();
    private boolean outdated;

    /** Begins to keep checkpoints. */
    void keep() {
        wanted = true;
    }

    /** Enters those of the same run from an earlier session. */
    synchronized void enter(List<Checkpoint> earlier, Milestones milestones) {
        for (Checkpoint each : earlier) {
            kept.add(new Kept(each, milestones.isAt(each.step()) ? Kind.LASTING : Kind.SPACED));
            nextStep = next(each.step());
        }
    }

    private static long next(long step) {
        return (long) Math.ceil((step + 1) * SPACING);
    }

    /** What kind of checkpoint is due after a measurement; nothing if none is. */
    Optional<Kind> due(long step, boolean milestone) {
        if (!wanted) {
            return Optional.empty();
        }
        if (milestone) {
            return Optional.of(Kind.LASTING);
        }
        if (step >= nextStep) {
            return Optional.of(Kind.SPACED);
        }
        return outdated || System.nanoTime() - lastAt > LATEST_NANOS ? Optional.of(Kind.LATEST) : Optional.empty();
    }

    boolean isWanted() {
        return wanted;
    }

    /** Whether the newest is of a step. */
    synchronized boolean isAt(long step) {
        return latest().filter(last -> last.step() == step).isPresent();
    }

    /** Says that the run has been changed since the newest. */
    void outdate() {
        outdated = true;
    }

    /** Adds the newest. One of the same step is replaced, and kept as long as either would have been. */
    synchronized void add(Checkpoint checkpoint, Kind kind) {
        lastAt = System.nanoTime();
        outdated = false;
        Kind lasting = kind;
        if (isAt(checkpoint.step())) {
            Kind before = kept.removeLast().kind();
            lasting = before.compareTo(kind) > 0 ? before : kind;
        }
        kept.removeIf(each -> each.kind() == Kind.LATEST);
        kept.add(new Kept(checkpoint, lasting));
        if (lasting != Kind.LATEST) {
            nextStep = next(checkpoint.step());
        }
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
            if (kept.get(i).kind() != Kind.LASTING && ratio < leastRatio) {
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
