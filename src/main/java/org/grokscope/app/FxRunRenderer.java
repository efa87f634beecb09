package org.grokscope.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.grokscope.cli.RunRenderer;
import org.grokscope.media.Png;
import org.grokscope.ui.export.FilmStudio;

/** Renders runs for the command line with the window's views, on JavaFX's headless platform. */
final class FxRunRenderer implements RunRenderer {

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
        Png.write(FilmStudio.still(material(subject), format(style, file, 2)), file);
    }

    @Override
    public String svg(Subject subject, Style style) {
        FilmStudio.startToolkit(true);
        return FilmStudio.drawing(material(subject), format(style, Path.of("run.svg"), 2));
    }

    private static FilmStudio.Material material(Subject subject) {
        return new FilmStudio.Material(subject.config(), subject.history(), subject.looks());
    }

    private static FilmStudio.Format format(Style style, Path file, double seconds) {
        return new FilmStudio.Format(file, style.width(), style.height(), seconds, style.theme());
    }
}
