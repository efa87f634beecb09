package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Figure;
import org.grokscope.run.config.HeldNorm;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Softmax;

/** The norm held at ρ times the critical one (A), with a temperature (B), and with either softmax. */
final class HeldNormSections {

    private static final String READING = "The networks of the papers at p = 59, five seeds of our own, read every "
            + HeldNormCells.CADENCE + " steps; T_grok is the first evaluation with a test accuracy of at least 0.90. ";

    private HeldNormSections() {}

    /** A: how T_grok grows with ρ. */
    static Section ratios(Results results) {
        List<Comparison> rows = new ArrayList<>();
        rows.add(median("T_grok, nothing held", results, HeldNormCells.FREE));
        Runs free = runs(results, HeldNormCells.runs(HeldNormCells.FREE));
        rows.add(Comparison.ofSample("V at T_grok, nothing held, with biases", free.sample(Measured::finalNorm), 0));
        for (HeldNormCells.Cell cell : HeldNormCells.RATIOS) {
            rows.add(median("T_grok, ρ " + NumberFormat.setting(cell.ratio()), results, cell));
        }
        Runs all = runs(results, HeldNormCells.RATIOS.stream().flatMap(HeldNormCells::runs));
        ScalingFit fit = new ScalingFit(all, run -> OptionalDouble.of(ratio(run)), HeldNormSections::logGrokking);
        rows.add(Comparison.ofFits("slope of ln T_grok against ρ", fit.slope(), fit.runs(), HeldNormCells.SLOPE, 2));
        return new Section(
                        Experiment.A,
                        READING
                                + "From step 500 on the norm of the weights is held at ρ · 54.5, the published median of "
                                + "the free run at T_grok. The slope's interval is from resampling runs.",
                        rows)
                .withPlot(fit.runs() > 0, "a-held-norm.svg", () -> plot(fit));
    }

    /** B: how a temperature undoes it. */
    static Section temperatures(Results results) {
        List<Comparison> rows = HeldNormCells.TEMPERATURES.stream()
                .map(cell -> median(
                        "T_grok, ρ " + NumberFormat.setting(cell.ratio()) + ", τ "
                                + NumberFormat.setting(cell.temperature()),
                        results,
                        cell))
                .toList();
        return new Section(Experiment.B, READING + "The outputs are divided by τ from the first step on.", rows);
    }

    /** Whether the delay at a large ρ is that of the norm or of single precision. */
    static Section precision(Results results) {
        List<Comparison> rows = new ArrayList<>();
        for (double ratio : HeldNormCells.LARGE_RATIOS) {
            Runs rounded = runs(results, HeldNormCells.runs(ratio, Softmax.FLOAT32));
            Runs stable = runs(results, HeldNormCells.runs(ratio, Softmax.STABLE));
            String at = ", ρ " + NumberFormat.setting(ratio);
            rows.add(alone("p − 1: median T_grok" + at, rounded));
            rows.add(alone("−Σ of the others: median T_grok" + at, stable));
            rows.add(Comparison.alone(
                    "ratio of the medians" + at,
                    ratio(median(stable), median(rounded)),
                    Math.min(rounded.count(), stable.count())));
        }
        return new Section(
                Experiment.PRECISION,
                READING
                        + "The gradient of the right answer's output is p − 1, which single precision rounds to 0 once p "
                        + "rounds to 1, or minus the sum of the other probabilities. Nobody has published this comparison.",
                rows);
    }

    private static String ratio(double median, double other) {
        if (Double.isNaN(median) || Double.isNaN(other)) {
            return NumberFormat.NOTHING;
        }
        return Double.isFinite(median) && Double.isFinite(other)
                ? NumberFormat.number(median / other, 2)
                : "none, a median is later than the budget";
    }

    private static Comparison median(String quantity, Results results, HeldNormCells.Cell cell) {
        Runs runs = runs(results, HeldNormCells.runs(cell));
        return Comparison.ofMedians(quantity, words(runs), runs.count(), median(runs), cell.published());
    }

    private static Comparison alone(String quantity, Runs runs) {
        return Comparison.alone(quantity, words(runs), runs.count());
    }

    private static String words(Runs runs) {
        double median = median(runs);
        if (runs.count() == 0) {
            return NumberFormat.NOTHING;
        }
        String grokked = runs.grokked() == runs.count() ? "" : ", " + runs.grokked() + " of " + runs.count() + " grok";
        return (Double.isFinite(median) ? NumberFormat.number(median, 0) : "later than the budget") + grokked;
    }

    /** Of T_grok; a run that did not grok is later than all that did. */
    private static double median(Runs runs) {
        double[] steps = runs.all().stream()
                .mapToDouble(run -> run.grokking().orElse(Double.POSITIVE_INFINITY))
                .sorted()
                .toArray();
        int middle = steps.length / 2;
        return steps.length == 0
                ? Double.NaN
                : steps.length % 2 == 1 ? steps[middle] : (steps[middle - 1] + steps[middle]) / 2;
    }

    private static Runs runs(Results results, Stream<RunConfig> configs) {
        return results.at(HeldNormCells.CADENCE, configs);
    }

    private static double ratio(Measured run) {
        return run.config().schedule().heldNorm().map(HeldNorm::ratio).orElse(0.0);
    }

    private static OptionalDouble logGrokking(Measured run) {
        OptionalDouble step = run.grokking();
        return step.isPresent() ? OptionalDouble.of(Math.log(step.getAsDouble())) : step;
    }

    private static Figure plot(ScalingFit fit) {
        List<Figure.Layer> layers = new ArrayList<>(fit.line("fit, 95 % band"));
        layers.add(new Figure.Marks(
                "published medians",
                ColourRole.NEUTRAL,
                Figure.Shape.SQUARE,
                HeldNormCells.RATIOS.stream()
                        .map(cell -> new Figure.Point(cell.ratio(), Math.log(cell.published())))
                        .toList()));
        layers.add(fit.marks("runs", Figure.Shape.DOT));
        return new Figure(
                "A: the jump with the norm held at ρ times the critical one",
                Figure.Axis.linear("norm ratio ρ"),
                Figure.Axis.linear("ln T_grok"),
                layers);
    }
}
