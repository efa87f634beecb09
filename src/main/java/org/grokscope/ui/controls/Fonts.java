package org.grokscope.ui.controls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;
import org.grokscope.plot.paint.PlotTypography;

/** The bundled type family, Inter (SIL Open Font License). */
public final class Fonts {

    private Fonts() {}

    /** Loads the family into JavaFX and returns the typography of the plots. */
    public static PlotTypography load() {
        for (String face : List.of("Regular", "SemiBold", "Bold")) {
            try (InputStream file = Fonts.class.getResourceAsStream("fonts/Inter-" + face + ".otf")) {
                // A font that does not load is replaced by the system's; the size given here does not matter.
                Font.loadFont(file, 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return PlotTypography.of("Inter", "Inter Semi Bold");
    }
}
