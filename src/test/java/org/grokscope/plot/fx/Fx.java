package org.grokscope.plot.fx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.grokscope.media.Frame;
import org.grokscope.media.Png;

/** Runs things on the JavaFX thread, and writes pictures. */
final class Fx {
    private Fx() {}

    static <T> T call(Callable<T> work) {
        start();
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The JavaFX thread did not finish the work", e);
        }
    }

    private static void start() {
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException alreadyStarted) {
            // Another test was first.
        }
    }

    static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until two pulses have passed. */
    static void pulses() {
        CountDownLatch passed = new CountDownLatch(3);
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                passed.countDown();
            }
        };
        run(timer::start);
        try {
            assertTrue(passed.await(10, TimeUnit.SECONDS), "no pulses");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        run(timer::stop);
    }

    /** Writes a picture as PNG. */
    static void write(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), IntBuffer.wrap(pixels), width);
        try {
            Files.createDirectories(file.getParent());
            Png.write(new Frame(width, height, pixels), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
