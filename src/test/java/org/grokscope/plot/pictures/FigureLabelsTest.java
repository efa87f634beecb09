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
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.plot.paint.RecordingSurface;
import org.grokscope.plot.svg.BundledWidths;
import org.junit.jupiter.api.Test;

/** Texts of figures keep clear of each other, of marks, of lines and of the frame: over random figures, sizes and types. */
class FigureLabelsTest {
    private static final int CASES = 1_500;

    /** Wide enough for the longest single text in the head. */
    private static final double NARROWEST = 300;

    private final Random random = new Random(7);
    private final List<String> faults = new ArrayList<>();
    private int labelled;
    private int wanted;

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private Figure.Point point(boolean ranged) {
        double x = Math.pow(10, between(-1, 1));
        double y = Math.pow(10, between(2, 4));
        double low = ranged ? y * between(0.5, 1) : y;
        double high = ranged ? y * between(1, 2) : y;
        return new Figure.Point(x, y, low, high, String.format("%,.0f", y), random.nextInt());
    }

    private Figure figure() {
        List<Figure.Layer> layers = new ArrayList<>();
        List<Figure.Point> named = new ArrayList<>();
        int groups = 1 + random.nextInt(4);
        for (int i = 0; i < groups; i++) {
            boolean ranged = random.nextBoolean();
            List<Figure.Point> points = IntStream.rangeClosed(0, random.nextInt(12))
                    .mapToObj(_ -> point(ranged))
                    .toList();
            String name = random.nextBoolean() ? "" : "runs of seed " + (40 + i);
            layers.add(new Figure.Marks(name, ColourRole.NORM, Figure.Shape.ofRun(i), points));
            points.stream().limit(2).forEach(named::add);
        }
        layers.add(new Figure.Line("the paper's median", ColourRole.NEUTRAL, Dash.DASHED, law(between(100, 3_000))));
        if (random.nextBoolean()) {
            layers.add(new Figure.Trend("", ColourRole.NORM, between(-500, 500), 3_000, 3, -600, 600));
        }
        layers.add(new Figure.Labels(named));
        wanted += named.size();
        boolean above = random.nextBoolean();
        if (above) {
            List<Figure.Point> without =
                    List.of(new Figure.Point(between(0.2, 8), Double.NaN, Double.NaN, Double.NaN, "no jump", 0));
            layers.add(new Figure.Marks("", ColourRole.TEST, Figure.Shape.CROSS, without));
        }
        ScaleKind kind = random.nextBoolean() ? ScaleKind.LINEAR : ScaleKind.LOG;
        return new Figure(
                "Scaling of T_grok",
                new Figure.Axis("weight decay λ", kind, false),
                new Figure.Axis("grokking step, optimizer steps, ● groks ▲ memorizes only", kind, false),
                layers,
                above ? "did not grok within its steps" : "",
                EmptyText.NONE);
    }

    private static List<Figure.Point> law(double factor) {
        return IntStream.rangeClosed(0, 40)
                .mapToDouble(i -> 0.1 * Math.pow(100, i / 40.0))
                .mapToObj(x -> new Figure.Point(x, 300 + factor / x))
                .toList();
    }

    private static Rectangle2D rectangle(Box box) {
        return new Rectangle2D.Double(box.left(), box.top(), box.width(), box.height());
    }

    private void check(boolean right, String fault) {
        if (!right) {
            faults.add(fault);
        }
    }

    private void examine(Figure figure, double width, double height, double type) {
        String here = " at " + Math.round(width) + " × " + Math.round(height) + ", type " + type;
        PlotTypography typography = PlotTypography.BUNDLED.scaled(type, Math.max(1, type));
        RecordingSurface surface = new RecordingSurface(width, height);
        FigurePainter painter = new FigurePainter(
                new Brush(surface, new PlotStyle(PlotPalette.LIGHT, typography, new BundledWidths())), figure);
        Figure.Point pointed =
                random.nextBoolean() ? figure.layers().getFirst().points().getFirst() : null;
        painter.paint(null, pointed);
        texts(surface, here);
        PlotFrame frame = painter.frame();
        List<PlotLabel> labels = painter.labels();
        labelled += labels.size();
        for (PlotLabel label : labels) {
            Rectangle2D box = rectangle(label.box());
            Box area = new Box(frame.left(), frame.top(), frame.width(), frame.height());
            check(label.box().inside(area), label.text() + " leaves the frame" + here);
            for (RecordingSurface.Line line : surface.lines) {
                for (int i = 1; i < line.xs().length; i++) {
                    Line2D part = new Line2D.Double(line.xs()[i - 1], line.ys()[i - 1], line.xs()[i], line.ys()[i]);
                    check(!part.intersects(box), label.text() + " lies on a line" + here);
                }
            }
            figure.layers().stream()
                    .filter(Figure.Marks.class::isInstance)
                    .flatMap(layer -> layer.points().stream())
                    .filter(point -> !Double.isNaN(point.y()))
                    .forEach(point -> {
                        double x = frame.px(point.x());
                        boolean clear = !box.intersects(x - 3, frame.py(point.y()) - 3, 6, 6)
                                && !box.intersectsLine(x, frame.py(point.low()), x, frame.py(point.high()));
                        check(clear, label.text() + " lies on a mark" + here);
                    });
        }
    }

    private void texts(RecordingSurface surface, String here) {
        Rectangle2D card = new Rectangle2D.Double(0, 0, surface.width(), surface.height());
        for (int i = 0; i < surface.texts.size(); i++) {
            RecordingSurface.Text text = surface.texts.get(i);
            check(card.contains(text.box()), text.text() + " is cut off" + here);
            for (RecordingSurface.Text other : surface.texts.subList(0, i)) {
                check(!text.box().intersects(other.box()), text.text() + " lies on " + other.text() + here);
            }
        }
    }

    @Test
    void nothingLiesOnAnythingElse() {
        for (int i = 0; i < CASES; i++) {
            double type = List.of(1.0, 1.0, 1.25, 1.8).get(random.nextInt(4));
            examine(figure(), type * between(NARROWEST, 1_100), type * between(280, 700), type);
        }
        assertEquals(List.of(), faults.stream().limit(20).toList(), () -> faults.size() + " faults");
        assertTrue(labelled > 0.9 * wanted, labelled + " of " + wanted + " labels have found a place");
    }
}
