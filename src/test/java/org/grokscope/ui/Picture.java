package org.grokscope.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javafx.scene.Node;
import javafx.scene.image.Image;

/** Writes a picture of a node as PNG, for people to look at. */
final class Picture {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private Picture() {}

    /** To be called on the JavaFX thread. */
    static void of(Node node, String name) {
        write(node.snapshot(null, null), FOLDER.resolve(name + ".png"));
    }

    private static void write(Image image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        byte[] pixels = deflated(image, width, height);
        ByteBuffer png = ByteBuffer.allocate(pixels.length + 100).putLong(0x89504E470D0A1A0AL);
        addChunk(png, 0x49484452, header.array());
        addChunk(png, 0x49444154, pixels);
        addChunk(png, 0x49454E44, new byte[0]);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Arrays.copyOf(png.array(), png.position()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] deflated(Image image, int width, int height) {
        ByteBuffer rows = ByteBuffer.allocate(height * (3 * width + 1));
        for (int y = 0; y < height; y++) {
            rows.put((byte) 0);
            for (int x = 0; x < width; x++) {
                int colour = image.getPixelReader().getArgb(x, y);
                rows.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
            }
        }
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(rows.array());
            deflater.finish();
            byte[] packed = new byte[rows.capacity() + 1000];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        }
    }

    private static void addChunk(ByteBuffer png, int type, byte[] data) {
        byte[] typed =
                ByteBuffer.allocate(4 + data.length).putInt(type).put(data).array();
        CRC32 sum = new CRC32();
        sum.update(typed);
        png.putInt(data.length).put(typed).putInt((int) sum.getValue());
    }
}
