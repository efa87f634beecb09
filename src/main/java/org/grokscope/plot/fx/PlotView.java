package org.grokscope.plot.fx;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.grokscope.plot.labels.LabelMemory;
import org.grokscope.plot.labels.LabelPainter;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Readings;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.paint.BackPainter;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.PlotLayout;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.PointerPainter;

/**
 * The two layers of a plot, each redrawn only when one of its reasons occurs: what is known (grid, axes and overlays, the curves' image,
 * labels), and the pointer. With every evaluation all of the first changes; more layers would only have to be put together more often.
 */
final class PlotView {
    /** A mark so near to the pointer is named, in px. */
    private static final double NEAR = 6;

    static final int DATA = 1;
    static final int POINTER = 2;
    static final int ALL = DATA | POINTER;

    private final CanvasSurface data = new CanvasSurface();
    private final CurveImage curves = new CurveImage();
    private final LabelMemory memory = new LabelMemory();
    private final CanvasSurface pointer = new CanvasSurface();
    private PlotFrame frame = new PlotFrame(0, 0, 1, 1, new Scale.Linear(0, 1), new Scale.Linear(0, 1));
    private double density = 1;
    private boolean wasEmpty;

    List<Node> nodes() {
        return List.of(data.canvas(), pointer.canvas());
    }

    /** What was drawn last. */
    PlotFrame frame() {
        return frame;
    }

    /** The plot's area for a content, in the present size. */
    PlotFrame frame(Content content, DataCache cache, Scale xs, PlotStyle style) {
        return PlotLayout.frame(content, cache, xs, style, data.width(), data.height());
    }

    /** Pixels of the screen per px. */
    static double density(Scene scene) {
        return scene == null || scene.getWindow() == null
                ? 1
                : Math.max(1, scene.getWindow().getRenderScaleX());
    }

    /** Returns whether the size is new. */
    boolean resize(double width, double height) {
        boolean isNew = data.resize(width, height);
        isNew |= pointer.resize(width, height);
        return isNew;
    }

    /**
     * Redraws.
     *
     * @param dirty the layers that must be drawn, at least
     * @param step where the crosshair is, or NaN
     * @param rubberBand the rectangle being dragged, or null
     */
    void draw(
            int dirty,
            PlotFrame now,
            Content content,
            DataCache cache,
            PlotStyle style,
            double pixelDensity,
            double step,
            LabelLayout.Box rubberBand) {
        boolean moved = !now.equals(frame) || pixelDensity != density || content.empty() != wasEmpty;
        int todo = moved ? ALL : dirty;
        frame = now;
        density = pixelDensity;
        wasEmpty = content.empty();
        if ((todo & DATA) != 0) {
            Brush brush = new Brush(data, style);
            new BackPainter(brush, frame, content).paint();
            if (PlotLayout.hasArea(frame)) {
                curves.paint(data, frame, content, cache, style, density);
            }
            new LabelPainter(brush, frame, content, cache, memory).paint();
        }
        boolean points = PlotLayout.hasArea(frame) && (rubberBand != null || !Double.isNaN(step));
        if (!points && !pointer.canvas().isVisible()) {
            return;
        }
        // An empty layer would still be composed over all those below it.
        pointer.canvas().setVisible(points);
        PointerPainter painter = new PointerPainter(new Brush(pointer, style), frame, content);
        painter.clear();
        if (rubberBand != null) {
            painter.rubberBand(rubberBand);
        } else if (!Double.isNaN(step)) {
            // The values are those of an evaluation, so the line and the readout's head are at its step.
            Readings readings = new Readings(content, cache);
            double shown = readings.snapped(step);
            double x = frame.px(step);
            painter.crosshair(
                    shown, readings.at(shown), readings.marks(frame.stepAt(x - NEAR), frame.stepAt(x + NEAR)));
        }
    }
}
