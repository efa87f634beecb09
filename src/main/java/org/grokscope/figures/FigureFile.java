package org.grokscope.figures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.grokscope.media.Frame;
import org.grokscope.media.Png;
import org.grokscope.plot.print.Page;
import org.grokscope.plot.print.PageFiles;

/** The files that a figure can be. */
public enum FigureFile {
    SVG,
    PDF,
    PNG;

    /** Pixels per inch: what journals ask for. */
    public static final int DPI = 300;

    /** The end of its name. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a file is to be, by its name. */
    public static Optional<FigureFile> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> name.endsWith("." + each.extension()))
                .findFirst();
    }

    /** The content of the file. */
    public byte[] bytes(Page page, String version) throws IOException {
        return switch (this) {
            case SVG -> PageFiles.svg(page).getBytes(StandardCharsets.UTF_8);
            case PDF -> PageFiles.pdf(page, "GrokScope " + version);
            case PNG -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                Png.write(frame(page, DPI), DPI, bytes);
                yield bytes.toByteArray();
            }
        };
    }

    /** The figure as pixels. */
    public static Frame frame(Page page, double dpi) {
        BufferedImage image = PageFiles.image(page, dpi);
        int width = image.getWidth();
        int height = image.getHeight();
        return new Frame(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }
}
