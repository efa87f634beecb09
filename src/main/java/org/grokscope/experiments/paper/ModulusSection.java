package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.experiments.report.Axis;
import org.grokscope.experiments.report.Layer;
import org.grokscope.experiments.report.ReportPlot;
import org.grokscope.experiments.sweep.NumberFormat;
import org.grokscope.task.Operation;
import org.grokscope.theory.Sample;

/** S3: the delay against the escape time, over moduli. */
final class ModulusSection {

    private static final int CADENCE = 200;
    private static final int SEEDS = 7;

    private ModulusSection() {}

    static Section of(Results results) {
        List<Comparison> rows = new ArrayList<>();
        List<Layer.Point> means = new ArrayList<>();
        for (int p : PaperCells.MODULI) {
            Runs runs = cell(results, p);
            Sample delay = runs.sample(Measured::delay);
            Sample escape = runs.sample(Measured::escapeTime);
            rows.add(Comparison.alone(
                    "delay, p = " + p + " (" + runs.grokked() + " of " + runs.count() + " grok)",
                    NumberFormat.sample(delay, 0),
                    delay.count()));
            rows.add(Comparison.alone("T_esc, p = " + p, NumberFormat.sample(escape, 0), escape.count()));
            means.add(new Layer.Point(escape.mean(), delay.mean()));
        }
        Runs all = results.at(CADENCE, Experiment.S3.runs().stream());
        ScalingFit fit = new ScalingFit(all, Measured::escapeTime, Measured::delay);
        rows.add(Comparison.ofQuality(
                "Pearson r of delay and T_esc", fit.pearson(), fit.runs(), PaperFigures.S3_PEARSON, 2));
        return new Section(
                Experiment.S3,
                List.of(
                        "Read every 200 steps. T_esc = log(V_mem / V_post) / (2ηλ), with V_post 2,000 steps after T_grok. The "
                                + "paper's figures by p are not published."),
                rows,
                fit.runs() == 0 ? List.of() : List.of(new Section.Figure("s3-escape.svg", plot(fit, means))),
                List.of());
    }

    private static Runs cell(Results results, int p) {
        return results.at(CADENCE, PaperCells.adamw(Operation.ADD, p, PaperCells.ETA, 1, SEEDS));
    }

    private static ReportPlot plot(ScalingFit fit, List<Layer.Point> means) {
        List<Layer> layers = new ArrayList<>(fit.line("fit, 95 % band", Layer.Ink.BLUE));
        layers.add(fit.marks("runs", Layer.Ink.BLUE, Layer.Shape.RING));
        layers.add(new Layer.Marks("mean of a modulus", Layer.Ink.ORANGE, Layer.Shape.SQUARE, means));
        return new ReportPlot(
                "S3: the delay against the escape time that decay alone gives",
                Axis.linear("T_esc, optimizer steps"),
                Axis.fromZero("T_grok − T_mem, optimizer steps"),
                layers);
    }
}
