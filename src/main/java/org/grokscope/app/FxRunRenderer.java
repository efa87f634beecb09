package org.grokscope.app;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.grokscope.cli.RunRenderer;
import org.grokscope.media.Film;
import org.grokscope.ui.export.FilmStudio;

/** Renders runs for the command line with the window's views, on JavaFX's headless platform. */
final class FxRunRenderer implements RunRenderer {

    @Override
    public void film(Subject subject, Style style, Reel reel, DoubleConsumer progress, BooleanSupplier cancelled)
            throws IOException {
        FilmStudio.startToolkit(true);
        FilmStudio.film(material(subject), format(style, reel), progress, cancelled);
    }

    private static FilmStudio.Material material(Subject subject) {
        return new FilmStudio.Material(subject.config(), subject.history(), subject.looks());
    }

    private static FilmStudio.Format format(Style style, Reel reel) {
        return new FilmStudio.Format(
                reel.file(),
                style.width(),
                style.height(),
                reel.rate().orElseGet(() -> Film.usualRate(reel.file())),
                reel.seconds(),
                reel.repeat(),
                style.theme());
    }
}
