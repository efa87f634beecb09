package org.grokscope.web;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunTimeline;

/**
 * Which evaluations of a long run a page shows. The rows are cut into blocks, and of each block those stay in which some curve is lowest or
 * highest, so that no peak is lost. Half of the blocks lie before the jump or shortly after it, however soon in a long run that is.
 */
final class KeptRows {

    /** The jump and what comes right after it, as a multiple of T_grok. */
    private static final double AROUND_JUMP = 1.25;

    private final RunTimeline run;
    private final List<IntToDoubleFunction> curves;
    private final int size;

    private KeptRows(RunTimeline run, List<IntToDoubleFunction> curves) {
        this.run = run;
        this.curves = curves;
        size = run.history().size();
    }

    /**
     * The rows to show, in order.
     *
     * @param curves the value of each curve in a row
     * @param most about how many rows there may be; milestones, changes and both ends are kept in any case
     */
    static int[] of(RunTimeline run, List<IntToDoubleFunction> curves, int most) {
        KeptRows rows = new KeptRows(run, curves);
        if (rows.size <= most) {
            return IntStream.range(0, rows.size).toArray();
        }
        // Of a block at least two rows are kept, and at most two for each curve.
        int blocks = most / 2;
        BitSet kept = rows.kept(blocks);
        while (kept.cardinality() > most && blocks > 2) {
            blocks = Math.max(2, Math.min(blocks - 1, (int) ((long) blocks * most / kept.cardinality())));
            kept = rows.kept(blocks);
        }
        return kept.stream().toArray();
    }

    private BitSet kept(int blocks) {
        BitSet kept = new BitSet(size);
        int middle = aroundJump();
        int first = middle == size ? blocks : Math.min(middle, blocks / 2);
        keepExtremes(0, middle, first, kept);
        keepExtremes(middle, size, blocks - first, kept);
        keepMilestones(kept);
        return kept;
    }

    private int aroundJump() {
        OptionalLong grokked = run.milestones().grokkingStep();
        return grokked.isEmpty()
                ? size
                : Math.min(size, run.history().rowAt(Math.round(AROUND_JUMP * grokked.getAsLong())) + 1);
    }

    private void keepExtremes(int from, int to, int blocks, BitSet kept) {
        int count = Math.min(blocks, to - from);
        for (int block = 0; block < count; block++) {
            int start = from + (int) ((long) (to - from) * block / count);
            int end = from + (int) ((long) (to - from) * (block + 1) / count);
            kept.set(start);
            curves.forEach(curve -> keepExtremes(start, end, curve, kept));
        }
    }

    private static void keepExtremes(int start, int end, IntToDoubleFunction curve, BitSet kept) {
        int low = -1;
        int high = -1;
        for (int row = start; row < end; row++) {
            double value = curve.applyAsDouble(row);
            if (Double.isFinite(value)) {
                low = low < 0 || value < curve.applyAsDouble(low) ? row : low;
                high = high < 0 || value > curve.applyAsDouble(high) ? row : high;
            }
        }
        if (low >= 0) {
            kept.set(low);
            kept.set(high);
        }
    }

    private void keepMilestones(BitSet kept) {
        RunHistory history = run.history();
        Milestones milestones = run.milestones();
        kept.set(0);
        kept.set(size - 1);
        milestones.memorizationStep().ifPresent(step -> kept.set(history.rowAt(step)));
        milestones.grokkingStep().ifPresent(step -> kept.set(history.rowAt(step)));
        for (RunEvent event : history.events()) {
            // The first evaluation after a change shows what it did.
            int row = history.rowAt(event.step());
            kept.set(row);
            kept.set(Math.min(row + 1, size - 1));
        }
    }
}
