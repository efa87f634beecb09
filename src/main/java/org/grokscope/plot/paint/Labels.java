package org.grokscope.plot.paint;

import java.util.List;
import java.util.Optional;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;

/** The labels of one plot while they are placed: what is taken, and what it costs to cover curves and lines. */
final class Labels {
    final Brush b;
    final PlotFrame frame;
    final Content content;
    final CurveRaster curves;
    final LabelLayout layout;
    /** The plot's area, in which labels of curves and overlays must lie. */
    final LabelLayout.Box inside;
    /** Height of a line of small text. */
    final double high;

    Labels(Brush b, PlotFrame frame, Content content, CurveRaster curves) {
        this.b = b;
        this.frame = frame;
        this.content = content;
        this.curves = curves;
        layout = new LabelLayout(new LabelLayout.Box(3, 3, b.g().width() - 6, b.g().height() - 6));
        inside = new LabelLayout.Box(frame.left() + 1, frame.top() + 1, frame.width() - 2, frame.height() - 2);
        high = b.em(14);
    }

    /** A place for one line of small text. */
    LabelLayout.Box box(double left, double top, double width) {
        return new LabelLayout.Box(left, top, width, high);
    }

    /** Writes in the cheapest free place; nowhere if none is free. */
    void write(String text, PlotFont font, ColourRole role, List<LabelLayout.Box> boxes) {
        place(boxes).ifPresent(box -> b.writeOver(text, font, role, box.left(), box.top() + high / 2));
    }

    Optional<LabelLayout.Box> place(List<LabelLayout.Box> boxes) {
        boxes.removeIf(box -> !box.inside(inside));
        // A later candidate must save as much ink as three letters have, or labels would jump while curves grow.
        return layout.place(boxes, box -> curves.ink(box.grown(2, 0)) + crossed(box) + 15 * boxes.indexOf(box));
    }

    /** The cost of covering lines of overlays, in the unit of {@link CurveRaster#ink}. */
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

    static boolean between(double a, double v, double b) {
        return a < v && v < b;
    }
}
