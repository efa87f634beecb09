package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Figure;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.Operation;
import org.grokscope.theory.Interval;
import org.grokscope.theory.Sample;

/** S9: multiplication beside addition. */
final class MultiplicationSection {

    private static final int CADENCE = 200;
    private static final int SEEDS = 5;

    /** Where the published T_grok of multiplication lie, over all p. */
    private static final Interval GROKKING = new Interval(3_600, 5_400);
    /** p whose published V at T_mem is known. */
    private static final int NORM_MODULUS = 53;
    /** That V, a mean without a deviation. */
    private static final Sample NORM = new Sample(5, 10_431, 0);

    private MultiplicationSection() {}

    static Section of(Results results) {
        List<Comparison> rows = new ArrayList<>();
        List<Figure.Point> sums = new ArrayList<>();
        List<Figure.Point> products = new ArrayList<>();
        for (int p : PaperCells.PRODUCT_MODULI) {
            Sample sum = cell(results, Operation.ADD, p).sample(Measured::delay);
            Sample product = cell(results, Operation.MULTIPLY, p).sample(Measured::delay);
            rows.add(Comparison.ofClaim(
                    "delay, p = " + p + ": multiplication against addition",
                    NumberFormat.sample(product, 0) + " against " + NumberFormat.sample(sum, 0),
                    Math.min(product.count(), sum.count()),
                    "longer",
                    product.mean() > sum.mean()));
            // A little apart, so that their ranges do not overlap.
            sums.add(point(p - 0.4, sum));
            products.add(point(p + 0.4, product));
        }
        for (int p : PaperCells.PRODUCT_MODULI) {
            rows.addAll(ofTwoTables(results.at(CADENCE, PaperCells.separateProducts(p, SEEDS)), p));
        }
        Runs all = results.at(CADENCE, PaperCells.PRODUCT_MODULI.stream().flatMap(p -> configs(Operation.MULTIPLY, p)));
        rows.addFirst(Comparison.ofCounts("multiplications that grok", all.grokked(), all.count(), 20, 20));
        return new Section(
                        Experiment.S9,
                        "Times are read every 200 steps. The additions are those of S3, with the same five seeds. With "
                                + "*two tables* the network embeds a by one table and b by another (`--operand-embeddings separate`): its "
                                + "‖θ‖² at step 0 is within 5 % of what the published figures imply.",
                        rows)
                .withPlot(all.count() > 0, "s9-multiplication.svg", () -> plot(sums, products));
    }

    /** The network that V of S9 speaks for: at p = 53 it is larger at T_mem than that of the paper's network at step 0. */
    private static List<Comparison> ofTwoTables(Runs runs, int p) {
        String where = ", two tables, p = " + p;
        Sample grokking = runs.sample(Measured::grokking);
        Comparison times = Comparison.ofClaim(
                "T_grok" + where,
                NumberFormat.sample(grokking, 0),
                grokking.count(),
                NumberFormat.number(GROKKING.low(), 0) + " to " + NumberFormat.number(GROKKING.high(), 0),
                GROKKING.low() <= grokking.mean() && grokking.mean() <= GROKKING.high());
        if (p != NORM_MODULUS) {
            return List.of(times);
        }
        Sample early = runs.sample(run -> OptionalDouble.of(run.at(RunHistory.Column.SQUARED_NORM, CADENCE)));
        Sample norm = runs.sample(run -> run.milestones().normAtMemorization());
        return List.of(
                times,
                Comparison.ofMeans("V at step " + CADENCE + where + ", against V at T_mem", early, NORM, 0),
                Comparison.ofMeans("V at T_mem" + where, norm, NORM, 0));
    }

    private static Runs cell(Results results, Operation operation, int p) {
        return results.at(CADENCE, configs(operation, p));
    }

    private static Stream<RunConfig> configs(Operation operation, int p) {
        return PaperCells.adamw(operation, p, PaperCells.ETA, 1, SEEDS);
    }

    private static Figure.Point point(double x, Sample delay) {
        return new Figure.Point(x, delay.mean(), delay.mean() - delay.deviation(), delay.mean() + delay.deviation());
    }

    private static Figure plot(List<Figure.Point> sums, List<Figure.Point> products) {
        return new Figure(
                "S9: the delay of multiplication and of addition",
                Figure.Axis.linear("modulus p"),
                Figure.Axis.fromZero("T_grok − T_mem, optimizer steps"),
                List.of(
                        new Figure.Marks("addition, mean ± sd", ColourRole.TRAIN, Figure.Shape.DOT, sums),
                        new Figure.Marks("multiplication, mean ± sd", ColourRole.TEST, Figure.Shape.SQUARE, products)));
    }
}
