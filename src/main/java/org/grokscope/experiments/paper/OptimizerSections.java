package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.grokscope.experiments.report.Axis;
import org.grokscope.experiments.report.Layer;
import org.grokscope.experiments.report.ReportPlot;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.Operation;

/** S6 and S8: SGD where AdamW groks. */
final class OptimizerSections {

    private static final int CADENCE = 200;
    private static final int SEEDS = 5;
    /** Below this ‖θ‖² nothing is left of weights that started above 10,000. */
    private static final double VANISHED = 1;

    private OptimizerSections() {}

    static Section against(Results results) {
        Runs adamw = adamw(results);
        Runs sgd = sgd(results, 1);
        List<Comparison> rows = new ArrayList<>();
        rows.add(Comparison.ofCounts("AdamW groks", adamw.grokked(), adamw.count(), SEEDS, SEEDS));
        addSgd(rows, "SGD", sgd);
        boolean both = adamw.count() > 0 && sgd.count() > 0;
        return new Section(
                Experiment.S6,
                List.of(
                        "The same setting, λ 1, read every 200 steps; the SGD runs end after 10,000 steps, when decay alone "
                                + "would have shrunk V to 2·10⁻⁹ of what it was. AdamW's runs are those of S1."),
                rows,
                both ? List.of(new Section.Figure("s6-optimizer.svg", plot(adamw, sgd))) : List.of(),
                List.of());
    }

    static Section conventions(Results results) {
        Runs adamw = adamw(results);
        List<Comparison> rows = new ArrayList<>();
        rows.add(Comparison.ofCounts("AdamW groks", adamw.grokked(), adamw.count(), SEEDS, SEEDS));
        addSgd(rows, "SGD, decay λ", sgd(results, 1));
        addSgd(rows, "SGD, decay 2λ", sgd(results, 2));
        return new Section(
                Experiment.S8,
                List.of(
                        "The paper also writes the penalty as λ‖θ‖², whose gradient decays by 2λ: PyTorch's convention, "
                                + "which this program has, with λ = 2. The runs with decay λ are those of S6."),
                rows,
                List.of(),
                List.of());
    }

    /** The paper has 0 of 5 for all of these: nothing is learnt and V goes to 0. */
    private static void addSgd(List<Comparison> rows, String name, Runs runs) {
        rows.add(Comparison.ofCounts(name + " memorizes", runs.memorized(), runs.count(), 0, SEEDS));
        rows.add(Comparison.ofCounts(name + " groks", runs.grokked(), runs.count(), 0, SEEDS));
        int vanished = runs.count(run -> run.finalNorm().orElse(Double.NaN) < VANISHED);
        rows.add(Comparison.ofCounts(name + ": V goes to 0 (ends below 1)", vanished, runs.count(), SEEDS, SEEDS));
    }

    private static Runs adamw(Results results) {
        return read(results, PaperCells.adamw(Operation.ADD, PaperCells.P, PaperCells.ETA, 1, SEEDS));
    }

    private static Runs sgd(Results results, double lambda) {
        return read(results, PaperCells.sgd(lambda, SEEDS));
    }

    private static Runs read(Results results, Stream<RunConfig> configs) {
        return results.at(CADENCE, configs);
    }

    private static ReportPlot plot(Runs adamw, Runs sgd) {
        List<Layer> layers = new ArrayList<>();
        addTrajectories(layers, "AdamW", Layer.Ink.BLUE, false, adamw);
        addTrajectories(layers, "SGD", Layer.Ink.ORANGE, true, sgd);
        return new ReportPlot(
                "S6: the squared norm with AdamW and with SGD",
                Axis.fromZero("optimizer step"),
                Axis.logarithmic("V = ‖θ‖²"),
                layers);
    }

    private static void addTrajectories(List<Layer> layers, String name, Layer.Ink ink, boolean dashed, Runs runs) {
        String legend = name + ", a line a seed";
        for (Measured run : runs.all()) {
            layers.add(new Layer.Line(legend, ink, dashed, norms(run.result().history())));
            legend = ""; // once is enough
        }
    }

    private static List<Layer.Point> norms(RunHistory history) {
        List<Layer.Point> points = new ArrayList<>();
        for (int row = 0; row < history.size(); row++) {
            double step = history.value(RunHistory.Column.STEP, row);
            if (step % CADENCE == 0) {
                points.add(new Layer.Point(step, history.value(RunHistory.Column.SQUARED_NORM, row)));
            }
        }
        return points;
    }
}
