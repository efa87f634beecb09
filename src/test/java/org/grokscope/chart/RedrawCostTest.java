package org.grokscope.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** Guards against a redraw that walks all data; the bounds are wide, the figures are written to target/charts. */
class RedrawCostTest {
    private static final int PLOTS = 4;

    private static double medianMillis(int points, StringBuilder report) {
        return Fx.call(() -> {
            StepAxis axis = new StepAxis();
            Random random = new Random(1);
            List<Points> data = List.of(new Points(), new Points());
            List<Plot> plots = new ArrayList<>();
            for (int p = 0; p < PLOTS; p++) {
                Plot plot = new Plot(axis);
                plot.setPrefSize(1100, 250);
                plot.setCurves(List.of(
                        Curve.measured("train", data.get(0), ColourRole.TRAIN),
                        Curve.measured("test", data.get(1), ColourRole.TEST)));
                plots.add(plot);
            }
            grow(data, random, points);
            new Scene(new VBox(plots.toArray(Plot[]::new)), 1100, 1000).snapshot(null);
            double[] grown = new double[40];
            double[] zoomed = new double[40];
            for (int i = 0; i < grown.length; i++) {
                grow(data, random, 20);
                grown[i] = time(plots);
                axis.show(points * 0.1 + i, points * 0.8);
                zoomed[i] = time(plots);
                axis.reset();
                time(plots);
            }
            Arrays.sort(grown);
            Arrays.sort(zoomed);
            report.append(String.format(
                    Locale.ROOT,
                    "%d plots x 2 curves x %,d points: %.2f ms a redraw after growth, %.2f ms after a zoom%n",
                    PLOTS,
                    points,
                    grown[grown.length / 2],
                    zoomed[zoomed.length / 2]));
            return grown[grown.length / 2];
        });
    }

    private static double time(List<Plot> plots) {
        long start = System.nanoTime();
        plots.forEach(Plot::dataChanged);
        plots.forEach(Plot::drawNow);
        return (System.nanoTime() - start) / 1e6;
    }

    private static void grow(List<Points> data, Random random, int count) {
        for (Points series : data) {
            int from = series.size();
            for (int i = from; i < from + count; i++) {
                series.add(i, Math.exp(-i / 5000.0) + 0.05 * random.nextGaussian());
            }
        }
    }

    @Test
    void aMillionPointsCostLittleMoreThanAFewThousand() throws IOException {
        StringBuilder report = new StringBuilder();
        medianMillis(2000, report);
        medianMillis(18_000, report);
        double million = medianMillis(1_000_000, report);
        Path file = Path.of("target", "charts", "redraw-cost.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, report);
        assertTrue(million < 150, report::toString);
    }
}
