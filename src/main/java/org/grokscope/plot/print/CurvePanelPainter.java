package org.grokscope.plot.print;

import java.util.List;
import java.util.Set;
import org.grokscope.plot.labels.LabelMemory;
import org.grokscope.plot.labels.LabelPainter;
import org.grokscope.plot.labels.LabelPlan;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.CurvePainter;
import org.grokscope.plot.paint.PageSurface;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/** Paints curves between axes: what lies behind the curves, curves, axes, labels, and its letter. */
final class CurvePanelPainter {
    /** Columns of a curve in a hundredth of an inch. */
    private static final int DENSITY = 6;
    /** From name to name in the margin, before scaling. */
    private static final double PITCH = 12;

    private final PageSurface g;
    private final Brush b;
    private final CurvePanel panel;
    private final Content content;
    private final boolean named;
    private final List<Curve.Line> margin;
    private final DataCache cache = new DataCache();
    private final PlotFrame frame;

    /**
     * Lays a panel out.
     *
     * @param named whether the horizontal axis has its name below it
     * @param inMargin whether the names of lines stand right of the area
     */
    CurvePanelPainter(PageSurface g, Brush b, CurvePanel panel, Box area, boolean named, boolean inMargin) {
        this.g = g;
        this.b = b;
        this.panel = panel;
        this.named = named;
        margin = inMargin ? panel.named() : List.of();
        content = panel.content()
                .with(panel.content().curves().stream()
                        .map(curve ->
                                curve instanceof Curve.Line line && margin.contains(line) ? line.unlabelled() : curve)
                        .toList());
        frame = panel.frame(cache, area);
        // What is drawn has the same data, and no names.
        boolean _ = cache.update(content.curves(), content.yKind());
    }

    void paint() {
        LabelPainter labels = new LabelPainter(b, frame, content, cache, new LabelMemory());
        LabelPlan plan = labels.plan();
        tints();
        lines(plan.nameless());
        new CurvePainter(b, frame, cache, DENSITY).paint(content.curves());
        PageAxes.Labels steps = new PageAxes.Labels(named ? content.axisName() : "", true);
        new PageAxes(g, b, frame, 1).paint(new PageAxes.Labels(panel.values(), true), steps);
        b.write(content.title(), b.style().title(), b.palette().ink(), Surface.Align.LEFT, b.em(8), b.em(14));
        labels.paint(plan);
        margin();
    }

    /** The names of lines, each beside the end of its line, in the order of the ends. */
    private void margin() {
        List<Curve.Line> lines = margin.stream().filter(line -> last(line) >= 0).toList();
        double[] ends = lines.stream()
                .mapToDouble(line -> frame.py(cache.of(line.data()).y(last(line))))
                .map(y -> Math.clamp(y, frame.top(), frame.bottom()))
                .toArray();
        double[] centres =
                LabelLayout.spread(ends, b.em(PITCH), frame.top() - b.em(PITCH / 2), frame.bottom() + b.em(PITCH / 2));
        double x = frame.right() + b.em(PanelRoom.TO_NAME);
        for (int i = 0; i < centres.length; i++) {
            Curve.Line line = lines.get(i);
            Stroke leader = new Stroke(b.of(line.role()), b.style().line(0.9));
            double end = frame.px(cache.of(line.data()).x(last(line)));
            g.strokeLine(end, ends[i], x - b.em(2), centres[i], leader);
            Colour colour = b.palette().text(line.role());
            b.write(line.name(), b.style().smallStrong(), colour, Surface.Align.LEFT, x, centres[i]);
        }
    }

    /** The last point of a line in view. */
    private int last(Curve.Line line) {
        return cache.of(line.data()).lastValueAtOrBefore(frame.xs().upper());
    }

    private void tints() {
        for (Overlay overlay : content.overlays()) {
            if (overlay instanceof Overlay.StepBand band) {
                double left = frame.px(Math.max(band.from(), frame.xs().lower()));
                double right = frame.px(Math.min(band.to(), frame.xs().upper()));
                if (right > left) {
                    double opacity = b.palette().tints().stepBand();
                    g.fillRect(
                            left,
                            frame.top(),
                            right - left,
                            frame.height(),
                            0,
                            b.of(band.role()).withOpacity(opacity));
                }
            }
        }
    }

    /** What lost its name for lack of room, such as a loss spike beside the jump, has no line either: it would say nothing. */
    private void lines(Set<Overlay.Marker> nameless) {
        for (Overlay overlay : content.overlays()) {
            if (overlay instanceof Overlay.Marker m && !nameless.contains(m) && frame.showsX(frame.px(m.step()))) {
                double x = frame.px(m.step());
                g.strokeLine(x, frame.top(), x, frame.bottom(), b.overlay(m.role(), m.dash(), 1.1));
            } else if (overlay instanceof Overlay.Reference r && frame.showsY(frame.py(r.value()))) {
                double y = frame.py(r.value());
                g.strokeLine(frame.left(), y, frame.right(), y, b.overlay(r.role(), r.dash(), 1.1));
            }
        }
    }
}
