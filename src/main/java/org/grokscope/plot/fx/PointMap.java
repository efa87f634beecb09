package org.grokscope.plot.fx;

import java.util.List;
import java.util.Objects;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/** Labelled dots in a plane without axes, equally scaled both ways about their centre. */
public final class PointMap extends PaintedCard<PointMap.Data> {

    /**
     * A dot.
     *
     * @param x how far right, from the centre
     * @param y how far up
     * @param label what it is
     * @param hue where on the colour circle, 0 to 1
     */
    public record Dot(double x, double y, String label, double hue) {}

    /**
     * What is shown.
     *
     * @param title above the dots
     * @param subtitle what they are, in a few words
     * @param dots in their order; none for an empty map
     * @param empty what is said while there are none
     */
    public record Data(String title, String subtitle, List<Dot> dots, EmptyText empty) {
        /** Copies the list. */
        public Data {
            dots = List.copyOf(dots);
        }
    }

    private static final int LABELS = 14;

    private Dot pointed;
    private double centreX;
    private double centreY;
    private double scale = 1;

    /** An empty map. */
    public PointMap() {
        setOnMouseMoved(event -> point(nearest(event.getX(), event.getY())));
        setOnMouseExited(event -> point(null));
    }

    @Override
    String describe(Data newData) {
        pointed = null;
        return newData.title() + ": " + newData.subtitle();
    }

    private void point(Dot dot) {
        if (!Objects.equals(dot, pointed)) {
            pointed = dot;
            repaint();
        }
    }

    private Dot nearest(double x, double y) {
        Dot nearest = null;
        double least = 14;
        for (Dot dot : data().map(Data::dots).orElse(List.of())) {
            double distance = Math.hypot(px(dot) - x, py(dot) - y);
            if (distance < least) {
                least = distance;
                nearest = dot;
            }
        }
        return nearest;
    }

    private double px(Dot dot) {
        return centreX + scale * dot.x();
    }

    private double py(Dot dot) {
        return centreY - scale * dot.y();
    }

    @Override
    void paint(Brush b, Data shown) {
        double head = writeHead(b, shown.title(), shown.subtitle());
        double width = b.g().width();
        double height = b.g().height();
        if (shown.dots().isEmpty()) {
            b.empty(shown.empty(), width / 2, height / 2, width - b.em(40));
            return;
        }
        double reach = shown.dots().stream()
                .mapToDouble(dot -> Math.max(Math.abs(dot.x()), Math.abs(dot.y())))
                .max()
                .orElse(1);
        double radiusLimit = Math.min(width - b.em(40), height - head - b.em(16)) / 2 - b.em(10);
        centreX = width / 2;
        centreY = head + (height - head - b.em(10)) / 2;
        scale = reach > 0 ? Math.max(1, radiusLimit) / reach : 1;
        double radius = b.style().line(shown.dots().size() > 150 ? 2 : 3);
        for (Dot dot : shown.dots()) {
            b.g().fillCircle(px(dot), py(dot), radius, colour(dot, b.palette()));
        }
        labels(b, shown.dots());
        if (pointed != null) {
            Stroke ring = new Stroke(b.palette().ink(), b.style().line(1.5));
            b.g().strokeCircle(px(pointed), py(pointed), 2 * radius, ring);
        }
    }

    /** A colour circle of even lightness, dark on light cards and light on dark ones. */
    private static Colour colour(Dot dot, PlotPalette palette) {
        boolean light = palette.card().luminance() > 0.2;
        return Colour.hsb(dot.hue(), light ? 0.85 : 0.6, light ? 0.72 : 0.95);
    }

    /** Labels the dot that is pointed at, and some others, away from the centre, where they are clear of each other. */
    private void labels(Brush b, List<Dot> dots) {
        LabelLayout layout = new LabelLayout(new LabelLayout.Box(0, 0, b.g().width(), b.g().height()));
        if (pointed != null) {
            label(b, pointed, layout);
        }
        int step = Math.max(1, dots.size() / LABELS);
        for (int i = 0; i < dots.size(); i += step) {
            label(b, dots.get(i), layout);
        }
    }

    private void label(Brush b, Dot dot, LabelLayout layout) {
        double width = b.width(dot.label(), b.style().small()) + 4;
        double distance = Math.hypot(dot.x(), dot.y());
        double away = b.em(12);
        double x = px(dot) + (distance > 0 ? away * dot.x() / distance : 0);
        double y = py(dot) - (distance > 0 ? away * dot.y() / distance : away);
        LabelLayout.Box box = new LabelLayout.Box(x - width / 2, y - b.em(7), width, b.em(14));
        if (layout.isFree(box)) {
            layout.take(box);
            if (dot.equals(pointed)) {
                b.write(dot.label(), b.style().smallStrong(), b.palette().ink(), Surface.Align.CENTRE, x, y);
            } else {
                b.caption(dot.label(), Surface.Align.CENTRE, x, y);
            }
        }
    }
}
