package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Figure;
import org.grokscope.task.Operation;
import org.grokscope.theory.Sample;

/** S3: the delay against the escape time, over moduli. */
final class ModulusSection {

    private static final int CADENCE = 200;
    private static final int SEEDS = 7;

    private ModulusSection() {}

    static Section of(Results results) {
        List<Comparison> rows = new ArrayList<>();
        List<Figure.Point> means = new ArrayList<>();
        for (int p : PaperCells.MODULI) {
            Runs runs = results.at(CADENCE, PaperCells.adamw(Operation.ADD, p, PaperCells.ETA, 1, SEEDS));
            Sample delay = runs.sample(Measured::delay);
            Sample escape = runs.sample(Measured::escapeTime);
            String grokked = " (" + runs.grokked() + " of " + runs.count() + " grok)";
            rows.add(Comparison.ofSample("delay, p = " + p + grokked, delay, 0));
            rows.add(Comparison.ofSample("T_esc, p = " + p, escape, 0));
            means.add(new Figure.Point(escape.mean(), delay.mean()));
        }
        Runs all = results.at(CADENCE, Experiment.S3.runs().stream());
        ScalingFit fit = new ScalingFit(all, Measured::escapeTime, Measured::delay);
        rows.add(Comparison.ofQuality(
                "Pearson r of delay and T_esc", fit.pearson(), fit.runs(), PaperFigures.S3_PEARSON, 2));
        return new Section(
                        Experiment.S3,
                        "Times are read every 200 steps. T_esc = log(V_mem / V_post) / (2ηλ), with V_post 2,000 steps after T_grok. "
                                + "The paper's figures by p are not published.",
                        rows)
                .withPlot(fit.runs() > 0, "s3-escape.svg", () -> plot(fit, means));
    }

    private static Figure plot(ScalingFit fit, List<Figure.Point> means) {
        List<Figure.Layer> layers = new ArrayList<>(fit.line("fit, 95 % band"));
        layers.add(fit.marks("runs", Figure.Shape.RING));
        layers.add(new Figure.Marks("mean of a modulus", ColourRole.TEST, Figure.Shape.SQUARE, means));
        return new Figure(
                "S3: the delay against the escape time that decay alone gives",
                Figure.Axis.linear("T_esc, optimizer steps"),
                Figure.Axis.fromZero("T_grok − T_mem, optimizer steps"),
                layers);
    }
}
