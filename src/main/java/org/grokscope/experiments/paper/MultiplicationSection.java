package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.grokscope.experiments.report.Axis;
import org.grokscope.experiments.report.Layer;
import org.grokscope.experiments.report.ReportPlot;
import org.grokscope.experiments.sweep.NumberFormat;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.Operation;
import org.grokscope.theory.Sample;

/** S9: multiplication beside addition. */
final class MultiplicationSection {

    private static final int CADENCE = 200;
    private static final int SEEDS = 5;

    private MultiplicationSection() {}

    static Section of(Results results) {
        List<Comparison> rows = new ArrayList<>();
        List<Layer.Point> sums = new ArrayList<>();
        List<Layer.Point> products = new ArrayList<>();
        for (int p : PaperCells.PRODUCT_MODULI) {
            Sample sum = cell(results, Operation.ADD, p).sample(Measured::delay);
            Sample product = cell(results, Operation.MULTIPLY, p).sample(Measured::delay);
            rows.add(Comparison.ofClaim(
                    "delay, p = " + p + ": multiplication against addition",
                    NumberFormat.sample(product, 0) + " against " + NumberFormat.sample(sum, 0),
                    Math.min(product.count(), sum.count()),
                    "longer",
                    product.mean() > sum.mean()));
            // A little apart, so that their ranges do not lie on each other.
            sums.add(point(p - 0.4, sum));
            products.add(point(p + 0.4, product));
        }
        Runs all = results.at(CADENCE, PaperCells.PRODUCT_MODULI.stream().flatMap(p -> configs(Operation.MULTIPLY, p)));
        rows.addFirst(Comparison.ofCounts("multiplications that grok", all.grokked(), all.count(), 20, 20));
        return new Section(
                Experiment.S9,
                List.of("Read every 200 steps. The additions are those of S3, with the same five seeds."),
                rows,
                all.count() == 0
                        ? List.of()
                        : List.of(new Section.Figure("s9-multiplication.svg", plot(sums, products))),
                List.of());
    }

    private static Runs cell(Results results, Operation operation, int p) {
        return results.at(CADENCE, configs(operation, p));
    }

    private static Stream<RunConfig> configs(Operation operation, int p) {
        return PaperCells.adamw(operation, p, PaperCells.ETA, 1, SEEDS);
    }

    private static Layer.Point point(double x, Sample delay) {
        return new Layer.Point(x, delay.mean(), delay.mean() - delay.deviation(), delay.mean() + delay.deviation());
    }

    private static ReportPlot plot(List<Layer.Point> sums, List<Layer.Point> products) {
        return new ReportPlot(
                "S9: the delay of multiplication and of addition",
                Axis.linear("modulus p"),
                Axis.fromZero("T_grok − T_mem, optimizer steps"),
                List.of(
                        new Layer.Marks("addition, mean ± sd", Layer.Ink.BLUE, Layer.Shape.DOT, sums),
                        new Layer.Marks("multiplication, mean ± sd", Layer.Ink.ORANGE, Layer.Shape.SQUARE, products)));
    }
}
