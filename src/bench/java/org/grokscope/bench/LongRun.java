package org.grokscope.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.training.Capacity;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.shell.WindowRun;

/** A run of very many steps in the window: whether its memory and the time of a redraw stay what they were. */
final class LongRun {

    /**
     * What was measured in one part of the run.
     *
     * @param steps done at its end
     * @param rate steps per second
     * @param heap in use after a collection, bytes
     * @param committed Java's heap as the system sees it, bytes
     * @param resident the process's memory, bytes; 0 where it cannot be read
     * @param redraws processor milliseconds of the JavaFX thread for each redraw, sorted
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(long steps, double rate, long heap, long committed, long resident, double[] redraws) {

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%,11d %9.0f %9.1f %9.0f %9.0f %9.0f %9.2f %9.2f %9d",
                    steps,
                    rate,
                    heap / 1e6,
                    resident / 1e6,
                    committed / 1e6,
                    Math.max(0, resident - committed) / 1e6,
                    quantile(0.5),
                    quantile(0.99),
                    redraws.length);
        }

        private double quantile(double part) {
            return redraws.length == 0 ? Double.NaN : redraws[(int) (part * (redraws.length - 1))];
        }
    }

    private static final String HEAD = String.format(
            "%11s %9s %9s %9s %9s %9s %9s %9s %9s",
            "steps", "steps/s", "live MB", "RSS MB", "heap MB", "other MB", "redraw ms", "p99 ms", "redraws");

    private static final double[] MARKS = {0.02, 0.05, 0.1, 0.25, 0.5, 0.75, 1};
    private static final long SAMPLE_MILLIS = 20;
    private static final double NANOS = 1e9;

    private final WindowRun window;
    private final Consumer<String> out;

    private LongRun(WindowRun window, Consumer<String> out) {
        this.window = window;
        this.out = out;
    }

    /**
     * Runs in a new window and prints a line at each mark.
     *
     * @param config is run for so many steps, whether it groks or not
     */
    static void measure(
            RunConfig config, long steps, IntFunction<LearnerFactory> learners, String version, Consumer<String> out)
            throws IOException, InterruptedException {
        ColdRunWorker.inFolder(folder -> {
            measure(config, steps, WindowRun.open(learners, version, folder), out);
            return folder;
        });
    }

    private static void measure(RunConfig config, long steps, WindowRun window, Consumer<String> out)
            throws IOException, InterruptedException {
        window.choose(config.withLength(steps, Schedule.NEVER), false);
        out.accept(Capacity.here().cores() + " cores, evaluated every " + config.evaluationCadence()
                + " steps; time of a redraw: processor time of the JavaFX thread");
        out.accept(HEAD);
        new LongRun(window, out).watch(window.start(), steps);
        window.close();
    }

    private void watch(TrainingSession session, long steps) throws IOException, InterruptedException {
        long before = 0;
        long start = System.nanoTime();
        window.timeRedraws();
        window.takeRedrawMillis();
        for (double mark : MARKS) {
            while (!session.isOver() && session.step() < mark * steps) {
                Thread.sleep(SAMPLE_MILLIS);
            }
            long now = System.nanoTime();
            long done = session.step();
            double[] redraws = window.takeRedrawMillis();
            Arrays.sort(redraws);
            long resident = resident();
            System.gc();
            MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            out.accept(new Part(
                            done,
                            (done - before) / ((now - start) / NANOS),
                            heap.getUsed(),
                            heap.getCommitted(),
                            resident,
                            redraws)
                    .line());
            before = done;
            start = System.nanoTime();
        }
    }

    /** From Linux's {@code /proc}, in pages of 4 kB. */
    private static long resident() throws IOException {
        Path statm = Path.of("/proc/self/statm");
        return Files.isReadable(statm)
                ? 4096 * Long.parseLong(Files.readString(statm).split(" ", -1)[1])
                : 0;
    }
}
