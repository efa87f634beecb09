package org.grokscope.plot.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.Extremes;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Series;

/** Labels curves: measured lines at their ends, drawn lines and formulas alongside. */
final class CurveLabels {
    private final Labels labels;
    private final DataCache cache;
    private final Brush b;
    private final PlotFrame frame;
    private final double high;

    /** The last point of a line in view. */
    private record End(String text, ColourRole role, double x, double y) {}

    CurveLabels(Labels labels, DataCache cache) {
        this.labels = labels;
        this.cache = cache;
        b = labels.b;
        frame = labels.frame;
        high = labels.high;
    }

    /** Writes at the ends of measured lines, moved apart where they would overlap. */
    void ends() {
        List<End> ends = new ArrayList<>();
        for (Curve curve : labels.content.curves()) {
            if (curve instanceof Curve.Line line && line.measured() && line.label() != Curve.EndLabel.NONE) {
                end(line, ends);
            }
        }
        double height = b.em(15);
        double[] wanted = ends.stream().mapToDouble(e -> wanted(e, height)).toArray();
        double[] centres =
                LabelLayout.spread(wanted, height, frame.top() - height / 2 + 1, frame.bottom() + height / 2 - 1);
        for (int i = 0; i < centres.length; i++) {
            End end = ends.get(i);
            double width = b.width(end.text, b.style().strong());
            double left = Math.max(frame.left(), Math.min(end.x + b.em(8), frame.right() - width));
            LabelLayout.Box box = new LabelLayout.Box(left, centres[i] - height / 2, width, height);
            // The box is taller than its letters; labels of markers just above the plot may come that close.
            labels.layout.take(box.grown(0, -2.5));
            b.writeOver(end.text, b.style().strong(), end.role, left, centres[i]);
        }
    }

    private void end(Curve.Line line, List<End> ends) {
        Extremes data = cache.of(line.data());
        int i = data.lastValueAtOrBefore(frame.xs().upper());
        if (i < 0 || data.x(i) < frame.xs().lower()) {
            return;
        }
        String value = labels.content.format().brief(data.y(i));
        String text = line.label() == Curve.EndLabel.NAME ? line.name() : line.name() + " " + value;
        double y = Math.max(frame.top(), Math.min(frame.bottom(), frame.py(data.y(i))));
        ends.add(new End(text.strip(), line.role(), frame.px(data.x(i)), y));
    }

    /** Beside the end; above or below it where it would not fit beside it or where another line runs on. */
    private double wanted(End end, double height) {
        double width = b.width(end.text, b.style().strong());
        double beside = end.x + b.em(8);
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
        return labels.curves.ink(new LabelLayout.Box(left, centre - height / 2, width, height).grown(0, -2));
    }

    /** Labels drawn lines, formulas and the newest points of trajectories. */
    void alongside() {
        for (Curve curve : labels.content.curves()) {
            switch (curve) {
                case Curve.Line line -> {
                    if (!line.measured() && line.label() != Curve.EndLabel.NONE) {
                        Extremes data = cache.of(line.data());
                        CurveTracer tracer = new CurveTracer(frame, 0, 0, 1);
                        double last = data.size() == 0 ? Double.NaN : data.x(data.size() - 1);
                        alongside(line.name(), line.role(), last, x -> tracer.at(data, frame.stepAt(x)));
                    }
                }
                case Curve.Formula f -> {
                    if (f.label() != Curve.EndLabel.NONE) {
                        alongside(f.name(), f.role(), f.to(), x -> height(f, frame.stepAt(x)));
                    }
                }
                case Curve.Trajectory path -> newest(path);
                case Curve.Band ignored -> {}
            }
        }
    }

    private double height(Curve.Formula f, double step) {
        boolean drawn = step >= f.from() && step <= f.to();
        return drawn ? frame.py(f.formula().applyAsDouble(step)) : Double.NaN;
    }

    private void alongside(String name, ColourRole role, double last, DoubleUnaryOperator height) {
        double end = frame.px(Math.min(last, frame.xs().upper()));
        if (name.isEmpty() || Double.isNaN(end)) {
            return;
        }
        double width = b.width(name, b.style().small());
        List<LabelLayout.Box> boxes = new ArrayList<>();
        for (double back = 4; back < frame.width(); back += b.em(30)) {
            double left = end - back - width;
            double first = height.applyAsDouble(left);
            double second = height.applyAsDouble(left + width);
            double middle = height.applyAsDouble(left + width / 2);
            if (Double.isFinite(first) && Double.isFinite(second) && Double.isFinite(middle)) {
                boxes.add(labels.box(left, Math.min(middle, Math.min(first, second)) - high - 3, width));
                boxes.add(labels.box(left, Math.max(middle, Math.max(first, second)) + 3, width));
            }
        }
        labels.write(name, b.style().small(), role, boxes);
    }

    /** The dot at the end of a trajectory, and its name. */
    private void newest(Curve.Trajectory path) {
        Series across = path.across();
        Extremes up = cache.of(path.up());
        int last = Math.min(across.size(), up.size()) - 1;
        double x = last < 0 ? Double.NaN : frame.px(across.y(last));
        double y = last < 0 ? Double.NaN : frame.py(up.y(last));
        if (!frame.contains(x, y)) {
            return;
        }
        b.dot(x, y, b.of(path.role()), 4.5);
        double width = b.width(path.name(), b.style().smallStrong());
        List<LabelLayout.Box> boxes = new ArrayList<>();
        for (double top : new double[] {y - high / 2, y - high - 6, y + 6}) {
            boxes.add(labels.box(x + 9, top, width));
            boxes.add(labels.box(x - 9 - width, top, width));
        }
        labels.write(path.name(), b.style().smallStrong(), path.role(), boxes);
    }
}
