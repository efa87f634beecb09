package org.grokscope.plot.paint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
 * @param runs colours of {@link ColourRole#runs}
 * @param ranks colours of {@link ColourRole#ranks}
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
        List<Colour> ranks,
        Tints tints,
        double readable) {
    /** Copies the lists. */
    public PlotPalette {
        runs = List.copyOf(runs);
        ranks = List.copyOf(ranks);
    }

    /**
     * Opacities of areas, 0 to 1.
     *
     * @param phase a phase's background
     * @param stepBand a band of steps
     * @param uncertainty the area between two polylines
     */
    public record Tints(double phase, double stepBand, double uncertainty) {}

    /** Also without colours each is lighter or darker than the others. */
    private static final String RUNS_ON_LIGHT = " #6239B3 #7A7300 #8491A3 #6B0F38";

    /** The first, a middle and the last shade of runs in the order of a setting. */
    private static final String RANKS_ON_LIGHT = " #9F84DE #6A43BD #2A1160";

    private static final int RANKS = ColourRole.ranks().size();

    /** A light surface with the dark Okabe–Ito colours. */
    public static final PlotPalette LIGHT = of(
            "#FFFFFF #DDE1E7 #ECEFF3 #1B2330 #667085 #0072B2 #D55E00 #009E73 #E69F00 #CC79A7" + RUNS_ON_LIGHT
                    + RANKS_ON_LIGHT,
            new Tints(0.06, 0.12, 0.16),
            4.5);

    /** For paper: ink and colours that stay apart in print, without a grid. */
    public static final PlotPalette PRINT = of(
            "#FFFFFF #1B2330 #FFFFFF #1B2330 #4A5361 #0072B2 #D55E00 #009E73 #E69F00 #A8477E" + RUNS_ON_LIGHT
                    + RANKS_ON_LIGHT,
            new Tints(0, 0.16, 0.2),
            4.5);

    /** For paper without colours: what lies side by side differs in lightness, and runs also in their dashes. */
    public static final PlotPalette GREYS = of(
            "#FFFFFF #000000 #FFFFFF #000000 #4D4D4D #949494 #000000 #000000 #707070 #4D4D4D #000000 #8C8C8C #4D4D4D #B0B0B0 #A8A8A8 #606060 #000000",
            new Tints(0, 0.16, 0.2),
            4.5);

    /** A dark surface with bright colours. */
    public static final PlotPalette DARK = of(
            "#181E26 #2A323D #252D37 #E8ECF2 #94A0B1 #56B4E9 #FF8A3D #2FC998 #F6C453 #E79AC7 #8A6BDA #CFC64E #E3E8F0 #E07AA8 #7A58D6 #B39AEF #F3EEFF",
            new Tints(0.06, 0.11, 0.16),
            4.5);

    /** For a projector in daylight: a white surface, strong lines, texts with a contrast of 7 : 1. */
    public static final PlotPalette PROJECTOR = of(
            "#FFFFFF #9AA3AF #E3E6EB #0B0F14 #3A4452 #005FA3 #C04A00 #007A58 #D18B00 #B0508A" + RUNS_ON_LIGHT
                    + RANKS_ON_LIGHT,
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
                List.of(c).subList(10, 14),
                ranks(c[14], c[15], c[16]),
                tints,
                readable);
    }

    private static List<Colour> ranks(Colour first, Colour middle, Colour last) {
        return IntStream.range(0, RANKS)
                .mapToObj(rank -> {
                    double place = 2.0 * rank / (RANKS - 1);
                    return place < 1 ? first.mix(middle, place) : middle.mix(last, place - 1);
                })
                .toList();
    }

    /** The colour of a role's lines and areas. */
    public Colour of(ColourRole role) {
        return switch (role) {
            case TRAIN -> train;
            case TEST -> test;
            case NORM -> norm;
            case FORECAST -> forecast;
            case KEY, POSITIVE -> key;
            case NEUTRAL -> muted;
            case INK, NEGATIVE -> ink;
            case FIRST_RUN, SECOND_RUN, THIRD_RUN, FOURTH_RUN ->
                runs.get(ColourRole.runs().indexOf(role));
            case RANK_1, RANK_2, RANK_3, RANK_4, RANK_5, RANK_6, RANK_7, RANK_8 ->
                ranks.get(ColourRole.ranks().indexOf(role));
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

    /**
     * The colour of a cell. Without hues a sign is lightness: nothing is a middle grey, from which white stands for what is above it and
     * black for what is below.
     *
     * @param strength how far it is from nothing, 0 to 1
     */
    public Colour cell(ColourRole role, double strength) {
        boolean signed = role == ColourRole.POSITIVE || role == ColourRole.NEGATIVE;
        boolean grey = key.channel(0) == key.channel(1) && key.channel(1) == key.channel(2);
        return signed && grey
                ? card.mix(ink, 0.5).mix(role == ColourRole.POSITIVE ? card : ink, strength)
                : card.mix(of(role), strength);
    }

    /** The colour of an area of uncertainty around a line of a role. */
    public Colour uncertainty(ColourRole role) {
        return of(role).withOpacity(tints.uncertainty());
    }
}
