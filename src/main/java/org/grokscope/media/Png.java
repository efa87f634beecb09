package org.grokscope.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as PNG, 8 bits per channel, without alpha. */
public final class Png {
    private Png() {}

    /** Writes a picture to a file, which is complete or absent. */
    public static void write(Frame frame, Path file) throws IOException {
        PartFile part = new PartFile(file);
        try (OutputStream out = Files.newOutputStream(part.part())) {
            write(frame, out);
        } catch (IOException | RuntimeException e) {
            part.discard();
            throw e;
        }
        part.finish();
    }

    /** Writes a picture; the stream stays open. */
    public static void write(Frame frame, OutputStream out) throws IOException {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, frame.width(), frame.height(), frame.pixels(), 0, frame.width());
        // In memory first: ImageIO hides why a stream failed, and for a plain one creates a cache file in the temporary
        // folder.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream buffered = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", buffered)) {
                throw new IOException("this Java runtime has no PNG writer");
            }
        }
        bytes.writeTo(out);
    }
}
