package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Figure;
import org.grokscope.run.RunHistory;
import org.grokscope.theory.Sample;

/** S7: how the embedding comes to consist of few frequencies. */
final class SpectrumSection {

    private static final int CADENCE = BaselineSection.CADENCE;

    private SpectrumSection() {}

    static Section of(Results results) {
        Runs runs = results.at(CADENCE, Experiment.S7.runs().stream())
                .where(run -> results.spectrum(run.config()).isPresent());
        List<Comparison> rows = new ArrayList<>();
        Sample start = outside(results, runs, run -> OptionalDouble.of(0));
        Sample memorization = outside(results, runs, Measured::memorization);
        Sample grokking = outside(results, runs, Measured::grokking);
        Sample later = outside(results, runs, SpectrumSection::later);
        rows.add(Comparison.ofSample("R at step 0", start, 3));
        rows.add(Comparison.ofSample("R at T_mem", memorization, 3));
        rows.add(Comparison.ofSample("R at T_grok", grokking, 3));
        rows.add(Comparison.ofSample("R 2,000 steps later", later, 3));
        rows.add(Comparison.ofClaim(
                "R falls between T_mem and T_grok",
                NumberFormat.signed(grokking.mean() - memorization.mean(), 3),
                Math.min(grokking.count(), memorization.count()),
                "falls",
                grokking.mean() < memorization.mean()));
        Section section = new Section(
                        Experiment.S7,
                        "R is the share of the token embedding's Fourier power (over the residues, without the constant) outside "
                                + "its " + SpectrumRow.KEYS + " strongest frequencies of " + PaperCells.P / 2
                                + "; noise has about 0.85. The paper's own figures for R are not published. The runs are those of "
                                + "S1, read every 200 steps.",
                        rows)
                .withPlot(runs.count() > 0, "s7-spectrum.svg", () -> plot(results, runs));
        return runs.count() > 0 ? section.withRemark(keys(results, runs)) : section;
    }

    private static OptionalDouble later(Measured run) {
        return run.grokking().stream()
                .map(step -> step + PaperCells.AFTER_GROKKING)
                .findFirst();
    }

    private static Sample outside(Results results, Runs runs, Function<Measured, OptionalDouble> step) {
        return runs.sample(run -> step.apply(run).stream()
                .map(at -> outside(results, run, (long) at))
                .filter(Double::isFinite)
                .findFirst());
    }

    /** R of a run at a step; NaN if it was not recorded then. */
    private static double outside(Results results, Measured run, long step) {
        return results.spectrum(run.config()).stream()
                .flatMap(List::stream)
                .filter(row -> row.step() == step)
                .mapToDouble(SpectrumRow::outside)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String keys(Results results, Runs runs) {
        String bySeed = runs.all().stream()
                .map(run -> run.config().seed() + ": "
                        + results.spectrum(run.config()).orElseThrow().getLast().strongest().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        return "Key frequencies at the end, the strongest first, by seed: " + bySeed + ".";
    }

    private static Figure plot(Results results, Runs runs) {
        List<Figure.Point> energy = runs.course(CADENCE, (run, step) -> outside(results, run, step));
        List<Figure.Point> test = runs.course(CADENCE, (run, step) -> run.at(RunHistory.Column.TEST_ACCURACY, step));
        List<Figure.Point> train = runs.course(CADENCE, (run, step) -> run.at(RunHistory.Column.TRAIN_ACCURACY, step));
        return new Figure(
                "S7: power outside the key frequencies, and accuracy",
                Figure.Axis.fromZero("optimizer step"),
                Figure.Axis.fromZero("share, 0 to 1; mean of the seeds"),
                List.of(
                        new Figure.Line("train accuracy", ColourRole.NEUTRAL, Dash.DASHED, train),
                        new Figure.Line("test accuracy", ColourRole.TEST, Dash.SOLID, test),
                        new Figure.Area("", ColourRole.TRAIN, energy),
                        new Figure.Line("R, with its range over seeds", ColourRole.TRAIN, Dash.SOLID, energy)));
    }
}
