package org.grokscope.plot.paint;

import java.util.Arrays;
import java.util.List;
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
 * @param runs colours of the runs that are compared, from {@link ColourRole#FIRST_RUN} on
 * @param tints opacities of areas
 * @param readable the contrast that texts keep with the card, as WCAG defines it
 */
public record PlotPalette(
        Colour card,
        Colour line,
        Colour grid,
        Colour ink,
        Colour muted,
        Colour train,
        Colour test,
        Colour norm,
        Colour forecast,
        Colour key,
        List<Colour> runs,
        Tints tints,
        double readable) {
    /** Copies the list. */
    public PlotPalette {
        runs = List.copyOf(runs);
    }

    /**
     * Opacities of areas, 0 to 1.
     *
     * @param phase a phase's background
     * @param stepBand a band of steps
     * @param uncertainty the area between two polylines
     */
    public record Tints(double phase, double stepBand, double uncertainty) {}

    private static final String RUNS_ON_LIGHT = " #6A43BD #7A7300 #5B6470 #8A1C4A";

    /** A light surface with the dark Okabe–Ito colours. */
    public static final PlotPalette LIGHT = of(
            "#FFFFFF #DDE1E7 #ECEFF3 #1B2330 #667085 #0072B2 #D55E00 #009E73 #E69F00 #CC79A7" + RUNS_ON_LIGHT,
            new Tints(0.06, 0.12, 0.16),
            4.5);

    /** For paper: ink and colours that stay apart in print, without a grid. */
    public static final PlotPalette PRINT = of(
            "#FFFFFF #1B2330 #FFFFFF #1B2330 #4A5361 #0072B2 #D55E00 #009E73 #E69F00 #A8477E" + RUNS_ON_LIGHT,
            new Tints(0, 0.16, 0.2),
            4.5);

    /** For paper without colours: what lies side by side differs in lightness, and runs also in their dashes. */
    public static final PlotPalette GREYS = of(
            "#FFFFFF #000000 #FFFFFF #000000 #4D4D4D #949494 #000000 #000000 #707070 #4D4D4D #000000 #8C8C8C #4D4D4D #B0B0B0",
            new Tints(0, 0.16, 0.2),
            4.5);

    /** A dark surface with bright colours. */
    public static final PlotPalette DARK = of(
            "#181E26 #2A323D #252D37 #E8ECF2 #94A0B1 #56B4E9 #FF8A3D #2FC998 #F6C453 #E79AC7 #A48AE0 #C9C04A #A9B3C1 #E07AA8",
            new Tints(0.06, 0.11, 0.16),
            4.5);

    /** For a projector in daylight: a white surface, strong lines, texts with a contrast of 7 : 1. */
    public static final PlotPalette PROJECTOR = of(
            "#FFFFFF #9AA3AF #E3E6EB #0B0F14 #3A4452 #005FA3 #C04A00 #007A58 #D18B00 #B0508A" + RUNS_ON_LIGHT,
            new Tints(0.08, 0.16, 0.2),
            7);

    private static PlotPalette of(String colours, Tints tints, double readable) {
        Colour[] c = Arrays.stream(colours.split(" ", -1)).map(Colour::of).toArray(Colour[]::new);
        return new PlotPalette(
                c[0],
                c[1],
                c[2],
                c[3],
                c[4],
                c[5],
                c[6],
                c[7],
                c[8],
                c[9],
                List.of(c).subList(10, c.length),
                tints,
                readable);
    }

    /** The colour of a role's lines and areas. */
    public Colour of(ColourRole role) {
        return switch (role) {
            case TRAIN -> train;
            case TEST -> test;
            case NORM -> norm;
            case FORECAST -> forecast;
            case KEY -> key;
            case NEUTRAL -> muted;
            case INK -> ink;
            case FIRST_RUN -> runs.get(0);
            case SECOND_RUN -> runs.get(1);
            case THIRD_RUN -> runs.get(2);
            case FOURTH_RUN -> runs.get(3);
        };
    }

    /** The colour of a role's texts: its own, moved towards ink until it can be read on the card. */
    public Colour text(ColourRole role) {
        Colour own = of(role);
        Colour text = own;
        for (int i = 1; i <= 20 && text.contrast(card) < readable; i++) {
            text = own.mix(ink, i / 20.0);
        }
        return text;
    }

    /** The colour of an area of uncertainty around a line of a role. */
    public Colour uncertainty(ColourRole role) {
        return of(role).withOpacity(tints.uncertainty());
    }
}
