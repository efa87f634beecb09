package org.grokscope.ui.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.grokscope.plot.fx.Plot;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.training.Capacity;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.preferences.Preferences;

/** The real window, used without a hand: opens it, chooses a preset and starts the run. */
public final class WindowRun {

    private final MainWindow window;
    private final Stage stage;
    /** Used on the JavaFX thread. */
    private final List<Double> redrawMillis = new ArrayList<>();

    private WindowRun(Stage stage, MainWindow window) {
        this.stage = stage;
        this.window = window;
    }

    /** Called in each pulse, which it asks for 60 times a second: that costs as much as what it measures. */
    private final class RedrawTimer extends AnimationTimer {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private long drawnBefore;
        private long timeBefore;

        @Override
        public void handle(long now) {
            long time = threads.getCurrentThreadCpuTime();
            long drawn = drawings();
            if (drawn > drawnBefore) {
                redrawMillis.add((time - timeBefore) / 1e6);
            }
            drawnBefore = drawn;
            timeBefore = time;
        }
    }

    /**
     * Opens the window and returns when it is shown.
     *
     * @param learners creates a factory for so many runs at a time
     * @param folder is empty; the library and crash reports are written there
     */
    public static WindowRun open(IntFunction<LearnerFactory> learners, String version, Path folder) {
        CompletableFuture<WindowRun> shown = new CompletableFuture<>();
        new GrokScopeWindow(
                        learners.apply(Capacity.here().cores()),
                        Capacity.here(),
                        version,
                        Preferences.read(folder),
                        folder.resolve("library.db"),
                        new CrashReports(List.of(folder), version))
                .start(
                        Opening.USUAL,
                        (stage, window) -> shown.complete(new WindowRun(stage, window)),
                        shown::completeExceptionally);
        return shown.join();
    }

    /** Chooses settings, with the inspection panel or without. */
    public void choose(RunConfig config, boolean inspect) {
        onFx(() -> {
            window.run().load(config);
            window.run().inspectionShownProperty().set(inspect);
            return config;
        });
    }

    /** Presses Start; returns the run. */
    public TrainingSession start() {
        return onFx(() -> {
            window.run().startOrPause();
            return window.run().session();
        });
    }

    /** How often the first plot has been drawn. */
    public long redraws() {
        return onFx(this::drawings);
    }

    private long drawings() {
        return ((Plot) window.scene().getRoot().lookup(".plot")).drawings();
    }

    /** Begins to measure redraws. */
    public void timeRedraws() {
        onFx(() -> {
            new RedrawTimer().start();
            return stage;
        });
    }

    /** The processor time of the JavaFX thread for each redraw since the last call, and what it did since the pulse before. */
    public double[] takeRedrawMillis() {
        return onFx(() -> {
            double[] taken = redrawMillis.stream().mapToDouble(millis -> millis).toArray();
            redrawMillis.clear();
            return taken;
        });
    }

    /** Closes the window, which saves the run. */
    public void close() {
        onFx(() -> {
            stage.close();
            return stage;
        });
    }

    private interface Work<T> {
        T get();
    }

    private static <T> T onFx(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.orTimeout(1, TimeUnit.MINUTES).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The window does not answer: " + e.getCause(), e);
        }
    }
}
