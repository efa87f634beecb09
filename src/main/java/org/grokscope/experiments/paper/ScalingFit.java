package org.grokscope.experiments.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Figure;
import org.grokscope.theory.Interval;
import org.grokscope.theory.LineBootstrap;
import org.grokscope.theory.LinearFit;

/** A line through runs, one point each, with the intervals of its figures. */
final class ScalingFit {

    private static final long SEED = 20_260_313;
    private static final int BAND_POINTS = 24;
    /** With fewer settings done there is no line yet, whatever the seeds of one setting would give. */
    private static final int FEWEST_SETTINGS = 3;

    private final double[] x;
    private final double[] y;
    private final LineBootstrap fit;

    /** Fits those runs that have both quantities; none of them while they come from fewer than three settings. */
    ScalingFit(Runs runs, Function<Measured, OptionalDouble> across, Function<Measured, OptionalDouble> up) {
        List<Measured> measured = runs.all().stream()
                .filter(run -> across.apply(run).isPresent() && up.apply(run).isPresent())
                .toList();
        long settings = measured.stream()
                .map(run -> run.result().config().withSeed(0))
                .distinct()
                .count();
        List<Measured> usable = settings < FEWEST_SETTINGS ? List.of() : measured;
        x = usable.stream().mapToDouble(run -> across.apply(run).getAsDouble()).toArray();
        y = usable.stream().mapToDouble(run -> up.apply(run).getAsDouble()).toArray();
        fit = LineBootstrap.ofPoints(x, y, SEED);
    }

    int runs() {
        return x.length;
    }

    Optional<Comparison.Fitted> slope() {
        return fitted(fit.line().map(LinearFit::slope), fit.slope());
    }

    Optional<Comparison.Fitted> intercept() {
        return fitted(fit.line().map(LinearFit::intercept), fit.at(0));
    }

    Optional<Comparison.Fitted> pearson() {
        return fitted(fit.line().map(LinearFit::pearson), fit.pearson());
    }

    Optional<Comparison.Fitted> rSquared() {
        return fitted(fit.line().map(LinearFit::rSquared), fit.rSquared());
    }

    /** The interval of the slope if whole settings are drawn instead of runs. */
    Optional<Interval> slopeByCells() {
        List<Double> places = Arrays.stream(x).boxed().toList();
        int[] cells = places.stream().mapToInt(places::indexOf).toArray();
        return LineBootstrap.ofClusters(x, y, cells, SEED).slope();
    }

    private static Optional<Comparison.Fitted> fitted(Optional<Double> value, Optional<Interval> interval) {
        return value.flatMap(number -> interval.map(range -> new Comparison.Fitted(number, range)));
    }

    /** The runs as marks. */
    Figure.Marks marks(String name, Figure.Shape shape) {
        return new Figure.Marks(
                name,
                ColourRole.TRAIN,
                shape,
                IntStream.range(0, x.length)
                        .mapToObj(i -> new Figure.Point(x[i], y[i]))
                        .toList());
    }

    /** The band of the line, and the line, over the range of x; nothing without a line. */
    List<Figure.Layer> line(String name) {
        if (fit.line().isEmpty()) {
            return List.of();
        }
        List<Figure.Point> points =
                places().mapToObj(place -> point(fit.line().get(), place)).toList();
        return List.of(
                new Figure.Area("", ColourRole.TRAIN, points),
                new Figure.Line(name, ColourRole.TRAIN, Dash.SOLID, points));
    }

    /** Another line over the range of x, for instance the paper's. */
    Figure.Line other(String name, double intercept, double slope) {
        List<Figure.Point> points = places().mapToObj(place -> new Figure.Point(place, intercept + slope * place))
                .toList();
        return new Figure.Line(name, ColourRole.NEUTRAL, Dash.DASHED, points);
    }

    private DoubleStream places() {
        double low = Arrays.stream(x).min().orElse(0);
        double high = Arrays.stream(x).max().orElse(1);
        return IntStream.rangeClosed(0, BAND_POINTS).mapToDouble(i -> low + (high - low) * i / BAND_POINTS);
    }

    private Figure.Point point(LinearFit line, double place) {
        double height = line.at(place);
        return fit.at(place)
                .map(range -> new Figure.Point(place, height, range.low(), range.high()))
                .orElse(new Figure.Point(place, height));
    }
}
