package org.grokscope.plot.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.grokscope.plot.labels.PlotLabel;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.plot.paint.RecordingSurface;
import org.grokscope.plot.svg.BundledWidths;
import org.junit.jupiter.api.Test;

/** Labels of the dots of an embedding, from a heap of random dots to a circle. */
class CircleLabelsTest {
    private final Random random = new Random(3);

    /** Dots that are so far on their way to a circle, 0 to 1. */
    private PointPicture picture(int numbers, double order) {
        List<PointPicture.Dot> dots = IntStream.range(0, numbers)
                .mapToObj(j -> {
                    double angle = 2 * Math.PI * j / numbers;
                    double noise = 1 - order;
                    return new PointPicture.Dot(
                            order * Math.cos(angle) + noise * random.nextGaussian(),
                            order * Math.sin(angle) + noise * random.nextGaussian(),
                            Integer.toString(j * 7 % numbers));
                })
                .toList();
        return new PointPicture("Embedding", "joined to the next number", "frequency 7", dots, EmptyText.NONE);
    }

    private static PointPainter painter(PointPicture picture, double size) {
        PlotStyle style = new PlotStyle(PlotPalette.LIGHT, PlotTypography.BUNDLED, new BundledWidths());
        return PointPainter.card(new Brush(new RecordingSurface(size, size), style), picture);
    }

    @Test
    void labelsLieOnNothing() {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            PointPicture picture = picture(List.of(13, 47, 97, 113).get(i % 4), random.nextDouble());
            PointPainter painter = painter(picture, 240 + random.nextInt(400));
            List<PlotLabel> labels =
                    painter.placed(random.nextBoolean() ? null : picture.dots().getFirst());
            for (PlotLabel label : labels) {
                Box box = label.box();
                Rectangle2D letters = new Rectangle2D.Double(box.left(), box.top(), box.width(), box.height());
                PointPicture.Dot before = picture.dots().getLast();
                for (PointPicture.Dot dot : picture.dots()) {
                    Line2D line =
                            new Line2D.Double(painter.px(before), painter.py(before), painter.px(dot), painter.py(dot));
                    if (line.intersects(letters)) {
                        faults.add(label.text() + " lies on a line");
                    }
                    before = dot;
                }
                if (labels.stream()
                        .anyMatch(other -> !other.equals(label) && other.box().overlaps(box))) {
                    faults.add(label.text() + " lies on a label");
                }
            }
        }
        assertEquals(List.of(), faults.stream().limit(10).toList(), () -> faults.size() + " faults");
    }

    @Test
    void everySecondNumberOfACircleHasItsLabel() {
        PointPicture circle = picture(47, 1);
        List<PlotLabel> labels = painter(circle, 320).placed(null);
        assertTrue(labels.size() >= 23, labels.size() + " labels");
        assertEquals("0", labels.getFirst().text());
        assertEquals(Integer.toString(2 * 7 % 47), labels.get(1).text());
    }
}
