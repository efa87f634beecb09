package org.grokscope.plot.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.PlotStyle;

/** Places the labels of points beside them, where they lie on no point, range or other label; the others are left out. */
final class PointLabels {

    /** A label in its place. */
    record Placed(String text, Box box) {}

    private PointLabels() {}

    /**
     * Places labels, the first ones first.
     *
     * @param points their texts are the labels
     * @param reach half the size of a mark
     */
    static List<Placed> place(List<Figure.Point> points, PlotFrame frame, PlotStyle style, double reach) {
        List<Box> taken = new ArrayList<>();
        for (Figure.Point point : points) {
            double x = frame.px(point.x());
            double top = Math.min(frame.py(point.high()), frame.py(point.y()) - reach);
            double bottom = Math.max(frame.py(point.low()), frame.py(point.y()) + reach);
            taken.add(new Box(x - reach, top, 2 * reach, bottom - top));
        }
        Box area = new Box(frame.left(), frame.top(), frame.width(), frame.height());
        List<Placed> placed = new ArrayList<>();
        for (Figure.Point point : points) {
            double width = style.width(point.text(), style.smallStrong());
            double height = Math.rint(style.smallStrong().size() * 1.27);
            double x = frame.px(point.x());
            double y = frame.py(point.y());
            double gap = reach + 4;
            Optional<Box> free = Stream.of(
                            new Box(x + gap, y - height / 2, width, height),
                            new Box(x - gap - width, y - height / 2, width, height),
                            new Box(x - width / 2, y - gap - height, width, height),
                            new Box(x - width / 2, y + gap, width, height))
                    .filter(box -> box.inside(area) && taken.stream().noneMatch(box::overlaps))
                    .findFirst();
            free.ifPresent(box -> {
                taken.add(box);
                placed.add(new Placed(point.text(), box));
            });
        }
        return placed;
    }
}
