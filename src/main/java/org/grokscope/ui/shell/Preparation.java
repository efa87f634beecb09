package org.grokscope.ui.shell;

import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import org.grokscope.concurrent.Threads;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.ui.controls.Fonts;
import org.grokscope.ui.controls.Texts;

/**
 * What the window needs and nothing has to be running for. It is done while JavaFX starts, which takes a fifth of a second on two other
 * threads, most of it waiting for the graphics library.
 */
final class Preparation {

    private final CompletableFuture<PlotTypography> fonts =
            CompletableFuture.supplyAsync(Fonts::load, work -> Threads.start("preparation", work));

    /** Begins. */
    Preparation() {
        CompletableFuture<Void> _ = fonts.thenRun(Preparation::initialize);
    }

    /** Classes that take long when they are first used. */
    private static void initialize() {
        String _ = Texts.of("window.title"); // reads the file of texts
        BigDecimal _ = BigDecimal.valueOf(1); // computes large powers
    }

    /** The type of the plots, when it is loaded. */
    PlotTypography typography() {
        return fonts.join();
    }
}
