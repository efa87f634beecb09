package org.grokscope.plot.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Points;
import org.junit.jupiter.api.Test;

/**
 * The colours of curves can be told apart also by eyes that lack one kind of cone, as Machado, Oliveira and Fernandes simulate them
 * (2009, "A Physiologically-based Model for Simulation of Colour Vision Deficiency", severity 1).
 */
class ColourVisionTest {

    /** A difference of 10 in CIELAB is seen at a glance. */
    private static final double SEEN = 10;

    private static final Map<String, double[]> EYES = Map.of(
            "usual", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
            "protanopia",
                    new double[] {
                        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
                    },
            "deuteranopia",
                    new double[] {
                        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881
                    },
            "tritanopia",
                    new double[] {
                        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900
                    });

    private static final List<ColourRole> ROLES =
            List.of(ColourRole.TRAIN, ColourRole.TEST, ColourRole.NORM, ColourRole.FORECAST, ColourRole.KEY);

    private static double linear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double cube(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    /** CIELAB of a colour as an eye sees it. */
    private static double[] lab(Colour colour, double[] eye) {
        double[] rgb = {linear(colour.channel(0)), linear(colour.channel(1)), linear(colour.channel(2))};
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                seen[i] += eye[3 * i + j] * rgb[j];
            }
            seen[i] = Math.clamp(seen[i], 0, 1);
        }
        double x = cube((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
        double y = cube(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
        double z = cube((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    @Test
    void rolesCanBeToldApartByEveryEye() {
        List<String> alike = new ArrayList<>();
        Map<String, PlotPalette> palettes =
                Map.of("light", PlotPalette.LIGHT, "dark", PlotPalette.DARK, "projector", PlotPalette.PROJECTOR);
        palettes.forEach((look, palette) -> EYES.forEach((eye, matrix) -> {
            for (int i = 0; i < ROLES.size(); i++) {
                for (int j = i + 1; j < ROLES.size(); j++) {
                    double distance =
                            distance(lab(palette.of(ROLES.get(i)), matrix), lab(palette.of(ROLES.get(j)), matrix));
                    if (distance < SEEN) {
                        alike.add(String.format(
                                Locale.ROOT,
                                "%s, %s: %s and %s, %.1f",
                                look,
                                eye,
                                ROLES.get(i),
                                ROLES.get(j),
                                distance));
                    }
                }
            }
        }));
        assertEquals(List.of(), alike);
    }

    /** As a picture without colours has it: of each colour only how light it is. */
    private static final double[] GREY = {0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722};

    @Test
    void runsWithoutAnOrderCanBeToldApartByEveryEyeAndInGrey() {
        List<CurveStyle> runs = IntStream.range(0, CurveStyle.MOST_RUNS)
                .mapToObj(CurveStyle::run)
                .toList();
        assertEquals(List.of(), alike(runs));
    }

    @Test
    void runsInTheOrderOfASettingCanBeToldApartByEveryEyeAndInGrey() {
        List<String> alike = new ArrayList<>();
        for (int count = 2; count <= CurveStyle.MOST_RUNS; count++) {
            int ranks = count;
            alike.addAll(alike(IntStream.range(0, count)
                    .mapToObj(rank -> CurveStyle.ranked(rank, rank, ranks))
                    .toList()));
        }
        assertEquals(List.of(), alike);
    }

    @Test
    void aSecondSettingIsNoShadeOfTheFirst() {
        for (int rank = 0; rank < 4; rank++) {
            assertEquals(List.of(), alike(List.of(CurveStyle.ranked(rank, rank, 4), CurveStyle.second(4))));
        }
    }

    @Test
    void linesOfRunsStandOutFromTheCard() {
        for (PlotPalette palette : List.of(PlotPalette.LIGHT, PlotPalette.DARK, PlotPalette.PROJECTOR)) {
            for (ColourRole role : ColourRole.values()) {
                boolean run =
                        ColourRole.runs().contains(role) || ColourRole.ranks().contains(role);
                double contrast = palette.of(role).contrast(palette.card());
                assertTrue(!run || contrast >= 3, role + " " + contrast);
            }
        }
    }

    /** Pairs of runs with the same dash whose colours an eye cannot tell apart; and pairs with the same marks and the same dash. */
    private static List<String> alike(List<CurveStyle> runs) {
        List<String> alike = new ArrayList<>();
        Map<String, double[]> eyes = new HashMap<>(EYES);
        eyes.put("grey", GREY);
        for (PlotPalette palette : List.of(PlotPalette.LIGHT, PlotPalette.DARK, PlotPalette.PROJECTOR)) {
            eyes.forEach((eye, matrix) -> {
                for (int i = 0; i < runs.size(); i++) {
                    for (int j = 0; j < i; j++) {
                        CurveStyle one = runs.get(i);
                        CurveStyle other = runs.get(j);
                        double distance =
                                distance(lab(palette.of(one.role()), matrix), lab(palette.of(other.role()), matrix));
                        if ((one.dash() == other.dash() && distance < SEEN) || one.mark() == other.mark()) {
                            alike.add(String.format(
                                    Locale.ROOT, "%s: runs %d and %d of %d, %.1f", eye, j, i, runs.size(), distance));
                        }
                    }
                }
            });
        }
        return alike;
    }

    @Test
    void withoutColoursDashesAndLabelsTellCurvesApart() {
        // Blue and vermilion are nearly as light as each other: in grey only the name at the line's end tells them
        // apart.
        Curve.Line measured = Curve.measured("train", new Points(), ColourRole.TRAIN);
        assertEquals(Curve.EndLabel.NAME_AND_VALUE, measured.label());
        assertTrue(CurveStyle.dashed(ColourRole.NORM).dash()
                != CurveStyle.solid(ColourRole.NORM).dash());
    }

    @Test
    void textsOnTheProjectorHaveSevenToOne() {
        for (ColourRole role : ColourRole.values()) {
            Colour text = PlotPalette.PROJECTOR.text(role);
            assertTrue(text.contrast(PlotPalette.PROJECTOR.card()) >= 7, role.toString());
        }
        for (PlotPalette palette : List.of(PlotPalette.LIGHT, PlotPalette.DARK)) {
            for (ColourRole role : ColourRole.values()) {
                assertTrue(palette.text(role).contrast(palette.card()) >= 4.5, role.toString());
            }
        }
    }
}
