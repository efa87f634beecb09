package org.grokscope.plot.labels;

import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.PlotFrame;

/** Places of a label along a curve, from right to left: close above and below where it is flat, else to the side or farther off with a leader. */
record AlongCurve(Labels labels, PlotFrame frame, CurveColumns.Track track, double width, double height) {
    /** From a curve to a name beside it. */
    private static final double NEAR = 3;
    /** A curve that falls by more beside its name is steep: the name stands at its side, with a leader. */
    private static final double STEEP = 14;

    static LabelPlacer.Candidates of(Labels labels, CurveColumns.Track track, double width, double height) {
        return new AlongCurve(labels, labels.frame, track, width, height).candidates();
    }

    private LabelPlacer.Candidates candidates() {
        double pitch = labels.em(24);
        int anchors = (int) (frame.width() / pitch);
        int close = 2 * anchors;
        return LabelPlacer.Candidates.of(close + 8 * anchors, i -> i < close ? close(i, pitch) : led(i - close, pitch));
    }

    private Spot close(int i, double pitch) {
        int anchor = i / 2;
        double left = frame.right() - 6 - width - anchor * pitch;
        double top = track.top(left, left + width);
        double bottom = track.bottom(left, left + width);
        if (!(bottom - top < labels.em(STEEP))) {
            return null;
        }
        double place = i % 2 == 0 ? top - NEAR - height : bottom + NEAR;
        return new Spot(i, new Box(left, place, width, height), null);
    }

    private Spot led(int i, double pitch) {
        int anchor = i / 8;
        double x = frame.right() - 6 - anchor * pitch;
        double top = track.top(x, x);
        double bottom = track.bottom(x, x);
        if (!(bottom - top < labels.em(STEEP))) {
            return null;
        }
        double y = (top + bottom) / 2;
        if (!frame.contains(x, y)) {
            return null;
        }
        double far = labels.em(i % 8 < 4 ? 16 : 40);
        Box box = switch (i % 4) {
            case 0 -> new Box(x - width / 2, top - far - height, width, height);
            case 1 -> new Box(x - far - width, y - height / 2, width, height);
            case 2 -> new Box(x + far, y - height / 2, width, height);
            default -> new Box(x - width / 2, bottom + far, width, height);
        };
        return new Spot(1000 + i, box, Spot.Leader.of(box, x, y));
    }
}
