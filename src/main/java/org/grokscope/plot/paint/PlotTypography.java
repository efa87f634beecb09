package org.grokscope.plot.paint;

import java.util.Objects;
import org.grokscope.typesetting.Typeface;

/**
 * The type and weight of a plot.
 *
 * @param family font family, such as "Inter"; one that is not installed becomes the system's
 * @param strongFamily family of the semibold face, such as "Inter SemiBold": JavaFX finds no weights between normal and
 *     bold by number; if it is the same as {@code family}, bold is taken
 * @param textScale multiplies the sizes 11, 12 and 13 px, 0.5 to 4; use about 1.8 on a projector
 * @param lineScale multiplies line widths, 0.5 to 4; use about 2 on a projector
 */
public record PlotTypography(String family, String strongFamily, double textScale, double lineScale) {
    /** The system's font at normal size. */
    public static final PlotTypography SYSTEM = new PlotTypography("System", "System", 1, 1);

    /** The bundled faces at normal size. */
    public static final PlotTypography BUNDLED = of(Typeface.REGULAR.family(), Typeface.SEMI_BOLD.family());

    /** Refuses scales outside 0.5 to 4. */
    public PlotTypography {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(strongFamily, "strongFamily");
        if (!(textScale >= 0.5 && textScale <= 4 && lineScale >= 0.5 && lineScale <= 4)) {
            throw new IllegalArgumentException(
                    "Text and line scale must be between 0.5 and 4 (got " + textScale + " and " + lineScale + ")");
        }
    }

    /** A family and the family of its semibold face, at normal size. */
    public static PlotTypography of(String family, String strongFamily) {
        return new PlotTypography(family, strongFamily, 1, 1);
    }

    /** The same type with other sizes and line weights. */
    public PlotTypography scaled(double text, double line) {
        return new PlotTypography(family, strongFamily, text, line);
    }

    /** A regular font; {@code size} is in px before scaling. */
    public PlotFont regular(double size) {
        return new PlotFont(family, false, size * textScale);
    }

    /** A semibold font; {@code size} is in px before scaling. */
    public PlotFont strong(double size) {
        return new PlotFont(strongFamily, strongFamily.equals(family), size * textScale);
    }
}
