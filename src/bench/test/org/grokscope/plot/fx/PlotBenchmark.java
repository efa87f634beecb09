package org.grokscope.plot.fx;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.Series;

/**
 * How fast plots are drawn, without a display: a redraw of a plot with two curves of a million points, and the processor time of four
 * plots that grow live. Prints medians. {@code mvn -q -Pbench test-compile exec:exec
 * -Dbench.main=org.grokscope.plot.fx.PlotBenchmark}.
 */
public final class PlotBenchmark {

    private static final int MILLION = 1_000_000;
    private static final int REDRAWS = 400;
    private static final int LIVE_POINTS = 18_000;
    private static final double POINTS_PER_SECOND = 200;
    private static final double SECONDS = 20;

    private PlotBenchmark() {}

    /** Noise around a wave, of any length. */
    private static final class Growing implements Series {
        private final double[] values;
        private int size;

        Growing(int size, int most, long seed) {
            this.size = size;
            SplittableRandom random = new SplittableRandom(seed);
            values = new double[most];
            for (int i = 0; i < most; i++) {
                values[i] = 0.5 + 0.3 * Math.sin(i * 20.0 / most) + 0.1 * random.nextGaussian();
            }
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public double x(int i) {
            return i;
        }

        @Override
        public double y(int i) {
            return values[i];
        }

        void grow(int to) {
            size = Math.min(to, values.length);
        }
    }

    /** Runs both measurements. */
    public static void main(String[] args) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        million();
        live();
        System.exit(0);
    }

    private static void million() {
        List<Growing> series =
                List.of(new Growing(MILLION, MILLION + 20_000, 1), new Growing(MILLION, MILLION + 20_000, 2));
        double[] millis = Fx.call(() -> {
            Plot plot = plot(series, new StepAxis());
            plot.setPrefSize(1100, 300);
            new Scene(plot, 1100, 300).snapshot(null);
            double[] times = new double[REDRAWS];
            for (int i = 0; i < REDRAWS; i++) {
                for (Growing each : series) {
                    each.grow(each.size() + 10);
                }
                long start = System.nanoTime();
                plot.dataChanged();
                plot.drawNow();
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            return times;
        });
        double[] warm = Arrays.copyOfRange(millis, REDRAWS / 4, REDRAWS);
        Arrays.sort(warm);
        System.out.println(String.format(
                Locale.ROOT,
                "redraw, 2 curves of 1,000,000 points: median %.2f ms, 95 %% %.2f ms, longest %.2f ms",
                warm[warm.length / 2],
                warm[warm.length * 95 / 100],
                warm[warm.length - 1]));
    }

    private static void live() throws InterruptedException {
        List<Growing> series = new ArrayList<>();
        List<Plot> plots = new ArrayList<>();
        Stage stage = Fx.call(() -> {
            StepAxis axis = new StepAxis();
            GridPane grid = new GridPane();
            for (int i = 0; i < 4; i++) {
                List<Growing> pair = List.of(
                        new Growing(LIVE_POINTS, 2 * LIVE_POINTS, 2L * i),
                        new Growing(LIVE_POINTS, 2 * LIVE_POINTS, 2L * i + 1));
                series.addAll(pair);
                Plot plot = plot(pair, axis);
                plot.setPrefSize(700, 450);
                plots.add(plot);
                grid.add(plot, i % 2, i / 2);
            }
            Stage made = new Stage();
            made.setScene(new Scene(grid, 1400, 900));
            made.show();
            return made;
        });
        double idle = busy(SECONDS / 2);
        long began = System.nanoTime();
        int[] redraws = new int[1];
        AnimationTimer timer = new AnimationTimer() {
            private long last;

            @Override
            public void handle(long now) {
                if (now - last >= 50_000_000) {
                    last = now;
                    int size = LIVE_POINTS + (int) (POINTS_PER_SECOND * (System.nanoTime() - began) / 1e9);
                    series.forEach(each -> each.grow(size));
                    plots.forEach(Plot::dataChanged);
                    redraws[0]++;
                }
            }
        };
        Fx.run(timer::start);
        busy(SECONDS / 2);
        int before = redraws[0];
        double drawing = busy(SECONDS);
        System.out.println(String.format(
                Locale.ROOT,
                "4 plots × 2 curves of 18,000 points, %.1f redraws/s: %.1f %% of a core, an idle window %.1f %%",
                (redraws[0] - before) / SECONDS,
                100 * drawing,
                100 * idle));
        Fx.run(stage::close);
    }

    private static Plot plot(List<Growing> series, StepAxis axis) {
        Plot plot = new Plot(axis);
        plot.titleProperty().set("Accuracy");
        plot.setCurves(List.of(
                Curve.measured("train", series.get(0), ColourRole.TRAIN),
                Curve.measured("test", series.get(1), ColourRole.TEST)));
        return plot;
    }

    /** Cores kept busy on average over so many seconds. */
    private static double busy(double seconds) throws InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        Thread.sleep((long) (1000 * seconds));
        return (double) (system.getProcessCpuTime() - cpu) / (System.nanoTime() - start);
    }
}
