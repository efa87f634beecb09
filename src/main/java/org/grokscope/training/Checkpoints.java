package org.grokscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Milestones;

/**
 * The checkpoints of a run, by ascending step: dense at the beginning, then spaced geometrically, and always those at T_mem, at T_grok and
 * the latest. Above the memory limit, the one whose neighbours' steps have the smallest ratio is dropped. One thread adds, any thread reads.
 */
public final class Checkpoints {

    /** Why a checkpoint is kept, which decides for how long. By ascending lifetime. */
    enum Kind {
        /** For recovery after a crash: replaced by the next checkpoint. */
        LATEST,
        /** Spaced over the run: kept while memory allows. */
        SPACED,
        /** Never dropped. */
        LASTING
    }

    private static final long MAX_BYTES = 48L << 20;
    /** Ratio of the steps of two spaced checkpoints. */
    private static final double SPACING = 1.2;
    /** At most so much training is lost in a crash. */
    private static final long LATEST_NANOS = 5_000_000_000L;

    private record Kept(Checkpoint checkpoint, Kind kind) {}

    private final List<Kept> kept = new ArrayList<>();
    private volatile boolean wanted;
    private long nextStep;
    private long lastAt = System.nanoTime();
    private boolean outdated;

    /** Keeps checkpoints from now on. */
    void keep() {
        wanted = true;
    }

    /** Adds those of the same run from an earlier session. */
    synchronized void enter(List<Checkpoint> earlier, Milestones milestones) {
        for (Checkpoint each : earlier) {
            kept.add(new Kept(each, milestones.isAt(each.step()) ? Kind.LASTING : Kind.SPACED));
            nextStep = next(each.step());
        }
    }

    private static long next(long step) {
        return (long) Math.ceil((step + 1) * SPACING);
    }

    /** The kind of the checkpoint that is due after an evaluation; empty if none is. */
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

    /** Whether the latest is of this step. */
    synchronized boolean isAt(long step) {
        return latest().filter(last -> last.step() == step).isPresent();
    }

    /** Marks the latest as outdated by a change of the run. */
    void outdate() {
        outdated = true;
    }

    /** Adds the latest. It replaces one of the same step, and takes the longer lifetime of the two. */
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
        while (size() > MAX_BYTES && dropOne()) {
            // drops one per pass
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

    /** The latest. */
    public synchronized Optional<Checkpoint> latest() {
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast().checkpoint());
    }
}
