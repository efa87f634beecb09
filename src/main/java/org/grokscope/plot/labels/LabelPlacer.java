package org.grokscope.plot.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.grokscope.plot.model.LabelLayout.Box;

/**
 * Finds places for labels on which neither another label nor a curve, a mark, a line or the frame lies. Labels are placed one after the other,
 * the most important first; each takes the first free place among its candidates, and a shorter text where no place is free for a longer one.
 * The answer depends on nothing but what is there and, within small tolerances, on where the label was before.
 */
public final class LabelPlacer {
    /** Space to whatever is near, if it can be had; it also keeps labels from moving back and forth. */
    private static final double WANTED = 4;
    /** Space between labels, and between a label and an upright line, beside. */
    private static final double BESIDE = 4;

    /** The end of a leader at its own curve, in px. */
    private static final double NEAR_END = 4;
    /** The part of a leader to a mark that may run along the mark's curve, in px. */
    private static final double NEAR_MARK = 11;
    /** What it costs a label to lie on a line, in columns of a curve. */
    private static final int LINED = 60;

    private final Box area;
    private final CurveColumns curves;
    private final LabelMemory memory;
    private final List<Box> taken = new ArrayList<>();
    private final List<Box> marks = new ArrayList<>();
    private final List<Box> lines = new ArrayList<>();
    private final List<Spot.Leader> leaders = new ArrayList<>();

    /** Where a label may lie, the best place first. */
    interface Candidates {
        int count();

        /** One of the places; null if there is none, such as beside a curve that is not in view there. */
        Spot at(int index);

        static Candidates of(int count, IntFunction<Spot> at) {
            return new Candidates() {
                @Override
                public int count() {
                    return count;
                }

                @Override
                public Spot at(int index) {
                    return at.apply(index);
                }
            };
        }
    }

    /** A label that has its place. */
    record Placed(int form, Spot spot) {}

    LabelPlacer(Box area, CurveColumns curves, LabelMemory memory) {
        this.area = area;
        this.curves = curves;
        this.memory = memory;
    }

    /** Keeps labels and other marks' leaders away from a mark. */
    void takeMark(Box box) {
        marks.add(box);
    }

    /** Keeps labels away from a line, which leaders may cross. */
    void takeLine(Box box) {
        lines.add(box);
    }

    /** Whether a box with a margin around it lies in the area and on nothing. */
    boolean isFree(Box box, double margin) {
        if (!box.inside(area)) {
            return false;
        }
        if (isNear(box, lines) || isNear(box, taken) || isNear(box, marks)) {
            return false;
        }
        for (Spot.Leader leader : leaders) {
            if (touches(box, leader)) {
                return false;
            }
        }
        return !curves.covers(box, margin);
    }

    private static boolean isNear(Box box, List<Box> others) {
        for (int i = 0; i < others.size(); i++) {
            Box other = others.get(i);
            if (box.left() - BESIDE < other.right()
                    && other.left() < box.right() + BESIDE
                    && box.top() < other.bottom()
                    && other.top() < box.bottom()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line runs through a box or close by: the part of it between the box's sides, and then between its top and its bottom. */
    private static boolean touches(Box box, Spot.Leader line) {
        double dx = line.toX() - line.fromX();
        double dy = line.toY() - line.fromY();
        double x0 = between(line.fromX(), dx, box.left() - 2, box.right() + 2, true);
        double x1 = between(line.fromX(), dx, box.left() - 2, box.right() + 2, false);
        double y0 = between(line.fromY(), dy, box.top() - 1, box.bottom() + 1, true);
        double y1 = between(line.fromY(), dy, box.top() - 1, box.bottom() + 1, false);
        return Math.max(0, Math.max(x0, y0)) < Math.min(1, Math.min(x1, y1));
    }

    private static boolean touches(List<Box> boxes, Spot.Leader line) {
        for (int i = 0; i < boxes.size(); i++) {
            if (touches(boxes.get(i), line)) {
                return true;
            }
        }
        return false;
    }

    /** The share of the way at which a coordinate enters a range, or leaves it; a range that it is never in is left before it is entered. */
    private static double between(double start, double way, double low, double high, boolean enters) {
        if (way == 0) {
            boolean in = start > low && start < high;
            return in == enters ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double a = (low - start) / way;
        double b = (high - start) / way;
        return enters ? Math.min(a, b) : Math.max(a, b);
    }

    private boolean isFree(Spot spot, double margin, CurveColumns.Track own) {
        if (!isFree(spot.box(), margin)) {
            return false;
        }
        if (spot.leader() == null) {
            return true;
        }
        // A leader may run into the mark, and along the curve, that it leads to.
        Spot.Leader open = spot.leader().shortened(NEAR_END);
        Spot.Leader way = spot.leader().shortened(NEAR_MARK);
        return !touches(taken, open)
                && !touches(marks, way)
                && !curves.crosses(open, own)
                && !curves.crosses(way, null);
    }

    /**
     * Places a label.
     *
     * @param key names the label, so that it stays where it was while that is free and nothing better is clearly so
     * @param own the curve at whose end it is, along which its leader may arrive; null if its leader must not
     * @param forms how many texts there are
     */
    Optional<Placed> place(String key, CurveColumns.Track own, int forms, IntFunction<Candidates> candidates) {
        LabelMemory.Choice before = memory.of(key);
        for (int form = 0; form < forms; form++) {
            Candidates spots = candidates.apply(form);
            for (double margin = WANTED; margin >= 0; margin -= WANTED) {
                for (int i = 0; i < spots.count(); i++) {
                    Spot spot = spots.at(i);
                    boolean same =
                            spot != null && before != null && before.form() == form && before.place() == spot.id();
                    if (spot != null && isFree(spot, same ? 0 : margin, own)) {
                        return Optional.of(keep(key, form, spot));
                    }
                }
            }
        }
        memory.forget(key);
        return Optional.empty();
    }

    /** The place where a label that must be there covers least of the curves; it covers no other label. */
    Optional<Placed> squeeze(String key, int form, Candidates spots) {
        Spot best = null;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < spots.count(); i++) {
            Spot spot = spots.at(i);
            boolean clear = spot != null
                    && spot.leader() == null
                    && spot.box().inside(area)
                    && !isNear(spot.box(), taken)
                    && !isNear(spot.box(), marks)
                    && leaders.stream().noneMatch(leader -> touches(spot.box(), leader));
            // Rather over some curve than over a line, which runs through the whole plot.
            int lined = clear && isNear(spot.box(), lines) ? LINED : 0;
            int covered = clear && lined < least ? lined + curves.covered(spot.box(), 0, least - lined) : least;
            if (covered < least) {
                best = spot;
                least = covered;
            }
        }
        return best == null ? Optional.empty() : Optional.of(keep(key, form, best));
    }

    private Placed keep(String key, int form, Spot spot) {
        memory.keep(key, new LabelMemory.Choice(form, spot.id()));
        taken.add(spot.box());
        if (spot.leader() != null) {
            leaders.add(spot.leader());
        }
        return new Placed(form, spot);
    }
}
