package org.grokscope.plot.print;

import org.grokscope.plot.labels.LabelMemory;
import org.grokscope.plot.labels.LabelPainter;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.CurvePainter;
import org.grokscope.plot.paint.PageSurface;
import org.grokscope.plot.paint.Surface;

/** Paints curves between axes: what lies behind the curves, curves, axes, labels, and its letter. */
final class CurvePanelPainter {
    /** Columns of a curve in a hundredth of an inch. */
    private static final int DENSITY = 6;

    private final PageSurface g;
    private final Brush b;
    private final CurvePanel panel;
    private final Content content;
    private final boolean named;
    private final DataCache cache = new DataCache();
    private final PlotFrame frame;

    /**
     * Lays a panel out.
     *
     * @param named whether the horizontal axis has its name below it
     */
    CurvePanelPainter(PageSurface g, Brush b, CurvePanel panel, Box area, boolean named) {
        this.g = g;
        this.b = b;
        this.panel = panel;
        this.named = named;
        content = panel.content();
        boolean _ = cache.update(content.curves(), content.yKind());
        YRange.Fixed values = cache.values(content, panel.steps());
        frame = new PlotFrame(
                area.left(),
                area.top(),
                area.width(),
                area.height(),
                panel.steps(),
                Scale.of(content.yKind(), values.lower(), values.upper()));
    }

    void paint() {
        tints();
        lines();
        new CurvePainter(b, frame, cache, DENSITY).paint(content.curves());
        PageAxes.Labels steps = new PageAxes.Labels(named ? content.axisName() : "", true);
        new PageAxes(g, b, frame, 1).paint(new PageAxes.Labels(panel.values(), true), steps);
        b.write(content.title(), b.style().title(), b.palette().ink(), Surface.Align.LEFT, b.em(8), b.em(14));
        new LabelPainter(b, frame, content, cache, new LabelMemory()).paint();
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

    private void lines() {
        for (Overlay overlay : content.overlays()) {
            if (overlay instanceof Overlay.Marker m && frame.showsX(frame.px(m.step()))) {
                double x = frame.px(m.step());
                g.strokeLine(x, frame.top(), x, frame.bottom(), b.overlay(m.role(), m.dash(), 1.1));
            } else if (overlay instanceof Overlay.Reference r && frame.showsY(frame.py(r.value()))) {
                double y = frame.py(r.value());
                g.strokeLine(frame.left(), y, frame.right(), y, b.overlay(r.role(), r.dash(), 1.1));
            }
        }
    }
}
