package org.grokscope.plot.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.LabelLayout;

/** Labelled dots in a plane without axes, equally scaled both ways about their centre. Use on the JavaFX thread. */
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
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setOnMouseMoved(event -> point(nearest(event.getX(), event.getY())));
        setOnMouseExited(event -> point(null));
    }

    @Override
    String describe(Data newData) {
        pointed = null;
        return newData.title() + ": " + newData.subtitle();
    }

    private void point(Dot dot) {
        if (dot == null ? pointed != null : !dot.equals(pointed)) {
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
    void paint(Surface g, PlotStyle look, Data shown) {
        double head = writeHead(g, look, shown.title(), shown.subtitle());
        if (shown.dots().isEmpty()) {
            writeEmpty(g, look, shown.empty());
            return;
        }
        double reach = shown.dots().stream()
                .mapToDouble(dot -> Math.max(Math.abs(dot.x()), Math.abs(dot.y())))
                .max()
                .orElse(1);
        double room = Math.min(g.width() - look.em(40), g.height() - head - look.em(16)) / 2 - look.em(10);
        centreX = g.width() / 2;
        centreY = head + (g.height() - head - look.em(10)) / 2;
        scale = reach > 0 ? Math.max(1, room) / reach : 1;
        double radius = look.line(shown.dots().size() > 150 ? 2 : 3);
        for (Dot dot : shown.dots()) {
            g.setFill(colour(dot, look));
            g.fillOval(px(dot) - radius, py(dot) - radius, 2 * radius, 2 * radius);
        }
        labels(g, look, shown.dots());
        if (pointed != null) {
            g.setStroke(look.palette().ink());
            g.setLineWidth(look.line(1.5));
            g.strokeOval(px(pointed) - 2 * radius, py(pointed) - 2 * radius, 4 * radius, 4 * radius);
        }
    }

    /** A colour circle of even lightness, dark on light cards and light on dark ones. */
    private static Color colour(Dot dot, PlotStyle look) {
        boolean light = look.palette().card().getBrightness() > 0.5;
        return Color.hsb(360 * dot.hue(), light ? 0.85 : 0.6, light ? 0.72 : 0.95);
    }

    /** Labels at some dots, away from the centre, where they are clear of each other; and at the one that is pointed at. */
    private void labels(Surface g, PlotStyle look, List<Dot> dots) {
        List<LabelLayout.Box> taken = new ArrayList<>();
        if (pointed != null) {
            label(g, look, pointed, taken);
        }
        int step = Math.max(1, dots.size() / LABELS);
        for (int i = 0; i < dots.size(); i += step) {
            label(g, look, dots.get(i), taken);
        }
    }

    private void label(Surface g, PlotStyle look, Dot dot, List<LabelLayout.Box> taken) {
        double width = look.width(dot.label(), look.small());
        double distance = Math.hypot(dot.x(), dot.y());
        double away = look.em(12);
        double x = px(dot) + (distance > 0 ? away * dot.x() / distance : 0);
        double y = py(dot) - (distance > 0 ? away * dot.y() / distance : away);
        LabelLayout.Box box = new LabelLayout.Box(x - width / 2 - 2, y - look.em(7), width + 4, look.em(14));
        boolean free = taken.stream()
                .noneMatch(other -> other.left() < box.right()
                        && box.left() < other.right()
                        && other.top() < box.bottom()
                        && box.top() < other.bottom());
        if (free && box.left() > 0 && box.right() < g.width()) {
            taken.add(box);
            boolean strong = dot.equals(pointed);
            look.write(
                    g,
                    dot.label(),
                    strong ? look.smallStrong() : look.small(),
                    strong ? look.palette().ink() : look.palette().muted(),
                    TextAlignment.CENTER,
                    x,
                    y);
        }
    }
}
