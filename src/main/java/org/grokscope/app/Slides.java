package org.grokscope.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.grokscope.cli.Drawing;
import org.grokscope.media.Png;
import org.grokscope.store.OutputFile;
import org.grokscope.ui.FilmStudio;

/** Draws what the command line asks for with what the window is made of, on JavaFX's headless platform. */
final class Slides implements Drawing {

    @Override
    public void film(
            Subject subject, Style style, double seconds, Path file, DoubleConsumer progress, BooleanSupplier cancelled)
            throws IOException {
        FilmStudio.startToolkit(true);
        FilmStudio.film(material(subject), format(style, file, seconds), progress, cancelled);
    }

    @Override
    public void picture(Subject subject, Style style, Path file) throws IOException {
        FilmStudio.startToolkit(true);
        FilmStudio.Format format = format(style, file, 2);
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            String drawing = FilmStudio.drawing(material(subject), format);
            try (OutputFile out = OutputFile.prepare(file)) {
                out.write(writer -> writer.write(drawing));
            }
        } else {
            Png.write(FilmStudio.still(material(subject), format), file);
        }
    }

    private static FilmStudio.Material material(Subject subject) {
        return new FilmStudio.Material(subject.config(), subject.history(), subject.looks());
    }

    private static FilmStudio.Format format(Style style, Path file, double seconds) {
        return new FilmStudio.Format(file, style.width(), style.height(), seconds, style.theme());
    }
}
