package org.grokscope.plot.paint;

import java.util.List;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Ticks;
import org.grokscope.plot.model.ValueFormat;

/** Paints grid lines and tick labels. */
public record AxisPainter(Brush b, PlotFrame frame) {
    /** Least height that a value's label takes. */
    private static final double PITCH = 24;

    /** The value axis: a hairline at each tick, with its label to the left. */
    public void values(ValueFormat format, boolean labelled) {
        Ticks ticks = Ticks.of(frame.ys(), Math.max(2, (int) (frame.height() / b.em(PITCH))), format, 0);
        Stroke hairline = new Stroke(b.palette().grid(), 1);
        for (int i = 0; i < ticks.count(); i++) {
            double y = Brush.snap(frame.py(ticks.at(i)));
            b.level(frame.left(), frame.right(), y, hairline);
            if (labelled) {
                String text = format.tick(ticks.at(i), ticks.step());
                b.caption(text, Surface.Align.RIGHT, frame.left() - b.em(8), y);
            }
        }
    }

    /**
     * The labels of the horizontal axis, as many as fit.
     *
     * @param minStep no finer steps than this; see {@link Ticks#of}
     * @param centre vertical centre of the labels
     * @param pitch space that each label takes, before scaling
     * @param stroke draws a short line at each tick; null for none
     * @param gaps where no label is written
     */
    public void places(double minStep, double centre, double pitch, Stroke stroke, List<Gap> gaps) {
        int most = Math.max(2, (int) (frame.width() / b.em(pitch)));
        Ticks ticks = Ticks.of(frame.xs(), most, ValueFormat.NUMBER, minStep);
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ticks.count(); i++) {
            String text = ValueFormat.NUMBER.tick(ticks.at(i), ticks.step());
            double half = b.width(text, b.style().small()) / 2;
            double x = frame.px(ticks.at(i));
            if (stroke != null) {
                b.upright(x, frame.bottom(), frame.bottom() + 4, stroke);
            }
            boolean hidden = gaps.stream().anyMatch(gap -> gap.meets(x - half, x + half));
            if (!hidden && x - half > free && x + half < b.g().width() - 4) {
                b.caption(text, Surface.Align.CENTRE, x, centre);
                free = x + half + b.em(8);
            }
        }
    }
}
