package org.grokscope.plot.paint;

import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.PlotFrame;

/** Writes the labels of curves and overlays where they overlap neither each other nor, if possible, the curves. */
public final class LabelPainter {
    private final Labels labels;
    private final DataCache cache;

    /**
     * Prepares painting.
     *
     * @param curves the curves as drawn
     */
    public LabelPainter(Brush b, PlotFrame frame, Content content, DataCache cache, CurveRaster curves) {
        labels = new Labels(b, frame, content, curves);
        this.cache = cache;
    }

    public void paint() {
        if (labels.content.empty()) {
            return;
        }
        keepTitleFree();
        CurveLabels curves = new CurveLabels(labels, cache);
        OverlayLabels overlays = new OverlayLabels(labels);
        curves.ends();
        overlays.paint();
        curves.alongside();
    }

    private void keepTitleFree() {
        Brush b = labels.b;
        double width = b.width(labels.content.title(), b.style().title());
        if (!labels.content.subtitle().isEmpty()) {
            width += b.em(10) + b.width(labels.content.subtitle(), b.style().small());
        }
        labels.layout.take(new LabelLayout.Box(b.em(16), b.em(8), width + b.em(12), b.em(20)));
    }
}
