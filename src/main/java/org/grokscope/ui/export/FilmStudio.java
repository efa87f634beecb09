package org.grokscope.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import javafx.application.Platform;
import javafx.scene.canvas.Canvas;
import org.grokscope.concurrent.Threads;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.media.Film;
import org.grokscope.media.Frame;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.Theme;

/** Films a run: every frame shows it at one step. Works without a display on JavaFX's headless platform. */
public final class FilmStudio {

    /** The longest time for which the last frame is held, in seconds. */
    private static final double LONGEST_STILL = 1.5;

    private static final double STILL_PART = 0.1;
    private static final long POLL_MILLIS = 50;
    /** Rows that are drawn at once. */
    private static final int SLICE_ROWS = 45;

    private FilmStudio() {}

    /**
     * What is filmed.
     *
     * @param config the run's configuration
     * @param history its evaluations; must not grow meanwhile
     * @param looks its snapshots; may be empty
     */
    public record Material(RunConfig config, RunHistory history, NetworkSnapshots looks) {}

    /**
     * How it is filmed.
     *
     * @param file ends in .mp4 or .gif
     * @param width pixels across, even, at least 320
     * @param height pixels down, even, at least 240
     * @param rate frames per second
     * @param seconds how long the film is, at least 2. The run takes nine tenths of it, or all but 1.5 s; then its end is held
     * @param repeat whether a GIF repeats without end
     * @param theme "light", "dark" or "projector"
     */
    public record Format(Path file, int width, int height, int rate, double seconds, boolean repeat, String theme) {

        /** The number of frames in which the run goes from its first to its last step. */
        private double movingFrames() {
            return (seconds - Math.min(LONGEST_STILL, STILL_PART * seconds)) * rate;
        }
    }

    /**
     * Starts JavaFX if it is not running yet; without a display, headless.
     *
     * @param headless whether no window is to be opened
     */
    public static void startToolkit(boolean headless) {
        if (headless) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(true));
            Platform.setImplicitExit(false);
        } catch (IllegalStateException alreadyRunning) {
            started.complete(true);
        }
        started.join();
    }

    /**
     * Films a run; returns when the file is complete. Not to be called on the JavaFX thread.
     *
     * @param progress receives the finished part, 0 to 1
     * @param cancelled whether to stop; polled before each frame, and while one is drawn
     * @throws CancellationException if it was cancelled
     * @throws IOException if the film cannot be written
     * @throws IllegalArgumentException if a size or the file's extension is invalid
     */
    public static void film(Material material, Format format, DoubleConsumer progress, BooleanSupplier cancelled)
            throws IOException {
        int frames = (int) Math.round(format.seconds() * format.rate());
        try (ExecutorService painter = Threads.single("film painter");
                Film film = Film.create(
                        format.file(), format.width(), format.height(), format.rate(), frames, format.repeat())) {
            FilmScene scene = await(
                    CompletableFuture.supplyAsync(() -> scene(material, format), painter)
                            .thenCompose(made -> onToolkit(made::attach)),
                    cancelled);
            double moving = format.movingFrames();
            CompletableFuture<Frame> next = frame(scene, format, 0, painter);
            for (int i = 0; i < frames; i++) {
                Frame now = await(next, cancelled);
                // The next frame is drawn while this one is encoded.
                next = frame(scene, format, Math.round(scene.end() * Math.min(1, (i + 1) / moving)), painter);
                film.add(now);
                progress.accept((i + 1.0) / frames);
            }
            film.finish();
        }
    }

    private static FilmScene scene(Material material, Format format) {
        return new FilmScene(material, Theme.named(format.theme()), format.width(), format.height());
    }

    /**
     * A frame. It is computed, laid out and painted by the painter, and only turned into pixels on the JavaFX thread: canvas by canvas, then
     * in slices of some rows, between which the window can go on. The rows are put together on whatever thread the last slice completes.
     */
    private static CompletableFuture<Frame> frame(FilmScene scene, Format format, long step, Executor painter) {
        int[] pixels = new int[format.width() * format.height()];
        CompletableFuture<Void> drawn = CompletableFuture.runAsync(() -> scene.show(step), painter);
        for (Canvas canvas : scene.canvases()) {
            drawn = drawn.thenCompose(_ -> onToolkit(() -> scene.render(canvas)));
        }
        for (int top = 0; top < format.height(); top += SLICE_ROWS) {
            int from = top;
            int rows = Math.min(SLICE_ROWS, format.height() - from);
            drawn = drawn.thenCompose(_ -> onToolkit(() -> scene.rows(from, rows)))
                    .thenAccept(image -> Pixels.copy(image, pixels, from * format.width()));
        }
        return drawn.thenApply(_ -> new Frame(format.width(), format.height(), pixels));
    }

    /** Waits for the JavaFX thread, which may have ended before this one when the process is asked to end. */
    private static <T> T await(CompletableFuture<T> future, BooleanSupplier cancelled) {
        while (!cancelled.getAsBoolean()) {
            try {
                return future.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillDrawing) {
                // asks again whether it is cancelled
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }
        throw new CancellationException();
    }

    private static <T> CompletableFuture<T> onToolkit(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
