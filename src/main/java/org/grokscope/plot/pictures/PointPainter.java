package org.grokscope.plot.pictures;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.plot.labels.PlotLabel;
import org.grokscope.plot.labels.PointLabels;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/** Paints dots in a plane, equally scaled both ways about their centre. */
public final class PointPainter {
    /** More labels than this crowd a circle. */
    private static final int MOST_LABELS = 26;
    /** From a dot to the middle of its label. */
    private static final List<Double> AWAY = List.of(12.0, 14.0, 17.0, 20.0);
    /** From the outermost dots to the edge of the area: room for their labels. */
    public static final double MARGIN = 24;

    private final Brush b;
    private final PointPicture picture;
    private final Box area;
    private final double scale;

    private PointPainter(Brush b, PointPicture picture, Box area, double scale) {
        this.b = b;
        this.picture = picture;
        this.area = area;
        this.scale = scale;
    }

    /** On a card of its own, below its title. */
    public static PointPainter card(Brush b, PointPicture picture) {
        double head = picture.isEmpty() ? 0 : PicturePainter.head(b, picture);
        Box below = new Box(0, head, b.g().width(), b.g().height() - head - b.em(8));
        double reach = picture.reach();
        double limit = Math.min(below.width(), below.height() + b.em(8)) / 2 - b.em(MARGIN);
        return new PointPainter(b, picture, below, reach > 0 ? Math.max(1, limit) / reach : 1);
    }

    /**
     * In a figure with axes.
     *
     * @param area within the axes
     * @param scale the length of 1
     */
    public static PointPainter within(Brush b, PointPicture picture, Box area, double scale) {
        return new PointPainter(b, picture, area, scale);
    }

    /** The x at which a dot lies. */
    public double px(PointPicture.Dot dot) {
        return area.left() + area.width() / 2 + scale * dot.x();
    }

    /** The y at which a dot lies. */
    public double py(PointPicture.Dot dot) {
        return area.top() + area.height() / 2 - scale * dot.y();
    }

    /**
     * Paints everything.
     *
     * @param pointed the dot that is ringed and certainly labelled; null for none
     */
    public void paint(PointPicture.Dot pointed) {
        if (picture.isEmpty()) {
            PicturePainter.nothing(b, picture);
            return;
        }
        List<PointPicture.Dot> dots = picture.dots();
        double radius = radius();
        Colour key = b.palette().key();
        Stroke line = new Stroke(key.withOpacity(0.6), b.style().line(1.2));
        PointPicture.Dot before = dots.getLast();
        for (PointPicture.Dot dot : dots) {
            b.g().strokeLine(px(before), py(before), px(dot), py(dot), line);
            before = dot;
        }
        for (PointPicture.Dot dot : dots) {
            b.g().fillCircle(px(dot), py(dot), radius, key);
        }
        centre();
        labels(pointed);
        if (pointed != null) {
            Stroke ring = new Stroke(b.palette().ink(), b.style().line(1.5));
            b.g().strokeCircle(px(pointed), py(pointed), 2 * radius, ring);
        }
    }

    private double radius() {
        return b.style().line(picture.dots().size() > 150 ? 2 : 3);
    }

    /** Only where the dots leave it free: before they have settled on a circle they lie all over it. */
    private void centre() {
        double half = b.width(picture.centre(), b.style().smallStrong()) / 2 + b.em(6);
        if (picture.dots().stream().allMatch(dot -> scale * Math.hypot(dot.x(), dot.y()) > half)) {
            Colour colour = b.palette().text(ColourRole.KEY);
            double x = area.left() + area.width() / 2;
            double y = area.top() + area.height() / 2;
            b.write(picture.centre(), b.style().smallStrong(), colour, Surface.Align.CENTRE, x, y);
        }
    }

    /** Writes the label of the dot that is pointed at, and of some others. */
    private void labels(PointPicture.Dot pointed) {
        for (PlotLabel label : placed(pointed)) {
            double x = label.box().left() + label.box().width() / 2;
            double y = label.box().top() + label.box().height() / 2;
            Colour colour = label.role() == ColourRole.INK
                    ? b.palette().ink()
                    : b.palette().muted();
            b.write(label.text(), label.font(), colour, Surface.Align.CENTRE, x, y);
        }
    }

    /** The labels in their places: away from the centre, on no other label, dot or line. What has no room is left out. */
    List<PlotLabel> placed(PointPicture.Dot pointed) {
        PointLabels places = new PointLabels(area, b.style());
        List<PointPicture.Dot> dots = picture.dots();
        double radius = radius();
        PointPicture.Dot before = dots.getLast();
        for (PointPicture.Dot dot : dots) {
            places.takeMark(new Box(px(dot) - radius, py(dot) - radius, 2 * radius, 2 * radius));
            // Each on its own: together they go to and fro.
            places.takeLine(new double[] {px(before), px(dot)}, new double[] {py(before), py(dot)}, 1);
            before = dot;
        }
        List<PlotLabel> labels = new ArrayList<>();
        if (pointed != null) {
            PlotFont font = b.style().smallStrong();
            places.place(pointed.label(), font, ColourRole.INK, boxes(pointed, font))
                    .ifPresent(labels::add);
        }
        PlotFont font = b.style().small();
        int step = Math.max(2, (dots.size() + MOST_LABELS - 1) / MOST_LABELS);
        for (int i = 0; i < dots.size(); i += step) {
            if (!dots.get(i).equals(pointed)) {
                places.place(dots.get(i).label(), font, ColourRole.NEUTRAL, boxes(dots.get(i), font))
                        .ifPresent(labels::add);
            }
        }
        return labels;
    }

    /** Where the label of a dot may lie: outwards, near it and farther. */
    private List<Box> boxes(PointPicture.Dot dot, PlotFont font) {
        double width = b.width(dot.label(), font);
        double height = b.em(11);
        double distance = Math.hypot(dot.x(), dot.y());
        double right = distance > 0 ? dot.x() / distance : 0;
        double up = distance > 0 ? dot.y() / distance : 1;
        return AWAY.stream()
                .map(away -> new Box(
                        px(dot) + b.em(away) * right - width / 2,
                        py(dot) - b.em(away) * up - height / 2,
                        width,
                        height))
                .toList();
    }
}
