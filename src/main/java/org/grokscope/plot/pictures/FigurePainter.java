package org.grokscope.plot.pictures;

import java.util.List;
import org.grokscope.plot.labels.PlotLabel;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.paint.AxisPainter;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/** Paints a {@link Figure}: title, legend, axes, layers and labels. */
public final class FigurePainter {
    private final Brush b;
    private final Surface g;
    private final Figure figure;
    private final FigureHead head;
    private final PlotFrame frame;
    private final FigureLayers layers;

    /** Prepares painting on the whole surface. */
    public FigurePainter(Brush b, Figure figure) {
        this.b = b;
        this.figure = figure;
        g = b.g();
        head = new FigureHead(b, figure);
        double top = head.height();
        double left = b.em(72);
        frame = figure.frame(left, top, g.width() - left - b.em(24), g.height() - top - b.em(44));
        layers = new FigureLayers(b, figure, frame);
    }

    /** Where the points lie. */
    public PlotFrame frame() {
        return frame;
    }

    /** The height of a point in px; see {@link FigureLayers#y}. */
    public double y(Figure.Point point) {
        return layers.y(point);
    }

    /** The labels in their places. */
    List<PlotLabel> labels() {
        return layers.labels();
    }

    /**
     * Paints everything.
     *
     * @param selected key of the point that stands out; null for none
     * @param pointed the point that is ringed and described; null for none
     */
    public void paint(Object selected, Figure.Point pointed) {
        g.clear();
        if (figure.isEmpty()) {
            head.title("");
            b.empty(figure.empty(), g.width() / 2, g.height() / 2, g.width() * 0.6, g.height());
            return;
        }
        axes();
        layers.paint(selected);
        head.title(pointed == null ? "" : pointed.text());
        head.legend(FigureLayers.SIZE);
        if (pointed != null) {
            double radius = b.style().line(FigureLayers.SIZE + 4);
            Stroke ring = new Stroke(b.palette().ink(), b.style().line(1.5));
            g.strokeCircle(frame.px(pointed.x()), y(pointed), radius, ring);
        }
    }

    private void axes() {
        AxisPainter axes = new AxisPainter(b, frame);
        Stroke edge = new Stroke(b.palette().line(), 1);
        axes.values(ValueFormat.NUMBER, true);
        axes.places(0, frame.bottom() + b.em(12), 70, edge, List.of());
        b.level(frame.left(), frame.right(), frame.bottom(), edge);
        double middle = frame.left() + frame.width() / 2;
        Colour muted = b.palette().muted();
        b.write(figure.x().title(), b.style().body(), muted, Surface.Align.CENTRE, middle, frame.bottom() + b.em(30));
        head.axis(layers.hasMarksAbove() ? frame : null);
    }
}
