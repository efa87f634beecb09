package org.grokscope.ui.export;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.grokscope.figures.FigureFile;
import org.grokscope.figures.FigureSource;
import org.grokscope.figures.FigureSpec;
import org.grokscope.figures.Figures;
import org.grokscope.media.Frame;
import org.grokscope.plot.print.Page;
import org.grokscope.plot.print.PageFiles;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.tasks.FileTasks;

/** Draws figures in the background, and saves or copies them. */
public final class FigureExport {

    private static final String SVG = "image/svg+xml";

    private final FilePicker picker;
    private final FileTasks files;
    private final Figures figures;
    private final Consumer<String> message;

    /**
     * Prepares.
     *
     * @param message receives the result in a sentence, on the JavaFX thread
     */
    public FigureExport(FilePicker picker, FileTasks files, Figures figures, Consumer<String> message) {
        this.picker = picker;
        this.files = files;
        this.figures = figures;
        this.message = message;
    }

    /** Draws a figure for the screen. */
    void preview(
            FigureSource source, FigureSpec spec, double dpi, Consumer<Image> receiver, Consumer<String> onProblem) {
        files.read(
                () -> FigureFile.frame(source.page(figures, spec), dpi),
                frame -> receiver.accept(image(frame)),
                onProblem);
    }

    /** The frame itself, not a copy of it. */
    private static Image image(Frame frame) {
        return new WritableImage(new PixelBuffer<>(
                frame.width(), frame.height(), IntBuffer.wrap(frame.pixels()), PixelFormat.getIntArgbPreInstance()));
    }

    /** A figure in the two forms in which programs take it from the clipboard. */
    private record Copied(Frame frame, String svg) {}

    /** Whether there is nothing to draw yet; says so then. */
    boolean refuses(FigureSource source) {
        if (source.isEmpty()) {
            message.accept(Texts.of("why.nothing-drawn"));
        }
        return source.isEmpty();
    }

    /** Puts a figure on the clipboard: as an image of 300 dpi, and as SVG for programs that draw. */
    public void copy(FigureSource source, FigureSpec spec) {
        if (refuses(source)) {
            return;
        }
        files.read(
                () -> {
                    Page page = source.page(figures, spec);
                    return new Copied(FigureFile.frame(page, FigureFile.DPI), PageFiles.svg(page));
                },
                copied -> {
                    DataFormat known = DataFormat.lookupMimeType(SVG);
                    DataFormat drawing = known == null ? new DataFormat(SVG) : known;
                    Clipboard.getSystemClipboard()
                            .setContent(Map.of(DataFormat.IMAGE, image(copied.frame), drawing, copied.svg));
                    message.accept(Texts.of("figure.copied"));
                },
                message);
    }

    /** Asks for a file and writes a figure into it; returns false if no file is chosen. */
    boolean save(FigureSource source, FigureSpec spec, FigureFile kind) {
        Optional<Path> chosen = picker.save(source.name() + "." + kind.extension(), kind.extension());
        chosen.ifPresent(target -> files.save(target, file -> write(source, spec, kind, file), message));
        return chosen.isPresent();
    }

    private void write(FigureSource source, FigureSpec spec, FigureFile kind, Path file) throws IOException {
        byte[] bytes = figures.file(kind, source.page(figures, spec));
        try (OutputFile output = OutputFile.prepare(file)) {
            output.writeBytes(out -> out.write(bytes));
        }
    }
}
