package org.grokscope.ui.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.grokscope.experiments.sweep.LawFit;
import org.grokscope.experiments.sweep.PlannedRun;
import org.grokscope.experiments.sweep.RunFigures;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Milestones;
import org.grokscope.run.Outcome;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.junit.jupiter.api.Test;

/** The map of a sweep over η and λ in which T_grok is 2/(ηλ) + 100. */
class MapFigureTest {

    private static final double[] ETAS = {1e-3, 2e-3, 4e-3};
    private static final double[] LAMBDAS = {0, 0.25, 0.5, 1};

    private final List<RunFigures> runs = new ArrayList<>();

    private void run(double eta, double lambda, OptionalLong grokked) {
        RunConfig config = Preset.FAST.config().withRates(eta, lambda).withSeed(runs.size());
        double last = 200 + runs.size();
        runs.add(new RunFigures(
                new PlannedRun(PlannedRun.key(config), runs.size() + 1, config),
                new Milestones(OptionalLong.of(100), grokked, OptionalDouble.of(1_700), OptionalDouble.of(last)),
                3_800,
                last,
                1_000,
                Double.NaN,
                Optional.empty(),
                10_000,
                grokked.isPresent() ? new Outcome.Grokked() : new Outcome.MemorizedOnly(),
                new EngineInfo("Fake", "1", 1),
                1));
    }

    private MapFigure map(double... lambdas) {
        for (double eta : ETAS) {
            for (double lambda : lambdas) {
                run(
                        eta,
                        lambda,
                        lambda == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(2 / (eta * lambda) + 100)));
            }
        }
        return new MapFigure(runs, LawFit.of(runs));
    }

    private static List<Figure.Marks> marks(Figure figure) {
        return figure.layers().stream()
                .filter(Figure.Marks.class::isInstance)
                .map(Figure.Marks.class::cast)
                .toList();
    }

    @Test
    void everyCellIsAMarkAtItsPlaceShadedByItsJump() {
        Figure figure = map(0.25, 0.5, 1).onCard();
        List<Figure.Marks> marks = marks(figure);
        assertEquals(9, marks.stream().mapToInt(each -> each.points().size()).sum());
        assertEquals(ScaleKind.LOG, figure.x().kind());
        assertEquals(ScaleKind.LOG, figure.y().kind());
        assertEquals(ColourRole.RANK_8, role(marks, 1e-3, 0.25), "the latest");
        assertEquals(ColourRole.RANK_1, role(marks, 4e-3, 1), "the earliest");
        assertTrue(marks.stream().allMatch(each -> each.shape() == Figure.Shape.DOT), "each delay is longer than 100");
        Figure.Point latest = point(marks, 1e-3, 0.25);
        assertTrue(latest.text().contains("1 of 1") && latest.text().contains("8,100"), latest.text());
        assertEquals(runs.getFirst().run().key(), latest.key(), "a click finds its run");
    }

    /** A λ of 0 has no place on a logarithmic axis. */
    @Test
    void whatOnlyMemorizesIsATriangleAndALambdaOfZeroHasAPlace() {
        Figure figure = map(LAMBDAS).onCard();
        assertEquals(ScaleKind.LINEAR, figure.y().kind());
        Figure.Marks triangles = marks(figure).stream()
                .filter(each -> each.shape() == Figure.Shape.OPEN_TRIANGLE)
                .findFirst()
                .orElseThrow();
        assertEquals(3, triangles.points().size());
        assertTrue(triangles.points().stream().allMatch(point -> point.y() == 0));
    }

    /** The median of T_grok is 2,100, at ηλ = 1e-3. */
    @Test
    void theContourIsWhereTheLawHasTheMedianJump() {
        Figure figure = map(0.25, 0.5, 1).onCard();
        Figure.Line contour = (Figure.Line) figure.layers().getFirst();
        assertTrue(contour.points().size() > 10);
        for (Figure.Point point : contour.points()) {
            assertEquals(1e-3, point.x() * point.y(), 1e-6);
        }
        assertTrue(figure.y().title().contains("2,100"), figure.y().title());
    }

    @Test
    void oneSettingThatVariesIsNoMap() {
        for (double lambda : LAMBDAS) {
            run(1e-3, lambda, OptionalLong.empty());
        }
        MapFigure map = new MapFigure(runs, List.of());
        assertTrue(map.onCard().isEmpty() && map.forPrint().isEmpty());
        assertTrue(new MapFigure(List.of(), List.of()).onCard().isEmpty());
    }

    private static Figure.Point point(List<Figure.Marks> marks, double across, double up) {
        return marks.stream()
                .flatMap(each -> each.points().stream())
                .filter(point -> point.x() == across && point.y() == up)
                .findFirst()
                .orElseThrow();
    }

    private static ColourRole role(List<Figure.Marks> marks, double across, double up) {
        Figure.Point place = point(marks, across, up);
        return marks.stream()
                .filter(each -> each.points().contains(place))
                .findFirst()
                .orElseThrow()
                .role();
    }

    @Test
    void aMapOfManyCellsHasNoNumbersButEachMarkSaysIts() {
        double[] lambdas = new double[50];
        Arrays.setAll(lambdas, i -> 0.1 * (i + 1));
        Figure figure = map(lambdas).onCard();
        assertEquals(
                150,
                marks(figure).stream().mapToInt(each -> each.points().size()).sum());
        assertTrue(figure.layers().stream().noneMatch(Figure.Labels.class::isInstance));
        assertTrue(marks(figure).stream()
                .flatMap(each -> each.points().stream())
                .allMatch(point -> point.text().contains("1 of 1")));
    }
}
