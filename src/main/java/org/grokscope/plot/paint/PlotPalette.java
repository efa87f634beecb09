package org.grokscope.plot.paint;

import javafx.scene.paint.Color;
import org.grokscope.plot.model.ColourRole;

/**
 * The colours of a plot.
 *
 * @param card background of the plot's card
 * @param line hairline around the card
 * @param grid hairlines of the grid
 * @param ink strongest text and line
 * @param muted axis labels and explanations
 * @param train colour of {@link ColourRole#TRAIN}
 * @param test colour of {@link ColourRole#TEST}
 * @param norm colour of {@link ColourRole#NORM}
 * @param forecast colour of {@link ColourRole#FORECAST}
 * @param key colour of {@link ColourRole#KEY}
 * @param phaseTint opacity of a phase's background, 0 to 1
 * @param bandTint opacity of a band of steps, 0 to 1
 * @param uncertaintyTint opacity of the area between two polylines, 0 to 1
 * @param readable the contrast that texts keep with the card, as WCAG defines it
 */
public record PlotPalette(
        Color card,
        Color line,
        Color grid,
        Color ink,
        Color muted,
        Color train,
        Color test,
        Color norm,
        Color forecast,
        Color key,
        double phaseTint,
        double bandTint,
        double uncertaintyTint,
        double readable) {

    /** The light surface with the dark Okabe–Ito colours. */
    public static final PlotPalette LIGHT = new PlotPalette(
            Color.web("#FFFFFF"),
            Color.web("#DDE1E7"),
            Color.web("#ECEFF3"),
            Color.web("#1B2330"),
            Color.web("#667085"),
            Color.web("#0072B2"),
            Color.web("#D55E00"),
            Color.web("#009E73"),
            Color.web("#E69F00"),
            Color.web("#CC79A7"),
            0.06,
            0.12,
            0.16,
            4.5);

    /** The dark surface with the bright colours. */
    public static final PlotPalette DARK = new PlotPalette(
            Color.web("#181E26"),
            Color.web("#2A323D"),
            Color.web("#252D37"),
            Color.web("#E8ECF2"),
            Color.web("#94A0B1"),
            Color.web("#56B4E9"),
            Color.web("#FF8A3D"),
            Color.web("#2FC998"),
            Color.web("#F6C453"),
            Color.web("#E79AC7"),
            0.06,
            0.11,
            0.16,
            4.5);

    /** For a projector in a room that is not dark: a white surface, strong lines, texts of 7 : 1. */
    public static final PlotPalette PROJECTOR = new PlotPalette(
            Color.web("#FFFFFF"),
            Color.web("#9AA3AF"),
            Color.web("#E3E6EB"),
            Color.web("#0B0F14"),
            Color.web("#3A4452"),
            Color.web("#005FA3"),
            Color.web("#C04A00"),
            Color.web("#007A58"),
            Color.web("#D18B00"),
            Color.web("#B0508A"),
            0.08,
            0.16,
            0.2,
            7);

    /** The colour of a role's lines and areas. */
    public Color of(ColourRole role) {
        return switch (role) {
            case TRAIN -> train;
            case TEST -> test;
            case NORM -> norm;
            case FORECAST -> forecast;
            case KEY -> key;
            case NEUTRAL -> muted;
            case INK -> ink;
        };
    }

    /** The colour of a role's texts: its own, moved towards ink until it can be read on the card. */
    public Color text(ColourRole role) {
        Color own = of(role);
        Color text = own;
        for (int i = 1; i <= 20 && contrast(text, card) < readable; i++) {
            text = own.interpolate(ink, i / 20.0);
        }
        return text;
    }

    /** The contrast of two opaque colours as WCAG defines it, 1 to 21. */
    public static double contrast(Color a, Color b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
