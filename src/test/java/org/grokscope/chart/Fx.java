package org.grokscope.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;

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

    /** Writes a picture as PNG: without AWT, which the tests do not have. */
    static void write(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        ByteBuffer raw = ByteBuffer.allocate(height * (1 + width * 3));
        for (int y = 0; y < height; y++) {
            raw.put((byte) 0);
            for (int x = 0; x < width; x++) {
                int argb = image.getPixelReader().getArgb(x, y);
                raw.put((byte) (argb >> 16)).put((byte) (argb >> 8)).put((byte) argb);
            }
        }
        Deflater deflater = new Deflater();
        deflater.setInput(raw.array());
        deflater.finish();
        byte[] packed = new byte[raw.capacity() + 1000];
        int length = deflater.deflate(packed);
        deflater.end();
        ByteBuffer png = ByteBuffer.allocate(length + 200);
        png.putLong(0x89504E470D0A1A0AL);
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        head.put(new byte[] {8, 2, 0, 0, 0});
        chunk(png, 0x49484452, head.array(), 13);
        chunk(png, 0x49444154, packed, length);
        chunk(png, 0x49454E44, new byte[0], 0);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Arrays.copyOf(png.array(), png.position()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void chunk(ByteBuffer out, int type, byte[] data, int length) {
        ByteBuffer body = ByteBuffer.allocate(4 + length).putInt(type).put(data, 0, length);
        CRC32 crc = new CRC32();
        crc.update(body.array());
        out.putInt(length).put(body.array()).putInt((int) crc.getValue());
    }
}
