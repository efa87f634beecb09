package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Figure;
import org.grokscope.run.RunHistory;
import org.grokscope.task.Operation;

/** S6 and S8: SGD where AdamW groks. */
final class OptimizerSections {

    private static final int CADENCE = 200;
    private static final int SEEDS = 5;
    /** Squared norm below which V counts as 0; it starts above 10,000. */
    private static final double VANISHED = 1;

    private OptimizerSections() {}

    static Section against(Results results) {
        Runs adamw = adamw(results);
        Runs sgd = sgd(results, 1);
        List<Comparison> rows = new ArrayList<>();
        rows.add(Comparison.ofCounts("AdamW groks", adamw.grokked(), adamw.count(), SEEDS, SEEDS));
        addSgd(rows, "SGD", sgd);
        return new Section(
                        Experiment.S6,
                        "The same setting, λ 1; times are read every 200 steps. The SGD runs end after 10,000 steps, when decay alone "
                                + "would have shrunk V to 2·10⁻⁹ of its initial value. AdamW's runs are those of S1.",
                        rows)
                .withPlot(adamw.count() > 0 && sgd.count() > 0, "s6-optimizer.svg", () -> plot(adamw, sgd));
    }

    static Section conventions(Results results) {
        Runs adamw = adamw(results);
        List<Comparison> rows = new ArrayList<>();
        rows.add(Comparison.ofCounts("AdamW groks", adamw.grokked(), adamw.count(), SEEDS, SEEDS));
        addSgd(rows, "SGD, decay λ", sgd(results, 1));
        addSgd(rows, "SGD, decay 2λ", sgd(results, 2));
        return new Section(
                Experiment.S8,
                "The paper also writes the penalty as λ‖θ‖², whose gradient is 2λθ: in PyTorch's convention, "
                        + "which this program uses, that is λ = 2. The runs with decay λ are those of S6.",
                rows);
    }

    /** In the paper none of the five runs memorizes or groks, and V goes to 0 in all. */
    private static void addSgd(List<Comparison> rows, String name, Runs runs) {
        rows.add(Comparison.ofCounts(name + " memorizes", runs.memorized(), runs.count(), 0, SEEDS));
        rows.add(Comparison.ofCounts(name + " groks", runs.grokked(), runs.count(), 0, SEEDS));
        int vanished = runs.count(run -> run.finalNorm().orElse(Double.NaN) < VANISHED);
        rows.add(Comparison.ofCounts(name + ": V goes to 0 (ends below 1)", vanished, runs.count(), SEEDS, SEEDS));
    }

    private static Runs adamw(Results results) {
        return results.at(CADENCE, PaperCells.adamw(Operation.ADD, PaperCells.P, PaperCells.ETA, 1, SEEDS));
    }

    private static Runs sgd(Results results, double lambda) {
        return results.at(CADENCE, PaperCells.sgd(lambda, SEEDS));
    }

    private static Figure plot(Runs adamw, Runs sgd) {
        List<Figure.Layer> layers = new ArrayList<>();
        addTrajectories(layers, "AdamW", ColourRole.TRAIN, Dash.SOLID, adamw);
        addTrajectories(layers, "SGD", ColourRole.TEST, Dash.DASHED, sgd);
        return new Figure(
                "S6: the squared norm with AdamW and with SGD",
                Figure.Axis.fromZero("optimizer step"),
                Figure.Axis.logarithmic("V = ‖θ‖²"),
                layers);
    }

    private static void addTrajectories(List<Figure.Layer> layers, String name, ColourRole role, Dash dash, Runs runs) {
        String legend = name + ", one line per seed";
        for (Measured run : runs.all()) {
            Runs norms = new Runs(List.of(run));
            layers.add(new Figure.Line(
                    legend,
                    role,
                    dash,
                    norms.course(CADENCE, (each, step) -> each.at(RunHistory.Column.SQUARED_NORM, step))));
            legend = ""; // one entry in the legend
        }
    }
}
