package org.grokscope.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as PNG, 8 bits per channel, without alpha. */
public final class Png {
    private static final double METRES_PER_INCH = 0.0254;

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

    /** Writes a picture without a size on paper; the stream stays open. */
    public static void write(Frame frame, OutputStream out) throws IOException {
        write(frame, 0, out);
    }

    /**
     * Writes a picture; the stream stays open.
     *
     * @param dpi pixels per inch, which the file states; 0 for none
     */
    public static void write(Frame frame, int dpi, OutputStream out) throws IOException {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, frame.width(), frame.height(), frame.pixels(), 0, frame.width());
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
        if (!writers.hasNext()) {
            throw new IOException("this Java runtime has no PNG writer");
        }
        ImageWriter writer = writers.next();
        // In memory first: ImageIO hides why a stream failed, and for a plain one creates a cache file in the temporary
        // folder.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream buffered = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(buffered);
            writer.write(new IIOImage(image, null, dpi == 0 ? null : resolution(writer, image, dpi)));
        } finally {
            writer.dispose();
        }
        bytes.writeTo(out);
    }

    /** The chunk pHYs, which counts in metres. */
    private static IIOMetadata resolution(ImageWriter writer, BufferedImage image, int dpi) throws IOException {
        String perMetre = Long.toString(Math.round(dpi / METRES_PER_INCH));
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        IIOMetadataNode size = new IIOMetadataNode("pHYs");
        size.setAttribute("pixelsPerUnitXAxis", perMetre);
        size.setAttribute("pixelsPerUnitYAxis", perMetre);
        size.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(size);
        metadata.mergeTree("javax_imageio_png_1.0", root);
        return metadata;
    }
}
