package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Figure;
import org.grokscope.run.RunHistory;
import org.grokscope.theory.FreeContraction;

/** S1: one setting, ten seeds. */
final class BaselineSection {

    static final int CADENCE = 200;

    private BaselineSection() {}

    static Section of(Results results) {
        Runs runs = results.at(CADENCE, Experiment.S1.runs().stream());
        List<Comparison> rows = List.of(
                Comparison.ofCounts("runs that grok", runs.grokked(), runs.count(), 10, 10),
                Comparison.ofMeans(
                        "T_mem, steps", runs.sample(Measured::memorization), PaperFigures.S1_MEMORIZATION, 0),
                Comparison.ofMeans("T_grok, steps", runs.sample(Measured::grokking), PaperFigures.S1_GROKKING, 0),
                Comparison.ofMeans("V at step 0", runs.sample(Measured::initialNorm), PaperFigures.S1_INITIAL_NORM, 0),
                Comparison.ofMeans(
                        "V at T_mem",
                        runs.sample(run -> run.milestones().normAtMemorization()),
                        PaperFigures.S1_NORM_AT_MEMORIZATION,
                        0),
                Comparison.ofMeans(
                        "V at T_grok",
                        runs.sample(run -> run.milestones().normAtGrokking()),
                        PaperFigures.S1_NORM_AT_GROKKING,
                        0),
                Comparison.ofMeans(
                        "V 2,000 steps later", runs.sample(Measured::postNorm), PaperFigures.S1_FINAL_NORM, 1),
                Comparison.ofMeans("factor of V per step", runs.sample(Measured::factor), PaperFigures.S1_FACTOR, 5),
                Comparison.ofMeans("R² of that fit", runs.sample(Measured::fitQuality), PaperFigures.S1_FIT, 4));
        return new Section(
                        Experiment.S1,
                        "Times are read every 200 steps. The factor is fitted as the paper does: V = a·e^(−kx) + c, from T_mem to "
                                + "2,000 steps after T_grok; (1 − ηλ)² = 0.99800 would be decay alone.",
                        rows)
                .withPlot(runs.count() > 0, "s1-norm.svg", () -> plot(runs));
    }

    private static Figure plot(Runs runs) {
        List<Figure.Point> mean = runs.course(CADENCE, (run, step) -> run.at(RunHistory.Column.SQUARED_NORM, step));
        List<Figure.Layer> layers = new ArrayList<>();
        layers.add(new Figure.Area("smallest to largest seed", ColourRole.TRAIN, mean));
        layers.add(new Figure.Line("mean of the seeds", ColourRole.TRAIN, Dash.SOLID, mean));
        double memorized = runs.sample(Measured::memorization).mean();
        double norm = runs.sample(run -> run.milestones().normAtMemorization()).mean();
        if (memorized > 0 && norm > 0) {
            FreeContraction free = new FreeContraction((long) memorized, norm, PaperCells.ETA, 1);
            double end = mean.getLast().x();
            List<Figure.Point> alone = DoubleStream.iterate(memorized, step -> step <= end, step -> step + CADENCE)
                    .mapToObj(step -> new Figure.Point(step, free.norm((long) step)))
                    .toList();
            layers.add(new Figure.Line("decay alone from T_mem", ColourRole.NEUTRAL, Dash.DASHED, alone));
        }
        return new Figure(
                "S1: the squared norm of all parameters",
                Figure.Axis.fromZero("optimizer step"),
                Figure.Axis.logarithmic("V = ‖θ‖²"),
                layers);
    }
}
