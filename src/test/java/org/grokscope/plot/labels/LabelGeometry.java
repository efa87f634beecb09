package org.grokscope.plot.labels;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.grokscope.plot.model.AutoRange;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Extent;
import org.grokscope.plot.model.Extremes;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.paint.CurveTracer;
import org.grokscope.plot.paint.Pen;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.PlotLayout;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.typesetting.FaceMetrics;
import org.grokscope.typesetting.Typeface;

/** A plot laid out without a display, and what is wrong with its labels: the curves are followed anew, as lines, not as the labels were placed. */
public final class LabelGeometry {
    private static final Map<Typeface, FaceMetrics> FACES = new EnumMap<>(Typeface.class);

    /** In a smaller plot there are states without a free place for every end: there the value lies over a curve, but on no other label. */
    private static final double LEAST_AREA = 20_000;

    private LabelGeometry() {}

    /** What a plot shows. */
    public record Case(
            String name,
            List<Curve> curves,
            List<Overlay> overlays,
            ValueFormat format,
            ScaleKind kind,
            YRange range) {}

    /** In which size it is shown, and over which steps: those in view, or NaN for all. */
    public record View(
            double width, double height, double type, ScaleKind steps, double from, double to, double horizon) {}

    private record Segment(double x0, double y0, double x1, double y1) {
        /** Whether it runs through a box: the smallest distance of its points from the box is 0. */
        boolean hits(Box box) {
            double enter = 0;
            double leave = 1;
            double[][] axes = {{x0, x1 - x0, box.left(), box.right()}, {y0, y1 - y0, box.top(), box.bottom()}};
            for (double[] axis : axes) {
                if (axis[1] == 0) {
                    if (axis[0] <= axis[2] || axis[0] >= axis[3]) {
                        return false;
                    }
                    continue;
                }
                double a = (axis[2] - axis[0]) / axis[1];
                double b = (axis[3] - axis[0]) / axis[1];
                enter = Math.max(enter, Math.min(a, b));
                leave = Math.min(leave, Math.max(a, b));
            }
            return enter < leave;
        }

        boolean crosses(Segment other) {
            return side(other.x0, other.y0) * side(other.x1, other.y1) < 0
                    && other.side(x0, y0) * other.side(x1, y1) < 0;
        }

        private double side(double x, double y) {
            return (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
        }
    }

    private static double width(String text, PlotFont font) {
        Typeface face = font.family().equals(Typeface.SEMI_BOLD.family()) ? Typeface.SEMI_BOLD : Typeface.REGULAR;
        return FACES.computeIfAbsent(face, Typeface::metrics).width(text, font.size());
    }

    /** The style of plots with type of a scale. */
    public static PlotStyle style(double scale) {
        PlotTypography type = PlotTypography.BUNDLED.scaled(scale, Math.max(1, scale));
        return new PlotStyle(PlotPalette.LIGHT, type, LabelGeometry::width);
    }

    /** What the labels of a plot say. */
    public static List<String> texts(Case shown, View view) {
        PlotStyle style = style(view.type);
        DataCache cache = new DataCache();
        cache.update(shown.curves, shown.kind);
        Content content = content(shown, cache);
        PlotFrame frame = PlotLayout.frame(
                content, cache, steps(cache.extent(shown.curves), view), style, view.width, view.height);
        return LabelPlan.of(style, frame, content, cache, new LabelMemory()).labels().stream()
                .map(PlotLabel::text)
                .toList();
    }

    private static Content content(Case shown, DataCache cache) {
        return new Content(
                "",
                "",
                shown.format,
                shown.kind,
                shown.range,
                "step",
                false,
                shown.curves,
                shown.overlays,
                EmptyText.NONE,
                cache.isEmpty(shown.curves),
                0);
    }

    /** Everything that is wrong with the labels of a plot, in words. */
    public static List<String> faults(Case shown, View view, LabelMemory memory) {
        PlotStyle style = style(view.type);
        DataCache cache = new DataCache();
        cache.update(shown.curves, shown.kind);
        Content content = content(shown, cache);
        if (content.empty()) {
            return List.of();
        }
        PlotFrame frame = PlotLayout.frame(
                content, cache, steps(cache.extent(shown.curves), view), style, view.width, view.height);
        LabelPlan plan = LabelPlan.of(style, frame, content, cache, memory);
        List<String> faults = new ArrayList<>();
        List<Segment> curves = segments(content, cache, frame);
        for (PlotLabel label : plan.labels()) {
            boolean lane = label.box().bottom() <= frame.top();
            check(
                    faults,
                    lane ? inLane(label.box(), frame, view) : inside(label.box(), frame),
                    "leaves its area",
                    label);
            check(faults, !lane || standsAtItsLine(label, content, frame, style), "is off its line", label);
            check(
                    faults,
                    plan.labels().stream()
                            .noneMatch(o -> !o.equals(label) && o.box().overlaps(label.box())),
                    "lies on a label",
                    label);
            check(
                    faults,
                    plan.marks().stream().noneMatch(m -> m.box(0.8).overlaps(label.box())),
                    "lies on a mark",
                    label);
            if (frame.width() * frame.height() < LEAST_AREA) {
                continue;
            }
            check(faults, lane || curves.stream().noneMatch(s -> s.hits(label.box())), "lies on a curve", label);
            check(
                    faults,
                    lane || lines(content, frame).stream().noneMatch(s -> s.hits(label.box())),
                    "lies on a line",
                    label);
            if (label.leader() != null) {
                Spot.Leader open = label.leader().shortened(4);
                Segment line = new Segment(open.fromX(), open.fromY(), open.toX(), open.toY());
                check(faults, curves.stream().noneMatch(line::crosses), "has a leader across a curve", label);
                Predicate<PlotLabel> crossed = o -> !o.equals(label) && line.hits(o.box());
                check(faults, plan.labels().stream().noneMatch(crossed), "has a leader across a label", label);
            }
        }
        missing(content, cache, frame, plan, faults);
        return faults.stream()
                .map(fault -> fault + " in " + shown.name + " " + view)
                .toList();
    }

    /** Whether a label in the lane says what an overlay is, or its number if its words do, and stands at its line or leads to it. */
    static boolean standsAtItsLine(PlotLabel label, Content content, PlotFrame frame, PlotStyle style) {
        return content.overlays().stream().anyMatch(overlay -> switch (overlay) {
            case Overlay.Marker m -> names(label, m.label(), m.step(), frame, style);
            case Overlay.Now n -> names(label, n.label(), n.step(), frame, style);
            default -> false;
        });
    }

    private static boolean names(PlotLabel label, String words, double step, PlotFrame frame, PlotStyle style) {
        String number = ValueFormat.NUMBER.tick(Math.rint(step), 1);
        String text = label.text().replace(" →", "");
        double x = frame.px(step);
        double aside = Math.max(label.box().left() - x, x - label.box().right());
        boolean beyond = label.text().endsWith(" →") && x > frame.right();
        boolean near = label.leader() == null
                ? aside <= style.em(11)
                : Math.abs(label.leader().toX() - x) < 0.5
                        && label.leader().fromX() >= label.box().left()
                        && label.leader().fromX() <= label.box().right();
        return (text.equals(words) || (words.contains(number) && text.equals(number))) && (beyond || near);
    }

    private static void check(List<String> faults, boolean right, String fault, PlotLabel label) {
        if (!right) {
            faults.add("'" + label.text() + "' " + fault + " " + label.box());
        }
    }

    private static boolean inside(Box box, PlotFrame frame) {
        return box.inside(new Box(frame.left(), frame.top(), frame.width(), frame.height()));
    }

    private static boolean inLane(Box box, PlotFrame frame, View view) {
        double height = 22 * view.type + 1;
        return box.inside(new Box(
                frame.left() - 10 * view.type,
                frame.top() - height,
                view.width - frame.left() + 10 * view.type,
                height));
    }

    /** The ends of measured curves in view whose values are shown, now and what is expected are always named. */
    private static void missing(
            Content content, DataCache cache, PlotFrame frame, LabelPlan plan, List<String> faults) {
        for (Curve curve : content.curves()) {
            if (curve instanceof Curve.Line line && line.measured() && line.label() == Curve.EndLabel.NAME_AND_VALUE) {
                Extremes data = cache.of(line.data());
                int end = data.lastValueAtOrBefore(frame.xs().upper());
                if (end >= 0 && data.x(end) >= frame.xs().lower()) {
                    String value = content.format().brief(data.y(end));
                    boolean named =
                            plan.labels().stream().anyMatch(l -> l.text().endsWith(value) && l.role() == line.role());
                    if (!named) {
                        faults.add("the end of '" + line.name() + "' has no label");
                    }
                }
            }
        }
        for (Overlay overlay : content.overlays()) {
            String number = switch (overlay) {
                case Overlay.Now n
                when !n.label().isEmpty() && frame.showsX(frame.px(n.step())) -> ValueFormat.NUMBER.tick(n.step(), 1);
                case Overlay.Marker m
                when m.ahead() && !m.label().isEmpty() && frame.px(m.step()) >= frame.left() ->
                    ValueFormat.NUMBER.tick(Math.rint(m.step()), 1);
                default -> "";
            };
            if (!number.isEmpty()
                    && plan.labels().stream().noneMatch(l -> l.text().contains(number))) {
                faults.add("no label says " + number);
            }
        }
    }

    private static Scale steps(Extent extent, View view) {
        if (!Double.isNaN(view.from)) {
            return Scale.of(view.steps, view.from, view.to);
        }
        return view.steps == ScaleKind.LINEAR
                ? Scale.of(ScaleKind.LINEAR, 0, AutoRange.stepEnd(extent.last(), view.horizon))
                : Scale.of(
                        ScaleKind.LOG,
                        extent.firstPositive(),
                        AutoRange.stepEndLog(extent.firstPositive(), extent.last(), view.horizon));
    }

    private static List<Segment> segments(Content content, DataCache cache, PlotFrame frame) {
        List<Segment> segments = new ArrayList<>();
        Pen pen = new Pen() {
            private double lastX = Double.NaN;
            private double lastY = Double.NaN;

            @Override
            public void to(double x, double y) {
                link(lastX, lastY, x, y);
                lastX = x;
                lastY = y;
            }

            @Override
            public void upright(double x, double fromY, double toY) {
                link(x, fromY, x, toY);
            }

            @Override
            public void link(double x0, double y0, double x1, double y1) {
                if (Double.isFinite(x0 + y0 + x1 + y1)) {
                    segments.add(new Segment(x0, y0, x1, y1));
                }
            }

            @Override
            public void up() {
                lastX = Double.NaN;
            }
        };
        CurveTracer tracer = new CurveTracer(frame, 0, 0, 1);
        for (Curve curve : content.curves()) {
            if (curve instanceof Curve.Stroked line) {
                tracer.trace(line, cache, pen, (int) Math.ceil(frame.right()));
            }
        }
        return segments;
    }

    private static List<Segment> lines(Content content, PlotFrame frame) {
        List<Segment> lines = new ArrayList<>();
        for (Overlay overlay : content.overlays()) {
            double step = switch (overlay) {
                case Overlay.Marker m -> m.step();
                case Overlay.Now n -> n.step();
                default -> Double.NaN;
            };
            double x = frame.px(step);
            lines.add(new Segment(x, frame.top(), x, frame.bottom()));
            if (overlay instanceof Overlay.Reference r) {
                lines.add(new Segment(frame.left(), frame.py(r.value()), frame.right(), frame.py(r.value())));
            }
        }
        return lines;
    }
}
