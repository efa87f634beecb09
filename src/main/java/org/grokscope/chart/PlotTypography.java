package org.grokscope.chart;

import java.util.Objects;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * The type and weight of a plot.
 *
 * @param family font family, such as "Inter"; one that is not installed becomes the system's
 * @param textScale multiplies the sizes 11, 12 and 13 px, 0.5 to 4; use about 1.8 on a projector
 * @param lineScale multiplies line widths, 0.5 to 4; use about 2 on a projector
 */
public record PlotTypography(String family, double textScale, double lineScale) {
    /** The system's font at normal size. */
    public static final PlotTypography SYSTEM = new PlotTypography("System", 1, 1);

    /** Refuses scales outside 0.5 to 4. */
    public PlotTypography {
        Objects.requireNonNull(family, "family");
        if (!(textScale >= 0.5 && textScale <= 4 && lineScale >= 0.5 && lineScale <= 4)) {
            throw new IllegalArgumentException("Scales run from 0.5 to 4: " + textScale + ", " + lineScale);
        }
    }

    /** The same with another family. */
    public PlotTypography withFamily(String other) {
        return new PlotTypography(other, textScale, lineScale);
    }

    /** A normal font; {@code size} is in px before scaling. */
    Font regular(double size) {
        return Font.font(family, FontWeight.NORMAL, size * textScale);
    }

    /** A semibold font; {@code size} is in px before scaling. */
    Font strong(double size) {
        return Font.font(family, FontWeight.SEMI_BOLD, size * textScale);
    }
}
