package org.grokscope.plot.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/** Labelled dots in a plane without axes, joined in their order and equally scaled both ways about their centre. */
public final class PointMap extends PaintedCard<PointMap.Data> {

    /**
     * A dot.
     *
     * @param x how far right, from the centre
     * @param y how far up
     * @param label what it is
     */
    public record Dot(double x, double y, String label) {}

    /**
     * What is shown.
     *
     * @param title above the dots
     * @param subtitle what they are, in a few words
     * @param centre what the dots go around, if they do; may be empty
     * @param dots in the order in which they are joined, the last one with the first; none for an empty map
     * @param empty what is said while there are none
     */
    public record Data(String title, String subtitle, String centre, List<Dot> dots, EmptyText empty) {
        /** Copies the list. */
        public Data {
            dots = List.copyOf(dots);
        }
    }

    /** More labels than this crowd a circle. */
    private static final int MOST_LABELS = 26;

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
        double radiusLimit = Math.min(width, height - head) / 2 - b.em(24);
        centreX = width / 2;
        centreY = head + (height - head) / 2 - b.em(4);
        scale = reach > 0 ? Math.max(1, radiusLimit) / reach : 1;
        double radius = b.style().line(shown.dots().size() > 150 ? 2 : 3);
        Colour key = b.palette().key();
        Stroke line = new Stroke(key.withOpacity(0.6), b.style().line(1.2));
        Dot before = shown.dots().getLast();
        for (Dot dot : shown.dots()) {
            b.g().strokeLine(px(before), py(before), px(dot), py(dot), line);
            before = dot;
        }
        for (Dot dot : shown.dots()) {
            b.g().fillCircle(px(dot), py(dot), radius, key);
        }
        writeCentre(b, shown);
        labels(b, shown.dots());
        if (pointed != null) {
            Stroke ring = new Stroke(b.palette().ink(), b.style().line(1.5));
            b.g().strokeCircle(px(pointed), py(pointed), 2 * radius, ring);
        }
    }

    /** Only where the dots leave it free: before they have settled on a circle they lie all over it. */
    private void writeCentre(Brush b, Data shown) {
        double half = b.width(shown.centre(), b.style().smallStrong()) / 2 + b.em(6);
        if (shown.dots().stream().allMatch(dot -> Math.hypot(px(dot) - centreX, py(dot) - centreY) > half)) {
            Colour colour = b.palette().text(ColourRole.KEY);
            b.write(shown.centre(), b.style().smallStrong(), colour, Surface.Align.CENTRE, centreX, centreY);
        }
    }

    /** Labels the dot that is pointed at, and some others, away from the centre, where they are clear of each other. */
    private void labels(Brush b, List<Dot> dots) {
        List<LabelLayout.Box> taken = new ArrayList<>();
        if (pointed != null) {
            label(b, pointed, taken);
        }
        int step = Math.max(2, (dots.size() + MOST_LABELS - 1) / MOST_LABELS);
        for (int i = 0; i < dots.size(); i += step) {
            label(b, dots.get(i), taken);
        }
    }

    private void label(Brush b, Dot dot, List<LabelLayout.Box> taken) {
        double width = b.width(dot.label(), b.style().small()) + 4;
        double distance = Math.hypot(dot.x(), dot.y());
        double away = b.em(12);
        double x = px(dot) + (distance > 0 ? away * dot.x() / distance : 0);
        double y = py(dot) - (distance > 0 ? away * dot.y() / distance : away);
        LabelLayout.Box box = new LabelLayout.Box(x - width / 2, y - b.em(7), width, b.em(14));
        LabelLayout.Box card = new LabelLayout.Box(0, 0, b.g().width(), b.g().height());
        if (box.inside(card) && taken.stream().noneMatch(box::overlaps)) {
            taken.add(box);
            if (dot.equals(pointed)) {
                b.write(dot.label(), b.style().smallStrong(), b.palette().ink(), Surface.Align.CENTRE, x, y);
            } else {
                b.caption(dot.label(), Surface.Align.CENTRE, x, y);
            }
        }
    }
}
