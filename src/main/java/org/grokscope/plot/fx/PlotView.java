package org.grokscope.plot.fx;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Readings;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.svg.SvgCurves;
import org.grokscope.plot.svg.SvgSurface;

/**
 * The layers of a plot, back to front: grid, axes and overlays; the curves' image; labels; pointer. Each is redrawn only
 * when one of its reasons occurs.
 */
final class PlotView {
    static final int BACK = 1;
    static final int CURVES = 2;
    static final int LABELS = 4;
    static final int POINTER = 8;
    static final int ALL = BACK | CURVES | LABELS | POINTER;

    private final Canvas back = layer();
    private final CurvePainter curves = new CurvePainter();
    private final Canvas labels = layer();
    private final Canvas pointer = layer();
    private PlotFrame frame = new PlotFrame(0, 0, 1, 1, new Scale.Linear(0, 1), new Scale.Linear(0, 1));
    private double density = 1;
    private double fixedDensity;
    private boolean wasEmpty;

    private static Canvas layer() {
        Canvas canvas = new Canvas();
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        return canvas;
    }

    List<Node> nodes() {
        return List.of(back, curves.view(), labels, pointer);
    }

    /** What was drawn last. */
    PlotFrame frame() {
        return frame;
    }

    /** What was drawn last, without the pointer. */
    String toSvg(Content content, DataCache cache, PlotStyle look) {
        SvgSurface svg = new SvgSurface(back.getWidth(), back.getHeight());
        svg.setFill(look.palette().card());
        svg.fillRect(0, 0, svg.width(), svg.height());
        new BackPainter(svg, frame, content, look).paint();
        if (!content.empty()) {
            new SvgCurves(svg, frame, look, cache).paint(content.curves());
        }
        new LabelPainter(svg, frame, content, look, cache, curves).paint();
        return svg.document();
    }

    /** Pixels per px from now on; 0 to follow the window. */
    void fixDensity(double pixels) {
        fixedDensity = pixels;
    }

    double density(Scene scene) {
        if (fixedDensity > 0) {
            return Math.min(8, fixedDensity);
        }
        return scene == null || scene.getWindow() == null
                ? 1
                : Math.max(1, scene.getWindow().getRenderScaleX());
    }

    /** Returns whether the size is new. */
    boolean resize(double width, double height) {
        if (back.getWidth() == width && back.getHeight() == height) {
            return false;
        }
        for (Canvas canvas : List.of(back, labels, pointer)) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        return true;
    }

    /** Where the plot's area lies: the same left and right edges for all plots of a column, so that steps line up. */
    PlotFrame frame(Content content, DataCache cache, Scale xs, PlotStyle look) {
        double left = look.em(66);
        double top = look.em(40);
        double bottom = content.stepLabels() ? look.em(30) : look.em(14);
        double width = Math.max(1, back.getWidth() - left - look.em(16));
        double height = Math.max(1, back.getHeight() - top - bottom);
        YRange.Fixed values = cache.values(content, xs);
        Scale ys = Scale.of(content.yKind(), values.lower(), values.upper());
        return new PlotFrame(left, top, width, height, xs, ys);
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
            PlotStyle look,
            double pixelDensity,
            double step,
            LabelLayout.Box rubberBand) {
        boolean moved = !now.equals(frame) || pixelDensity != density || content.empty() != wasEmpty;
        int todo = moved ? ALL : dirty;
        frame = now;
        density = pixelDensity;
        wasEmpty = content.empty();
        if ((todo & BACK) != 0) {
            new BackPainter(new CanvasSurface(back), frame, content, look).paint();
        }
        if ((todo & CURVES) != 0) {
            curves.paint(frame, content, cache, look, density);
        }
        if ((todo & LABELS) != 0) {
            new LabelPainter(new CanvasSurface(labels), frame, content, look, cache, curves).paint();
        }
        boolean points = rubberBand != null || !Double.isNaN(step);
        if (!points && !pointer.isVisible()) {
            return;
        }
        // An empty layer that is shown is drawn over all below it all the same.
        pointer.setVisible(points);
        PointerPainter painter = new PointerPainter(new CanvasSurface(pointer), frame, content, look);
        painter.clear();
        if (rubberBand != null) {
            painter.rubberBand(rubberBand);
        } else if (!Double.isNaN(step)) {
            painter.crosshair(step, new Readings(content, cache).at(step));
        }
    }
}
