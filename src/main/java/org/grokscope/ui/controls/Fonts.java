package org.grokscope.ui.controls;

import java.util.List;
import javafx.scene.text.Font;
import org.grokscope.plot.paint.PlotTypography;

/** The bundled type family, Inter (SIL Open Font License). */
public final class Fonts {

    private Fonts() {}

    /** Loads the family into JavaFX and returns the typography of the plots. */
    public static PlotTypography load() {
        for (String face : List.of("Regular", "SemiBold", "Bold")) {
            // By address, not as a stream: JavaFX reads a file in its place, and copies anything else into the folder
            // for temporary files,
            // where it stays after a kill. A font that does not load is replaced by the system's; the size given here
            // does not matter.
            Font.loadFont(
                    Fonts.class.getResource("fonts/Inter-" + face + ".otf").toExternalForm(), 13);
        }
        return PlotTypography.of("Inter", "Inter Semi Bold");
    }
}
