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
    public void film(Subject subject, Style style, Reel reel, DoubleConsumer progress, BooleanSupplier cancelled)
            throws IOException {
        FilmStudio.startToolkit(true);
        FilmStudio.film(material(subject), format(style, reel), progress, cancelled);
    }

    @Override
    public void picture(Subject subject, Style style, Path file) throws IOException {
        FilmStudio.startToolkit(true);
        Png.write(FilmStudio.still(material(subject), format(style, new Reel(file, 2, false))), file);
    }

    @Override
    public String svg(Subject subject, Style style) {
        FilmStudio.startToolkit(true);
        return FilmStudio.drawing(material(subject), format(style, new Reel(Path.of("run.svg"), 2, false)));
    }

    private static FilmStudio.Material material(Subject subject) {
        return new FilmStudio.Material(subject.config(), subject.history(), subject.looks());
    }

    private static FilmStudio.Format format(Style style, Reel reel) {
        return new FilmStudio.Format(
                reel.file(), style.width(), style.height(), reel.seconds(), reel.repeat(), style.theme());
    }
}
