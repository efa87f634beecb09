package org.grokscope.ui.controls;

import javafx.scene.text.Font;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.typesetting.Typeface;

/** The {@linkplain Typeface bundled faces} in JavaFX. */
public final class Fonts {

    private Fonts() {}

    /** Loads the family into JavaFX and returns the typography of the plots. */
    public static PlotTypography load() {
        for (Typeface face : Typeface.values()) {
            // By address, not as a stream: JavaFX reads a file in its place, and copies anything else into the folder
            // for temporary files,
            // where it stays after a kill. A font that does not load is replaced by the system's; the size given here
            // does not matter.
            Font.loadFont(face.resource().toExternalForm(), 13);
        }
        return PlotTypography.BUNDLED;
    }
}
