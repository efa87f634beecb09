package org.grokscope.plot.fx;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.Extremes;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.PlotFrame;

/** Finds the places of the labels at the ends of measured lines. */
record EndLabels(PlotFrame frame, Content content, PlotStyle look, DataCache cache, CurvePainter curves) {
    /** A label and where it goes. */
    record Placed(String text, ColourRole role, LabelLayout.Box box) {}

    /** A line's last point in view. */
    private record End(String text, ColourRole role, double x, double y) {}

    List<Placed> place(LabelLayout layout) {
        List<End> ends = new ArrayList<>();
        for (Curve curve : content.curves()) {
            if (curve instanceof Curve.Line line && line.measured() && line.label() != Curve.EndLabel.NONE) {
                end(line, ends);
            }
        }
        double height = look.em(15);
        double[] wanted = ends.stream().mapToDouble(e -> wanted(e, height)).toArray();
        double[] centres =
                LabelLayout.spread(wanted, height, frame.top() - height / 2 + 1, frame.bottom() + height / 2 - 1);
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < centres.length; i++) {
            End end = ends.get(i);
            double width = look.width(end.text, look.strong());
            double left = Math.max(frame.left(), Math.min(end.x + look.em(8), frame.right() - width));
            LabelLayout.Box box = new LabelLayout.Box(left, centres[i] - height / 2, width, height);
            // The box is taller than its letters; markers are labelled just above the plot and may come that close.
            layout.take(box.grown(0, -2.5));
            placed.add(new Placed(end.text, end.role, box));
        }
        return placed;
    }

    /** Beside the end; above or below it where there is no room beside it or another line runs on there. */
    private double wanted(End end, double height) {
        double width = look.width(end.text, look.strong());
        double beside = end.x + look.em(8);
        boolean fits = beside + width <= frame.right();
        double left = fits ? beside : frame.right() - width;
        double above = ink(left, end.y - height * 0.85, width, height);
        double below = ink(left, end.y + height * 0.85, width, height);
        double here = ink(left, end.y, width, height);
        if (fits && (here < 12 || here < 2 * Math.min(above, below))) {
            return end.y;
        }
        boolean up = end.y - height > frame.top() && above <= below + 12;
        return end.y + (up ? -0.85 : 0.85) * height;
    }

    private double ink(double left, double centre, double width, double height) {
        return curves.ink(new LabelLayout.Box(left, centre - height / 2, width, height).grown(0, -2));
    }

    private void end(Curve.Line line, List<End> ends) {
        Extremes data = cache.of(line.data());
        int i = data.lastValueAtOrBefore(frame.xs().upper());
        if (i < 0 || data.x(i) < frame.xs().lower()) {
            return;
        }
        String value = content.format().brief(data.y(i));
        String text = line.label() == Curve.EndLabel.NAME ? line.name() : line.name() + " " + value;
        double y = Math.max(frame.top(), Math.min(frame.bottom(), frame.py(data.y(i))));
        ends.add(new End(text.strip(), line.role(), frame.px(data.x(i)), y));
    }
}
