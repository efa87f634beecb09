package org.grokscope.plot.fx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveTracer;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.Extremes;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Series;

/** Writes the labels of curves and overlays where they overlap neither each other nor, if possible, the curves. */
final class LabelPainter {
    private final Surface g;
    private final PlotFrame frame;
    private final Content content;
    private final PlotStyle look;
    private final DataCache cache;
    private final CurvePainter curves;
    private final LabelLayout layout;
    private final LabelLayout.Box inside;
    private final double high;

    LabelPainter(Surface g, PlotFrame frame, Content content, PlotStyle look, DataCache cache, CurvePainter curves) {
        this.g = g;
        this.frame = frame;
        this.content = content;
        this.look = look;
        this.cache = cache;
        this.curves = curves;
        double width = g.width();
        double height = g.height();
        layout = new LabelLayout(new LabelLayout.Box(3, 3, width - 6, height - 6));
        inside = new LabelLayout.Box(frame.left() + 1, frame.top() + 1, frame.width() - 2, frame.height() - 2);
        high = look.em(14);
    }

    void paint() {
        g.clear();
        if (content.empty()) {
            return;
        }
        takeTitle();
        new EndLabels(frame, content, look, cache, curves).place(layout).forEach(this::end);
        markers();
        overlays(Overlay.StepBand.class, this::band);
        overlays(Overlay.Reference.class, this::reference);
        for (Curve curve : content.curves()) {
            drawn(curve);
        }
    }

    private void takeTitle() {
        double width = look.width(content.title(), look.title());
        if (!content.subtitle().isEmpty()) {
            width += look.em(10) + look.width(content.subtitle(), look.small());
        }
        layout.take(new LabelLayout.Box(look.em(16), look.em(8), width + look.em(12), look.em(20)));
    }

    private <T extends Overlay> void overlays(Class<T> type, Consumer<T> paint) {
        for (Overlay overlay : content.overlays()) {
            if (type.isInstance(overlay)) {
                paint.accept(type.cast(overlay));
            }
        }
    }

    private void markers() {
        List<Overlay.Marker> markers = new ArrayList<>();
        overlays(Overlay.Marker.class, markers::add);
        markers.sort(Comparator.comparingInt(Overlay.Marker::priority).reversed());
        for (Overlay.Marker m : markers) {
            double x = frame.px(m.step());
            if (!m.label().isEmpty() && frame.showsX(x)) {
                marker(m, x);
            }
        }
    }

    private void marker(Overlay.Marker m, double x) {
        double width = look.width(m.label(), look.small());
        double row = frame.top() - high - 4;
        double most = frame.right() - width + look.em(8);
        double centred = Math.max(frame.left() - look.em(20), Math.min(most, x - width / 2));
        double after = Math.min(most, x - look.em(4));
        double before = Math.max(frame.left(), x - width + look.em(4));
        List<LabelLayout.Box> boxes = new ArrayList<>();
        for (double top : new double[] {row, row - high, frame.top() + 2}) {
            boolean in = top > frame.top();
            boxes.add(box(in ? x + 5 : centred, top, width));
            boxes.add(box(in ? x + 5 : after, top, width));
            boxes.add(box(in ? x - 5 - width : before, top, width));
            boxes.add(box(x + 4, top, width));
            boxes.add(box(x - 4 - width, top, width));
        }
        // In the plot only where no curve runs through the words; rather no label than that.
        boxes.removeIf(box -> box.top() > frame.top() && (curves.ink(box) > 20 || !box.inside(inside)));
        // A label in the upper row needs a way down to its line.
        boxes.removeIf(box -> box.bottom() < row + 1
                && !layout.isFree(new LabelLayout.Box(x - 2, box.bottom(), 4, frame.top() - box.bottom() - 3)));
        Color colour = look.palette().text(m.role());
        layout.place(boxes, box -> inTheWay(box, m)).ifPresent(box -> {
            if (box.bottom() < frame.top() - high) {
                leader(x, box.bottom(), m.role());
            }
            look.writeOver(g, m.label(), look.small(), colour, box.left(), box.top() + high / 2);
        });
    }

    /** How many other markers' lines a label would stand on: theirs then fit beside it. */
    private double inTheWay(LabelLayout.Box box, Overlay.Marker own) {
        return content.overlays().stream()
                .filter(o -> o instanceof Overlay.Marker m
                        && !m.equals(own)
                        && between(box.left() - 2, frame.px(m.step()), box.right() + 2))
                .count();
    }

    /** Joins a label in the upper row with its line. */
    private void leader(double x, double from, ColourRole role) {
        g.setStroke(look.palette().of(role).deriveColor(0, 1, 1, 0.6));
        g.setLineWidth(1);
        double at = Math.floor(x) + 0.5;
        g.strokeLine(at, from, at, frame.top());
    }

    private void end(EndLabels.Placed label) {
        Color colour = look.palette().text(label.role());
        LabelLayout.Box box = label.box();
        look.writeOver(g, label.text(), look.strong(), colour, box.left(), box.top() + box.height() / 2);
    }

    private void band(Overlay.StepBand b) {
        double from = frame.px(Math.max(b.from(), frame.xs().lower()));
        double to = frame.px(Math.min(b.to(), frame.xs().upper()));
        if (b.text().isEmpty() || !(to > from)) {
            return;
        }
        double width = Math.max(look.width(b.text(), look.smallStrong()), look.width(b.detail(), look.small()));
        int lines = b.detail().isEmpty() ? 1 : 2;
        List<LabelLayout.Box> boxes = new ArrayList<>();
        for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            double top = frame.top() + 4 + share * (frame.height() - lines * high - 8);
            for (double left : new double[] {to + 7, from - 7 - width, from + 7}) {
                boxes.add(new LabelLayout.Box(left, top, width, lines * high));
            }
        }
        Color colour = look.palette().text(b.role());
        place(boxes).ifPresent(box -> {
            look.writeOver(g, b.text(), look.smallStrong(), colour, box.left(), box.top() + high / 2);
            if (lines > 1) {
                look.writeOver(g, b.detail(), look.small(), colour, box.left(), box.top() + high * 1.5);
            }
        });
    }

    private void reference(Overlay.Reference r) {
        double y = frame.py(r.value());
        if (r.label().isEmpty() || !frame.showsY(y)) {
            return;
        }
        double width = look.width(r.label(), look.small());
        List<LabelLayout.Box> boxes = new ArrayList<>();
        for (double left :
                new double[] {frame.right() - width - 4, frame.left() + 6, frame.left() + frame.width() / 2}) {
            boxes.add(box(left, y - high - 1, width));
            boxes.add(box(left, y + 2, width));
        }
        write(r.label(), look.small(), r.role(), boxes);
    }

    /** Labels a law or a formula alongside its line; measured lines are labelled at their ends. */
    private void drawn(Curve curve) {
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
                    DoubleUnaryOperator height = x -> {
                        double step = frame.stepAt(x);
                        return step < f.from() || step > f.to()
                                ? Double.NaN
                                : frame.py(f.formula().applyAsDouble(step));
                    };
                    alongside(f.name(), f.role(), f.to(), height);
                }
            }
            case Curve.Trajectory path -> newest(path);
            case Curve.Band ignored -> {}
        }
    }

    /** The dot at the end of a trajectory, and its name. */
    private void newest(Curve.Trajectory path) {
        Series across = path.across();
        Extremes up = cache.of(path.up());
        int last = Math.min(across.size(), up.size()) - 1;
        double x = last < 0 ? Double.NaN : frame.px(across.y(last));
        double y = last < 0 ? Double.NaN : frame.py(up.y(last));
        if (frame.contains(x, y)) {
            look.dot(g, x, y, look.palette().of(path.role()), 4.5);
            double width = look.width(path.name(), look.smallStrong());
            List<LabelLayout.Box> boxes = new ArrayList<>();
            for (double top : new double[] {y - high / 2, y - high - 6, y + 6}) {
                boxes.add(box(x + 9, top, width));
                boxes.add(box(x - 9 - width, top, width));
            }
            write(path.name(), look.smallStrong(), path.role(), boxes);
        }
    }

    private void alongside(String name, ColourRole role, double last, DoubleUnaryOperator height) {
        double end = frame.px(Math.min(last, frame.xs().upper()));
        if (name.isEmpty() || Double.isNaN(end)) {
            return;
        }
        double width = look.width(name, look.small());
        List<LabelLayout.Box> boxes = new ArrayList<>();
        for (double back = 4; back < frame.width(); back += look.em(30)) {
            double left = end - back - width;
            double a = height.applyAsDouble(left);
            double b = height.applyAsDouble(left + width);
            double middle = height.applyAsDouble(left + width / 2);
            if (Double.isFinite(a) && Double.isFinite(b) && Double.isFinite(middle)) {
                boxes.add(box(left, Math.min(middle, Math.min(a, b)) - high - 3, width));
                boxes.add(box(left, Math.max(middle, Math.max(a, b)) + 3, width));
            }
        }
        write(name, look.small(), role, boxes);
    }

    private void write(String text, Font font, ColourRole role, List<LabelLayout.Box> boxes) {
        place(boxes)
                .ifPresent(box ->
                        look.writeOver(g, text, font, look.palette().text(role), box.left(), box.top() + high / 2));
    }

    private Optional<LabelLayout.Box> place(List<LabelLayout.Box> boxes) {
        boxes.removeIf(box -> !box.inside(inside));
        // A later candidate must save as much ink as three letters have, or labels would hop about while curves grow.
        return layout.place(boxes, box -> curves.ink(box.grown(2, 0)) + crossed(box) + 15 * boxes.indexOf(box));
    }

    /** What it costs to stand on lines of overlays, in the measure of {@link CurvePainter#ink}. */
    private double crossed(LabelLayout.Box box) {
        double cost = 0;
        for (Overlay overlay : content.overlays()) {
            cost += switch (overlay) {
                case Overlay.Reference r -> between(box.top(), frame.py(r.value()), box.bottom()) ? 80 : 0;
                case Overlay.Marker m -> between(box.left(), frame.px(m.step()), box.right()) ? 25 : 0;
                case Overlay.Now n -> between(box.left(), frame.px(n.step()), box.right()) ? 40 : 0;
                case Overlay.Phase ignored -> 0;
                case Overlay.StepBand ignored -> 0;
            };
        }
        return cost;
    }

    private static boolean between(double a, double v, double b) {
        return a < v && v < b;
    }

    private LabelLayout.Box box(double left, double top, double width) {
        return new LabelLayout.Box(left, top, width, high);
    }
}
