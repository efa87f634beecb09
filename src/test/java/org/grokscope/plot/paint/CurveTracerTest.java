package org.grokscope.plot.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Extremes;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Points;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.Series;
import org.junit.jupiter.api.Test;

class CurveTracerTest {
    private static final int WIDTH = 60;
    private static final int HEIGHT = 80;

    private static Coverage draw(Series points, PlotFrame frame, Dash dash) {
        Coverage drawn = new Coverage(WIDTH, HEIGHT);
        Extremes data = new Extremes(points, frame.ys().kind() == ScaleKind.LOG);
        data.update();
        new CurveTracer(frame, 0, 0, 1).points(data, new Stroker(drawn, 2, dash), WIDTH);
        return drawn;
    }

    private static PlotFrame frame(double from, double to) {
        return new PlotFrame(
                0, 0, WIDTH, HEIGHT, Scale.of(ScaleKind.LINEAR, from, to), Scale.of(ScaleKind.LINEAR, 0, 80));
    }

    private static double ink(Coverage drawn, int x, int y) {
        return x < 0 || y < 0 || x >= drawn.width || y >= drawn.height ? 0 : drawn.covered(x, y);
    }

    @Test
    void everyExtremeOfEveryColumnIsDrawn() {
        Random random = new Random(11);
        for (int run = 0; run < 60; run++) {
            Points points = new Points();
            int n = 200 + random.nextInt(20_000);
            for (int i = 0; i < n; i++) {
                boolean spike = random.nextInt(300) == 0;
                points.add(i, spike ? random.nextDouble() * 78 + 1 : 30 + random.nextDouble() * 5);
            }
            double from = random.nextBoolean() ? 0 : n * 0.3;
            PlotFrame frame = frame(from, n);
            Coverage drawn = draw(points, frame, Dash.SOLID);
            for (int i = (int) Math.ceil(from); i < n; i++) {
                int x = (int) Math.min(WIDTH - 1, frame.px(i));
                int y = (int) Math.min(HEIGHT - 1, frame.py(points.y(i)));
                double near = Math.max(ink(drawn, x, y), Math.max(ink(drawn, x, y - 1), ink(drawn, x, y + 1)));
                assertTrue(near > 0.4, "point " + i + " of " + n + " at " + x + ", " + y);
            }
        }
    }

    /** A circle of radius 20 around (30, 40), twice round: no function of x. */
    @Test
    void aTrajectoryGoesBackAndForth() {
        Points across = new Points();
        Points up = new Points();
        for (int i = 0; i <= 2_000; i++) {
            across.add(i, 30 + 20 * Math.cos(i * Math.PI / 500));
            up.add(i, 40 + 20 * Math.sin(i * Math.PI / 500));
        }
        Coverage drawn = new Coverage(WIDTH, HEIGHT);
        Extremes values = new Extremes(up, false);
        values.update();
        new CurveTracer(frame(0, 60), 0, 0, 1).trajectory(across, values, new Stroker(drawn, 2, Dash.SOLID));
        for (int degrees = 0; degrees < 360; degrees += 5) {
            double angle = Math.toRadians(degrees);
            int x = (int) (30 + 20 * Math.cos(angle));
            int y = (int) (40 - 20 * Math.sin(angle));
            assertTrue(ink(drawn, x, y) > 0.2, degrees + "°");
        }
        assertEquals(0, ink(drawn, 30, 40), "the middle stays free");
    }

    @Test
    void nothingIsDrawnBeyondTheDataOfAColumn() {
        Points points = new Points();
        for (int i = 0; i < 6000; i++) {
            points.add(i, i % 100 < 50 ? 20 : 60);
        }
        Coverage drawn = draw(points, frame(0, 6000), Dash.SOLID);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                assertTrue((y > 17 && y < 63) || drawn.covered(x, y) == 0, x + ", " + y);
            }
        }
    }

    @Test
    void fewPointsAreJoinedByStraightLines() {
        Coverage drawn = draw(Series.of(new double[] {-10, 70}, new double[] {-10, 70}), frame(0, 60), Dash.SOLID);
        for (int x = 5; x < 55; x++) {
            assertTrue(drawn.covered(x, HEIGHT - 1 - x) > 0.9, "at " + x);
        }
    }

    @Test
    void gapsStayOpenWhetherDenseOrNot() {
        for (int perColumn : new int[] {1, 50}) {
            Points points = new Points();
            for (int i = 0; i < WIDTH * perColumn; i++) {
                boolean gap = i >= 20 * perColumn && i < 40 * perColumn;
                points.add((double) i / perColumn, gap ? Double.NaN : 40);
            }
            Coverage drawn = draw(points, frame(0, WIDTH), Dash.SOLID);
            for (int x = 0; x < WIDTH; x++) {
                double here = ink(drawn, x, 40) + ink(drawn, x, 39);
                assertTrue(x < 22 || x > 37 || here == 0, perColumn + " per column, gap at " + x);
                assertTrue((x >= 18 && x <= 41) || here > 0.9, perColumn + " per column, line at " + x + ": " + here);
            }
        }
    }

    @Test
    void denseDataWithSparseStretchesHasNoHoles() {
        Points points = new Points();
        points.add(0, 40).add(12, 40).add(25, 40);
        for (int i = 0; i < 3000; i++) {
            points.add(30 + i / 100.0, 40);
        }
        Coverage drawn = draw(points, frame(0, WIDTH), Dash.SOLID);
        for (int x = 2; x < WIDTH - 1; x++) {
            assertTrue(ink(drawn, x, 40) + ink(drawn, x, 39) > 0.9, "at " + x);
        }
    }

    @Test
    void denseColumnsThatDoNotOverlapAreJoined() {
        Points points = new Points();
        for (int i = 0; i < 2 * WIDTH; i++) {
            points.add(i / 2.0 + 0.1, i / 2 % 2 == 0 ? 20 : 60);
        }
        Coverage drawn = draw(points, frame(0, WIDTH), Dash.SOLID);
        for (int x = 1; x < WIDTH; x++) {
            for (int y = 22; y < 58; y++) {
                assertTrue(drawn.covered(x, HEIGHT - y) > 0.9, x + ", " + y);
            }
        }
    }

    @Test
    void aLonePointIsADotAndNoPointIsNothing() {
        assertTrue(draw(Series.of(new double[] {30}, new double[] {40}), frame(0, 60), Dash.SOLID)
                        .covered(30, 40)
                > 0.9);
        for (Dash dash : Dash.values()) {
            Coverage drawn = draw(new Points(), frame(0, 60), dash);
            double sum = 0;
            for (int x = 0; x < WIDTH; x++) {
                for (int y = 0; y < HEIGHT; y++) {
                    sum += drawn.covered(x, y);
                }
            }
            assertEquals(0, sum);
        }
    }

    @Test
    void manyPointsAtOneStepAreAnUprightStroke() {
        Points points = new Points();
        for (int i = 0; i < 1000; i++) {
            points.add(30, 10 + i % 60);
        }
        Coverage drawn = draw(points, frame(0, 60), Dash.SOLID);
        for (int y = HEIGHT - 68; y < HEIGHT - 11; y++) {
            assertTrue(drawn.covered(30, y) > 0.9, "at " + y);
        }
    }

    @Test
    void dashesHaveGapsAndSurviveFarAwayPoints() {
        for (Dash dash : new Dash[] {Dash.DASHED, Dash.DOTTED}) {
            Coverage drawn = draw(Series.of(new double[] {-1e7, 1e7}, new double[] {40, 40}), frame(0, 60), dash);
            int on = 0;
            for (int x = 0; x < WIDTH; x++) {
                on += drawn.covered(x, 39) > 0.5 ? 1 : 0;
            }
            assertTrue(on > 15 && on < 50, dash + ": " + on);
        }
    }

    @Test
    void aBandFillsBetweenItsEdges() {
        Coverage drawn = new Coverage(WIDTH, HEIGHT);
        Extremes lower = new Extremes(Series.of(new double[] {10, 50}, new double[] {20, 20}), false);
        Extremes upper = new Extremes(Series.of(new double[] {10, 50}, new double[] {30, 50}), false);
        lower.update();
        upper.update();
        new CurveTracer(frame(0, 60), 0, 0, 1).band(lower, upper, WIDTH, drawn::column);
        for (int x = 0; x < WIDTH; x++) {
            double column = 0;
            for (int y = 0; y < HEIGHT; y++) {
                column += drawn.covered(x, y);
            }
            double inside = 10 + (x + 0.5 - 10) / 40 * 20;
            assertEquals(x >= 10 && x < 50 ? inside : 0, column, 0.02, "column " + x);
        }
    }

    @Test
    void stepZeroIsLeftOutOnALogarithmicAxis() {
        PlotFrame frame =
                new PlotFrame(0, 0, WIDTH, HEIGHT, Scale.of(ScaleKind.LOG, 1, 1000), Scale.of(ScaleKind.LINEAR, 0, 80));
        Coverage drawn = draw(Series.of(new double[] {0, 1, 1000}, new double[] {0, 40, 40}), frame, Dash.SOLID);
        assertEquals(0, drawn.covered(1, 70));
        assertTrue(drawn.covered(30, 40) > 0.9);
    }
}
