package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.Figure;
import org.grokscope.task.Operation;

/** S2: λ over more than three decades. */
final class DecaySection {

    private static final int CADENCE = 500;

    private DecaySection() {}

    static Section of(Results results) {
        List<Comparison> rows = new ArrayList<>();
        for (PaperFigures.DecayCell paper : PaperFigures.S2) {
            Runs runs = cell(results, paper.lambda());
            String at = ", λ " + NumberFormat.setting(paper.lambda());
            rows.add(Comparison.ofCounts(
                    "memorize" + at, runs.memorized(), runs.count(), paper.memorized(), PaperFigures.S2_SEEDS));
            rows.add(Comparison.ofCounts(
                    "grok" + at, runs.grokked(), runs.count(), paper.grokked(), PaperFigures.S2_SEEDS));
            addMeans(rows, at, runs, paper);
        }
        ScalingFit fit = new ScalingFit(
                grokking(results), run -> OptionalDouble.of(1 / run.config().weightDecay()), Measured::grokking);
        rows.add(Comparison.ofFits(
                "slope of T_grok against 1/λ, steps",
                fit.slope(),
                fit.runs(),
                PaperFigures.S2_SLOPE,
                PaperFigures.S2_SLOPE_INTERVAL,
                0));
        rows.add(Comparison.ofFits("intercept, steps", fit.intercept(), fit.runs(), PaperFigures.S2_INTERCEPT, 0));
        rows.add(Comparison.ofQuality("R²", fit.rSquared(), fit.runs(), PaperFigures.S2_FIT, 3));
        Section section = new Section(
                        Experiment.S2,
                        "Times are read every 500 steps. Runs end after 20,000 steps, or once V has been read 2,000 steps after "
                                + "The paper's runs at λ ≥ 2 are longer: only their first 20,000 steps are counted here, and "
                                + "later times are not compared. The line is fitted to the runs with 0.1 ≤ λ ≤ 1; its intervals "
                                + "are from resampling runs.",
                        rows)
                .withPlot(fit.runs() > 0, "s2-decay.svg", () -> plot(fit));
        return fit.slopeByCells()
                .map(cells -> section.withRemark("Resampling the four λ instead of the runs, the slope's interval is "
                        + NumberFormat.interval(cells, 0) + "."))
                .orElse(section);
    }

    private static void addMeans(List<Comparison> rows, String at, Runs runs, PaperFigures.DecayCell paper) {
        if (paper.memorization().count() > 0) {
            rows.add(Comparison.ofMeans("T_mem" + at, runs.sample(Measured::memorization), paper.memorization(), 0));
            rows.add(Comparison.ofMeans(
                    "V at T_mem" + at,
                    runs.sample(run -> run.milestones().normAtMemorization()),
                    paper.normAtMemorization(),
                    0));
        }
        if (paper.grokking().count() > 0) {
            rows.add(Comparison.ofMeans("T_grok" + at, runs.sample(Measured::grokking), paper.grokking(), 0));
            rows.add(Comparison.ofMeans("V_post" + at, runs.sample(Measured::postNorm), paper.postNorm(), 0));
        }
    }

    private static Runs cell(Results results, double lambda) {
        return results.at(
                CADENCE, PaperCells.adamw(Operation.ADD, PaperCells.P, PaperCells.ETA, lambda, PaperFigures.S2_SEEDS));
    }

    private static Runs grokking(Results results) {
        return new Runs(PaperCells.GROKKING_LAMBDAS.stream()
                .flatMap(lambda -> cell(results, lambda).all().stream())
                .toList());
    }

    private static Figure plot(ScalingFit fit) {
        List<Figure.Layer> layers = new ArrayList<>(fit.line("fit, 95 % band"));
        layers.add(fit.other("paper's fit", PaperFigures.S2_INTERCEPT, PaperFigures.S2_SLOPE));
        layers.add(fit.marks("runs", Figure.Shape.DOT));
        return new Figure(
                "S2: T_grok against 1/λ",
                Figure.Axis.fromZero("1/λ"),
                Figure.Axis.fromZero("T_grok, optimizer steps"),
                layers);
    }
}
