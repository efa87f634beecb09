package org.grokscope.experiments.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.grokscope.experiments.sweep.MarkdownTable;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.Sample;

/**
 * How good the forecasts of some runs that grokked were: a row a setting, and one over all.
 *
 * @param trials runs with a delay
 */
record ForecastSection(List<ForecastTrial> trials) {

    /** The parts of the delay at which forecasts are judged. */
    static final List<Double> PARTS = List.of(0.0, 0.25, 0.5, 0.75);

    int runs() {
        return trials.size();
    }

    MarkdownTable table() {
        MarkdownTable table = new MarkdownTable(
                "setting",
                "runs:",
                "delay:",
                "at step 0:",
                "at T_mem:",
                "at 25 %:",
                "at 50 %:",
                "at 75 %:",
                "in the band, T_mem:",
                "25 %:",
                "50 %:",
                "75 %:");
        cells().forEach((cell, runs) -> table.row(row(cell, runs)));
        table.row(row("**all**", trials));
        return table;
    }

    /** The figures over all runs, by the part of the delay that is over. */
    MarkdownTable overview(String heading) {
        MarkdownTable table = new MarkdownTable(heading, "at T_mem:", "at 25 %:", "at 50 %:", "at 75 %:");
        table.row(figures("MAPE", part -> percent(meanError(trials, trial -> trial.at(part)))));
        table.row(figures("mean error (below 0: too early)", part -> percent(bias(trials, part))));
        table.row(figures("inside the 90 % band", part -> percent(coverage(trials, part))));
        return table;
    }

    private static List<String> figures(String name, DoubleFunction<String> figure) {
        List<String> cells = new ArrayList<>(List.of(name));
        PARTS.forEach(part -> cells.add(figure.apply(part)));
        return cells;
    }

    private Map<String, List<ForecastTrial>> cells() {
        return trials.stream()
                .collect(Collectors.groupingBy(trial -> name(trial.config()), LinkedHashMap::new, Collectors.toList()));
    }

    private static List<String> row(String name, List<ForecastTrial> runs) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        cells.add(Integer.toString(runs.size()));
        cells.add(NumberFormat.sample(
                Sample.of(runs.stream().mapToDouble(ForecastTrial::delay).toArray()), 0));
        cells.add(percent(meanError(runs, ForecastTrial::atStart)));
        PARTS.forEach(part -> cells.add(percent(meanError(runs, trial -> trial.at(part)))));
        PARTS.forEach(part -> cells.add(covered(runs, part)));
        return cells;
    }

    /** The mean absolute error in parts of the delay, over the runs for which there was a forecast; NaN for none. */
    static double meanError(
            List<ForecastTrial> runs, Function<ForecastTrial, Optional<ForecastTrial.Expectation>> moment) {
        return runs.stream()
                .map(moment)
                .flatMap(Optional::stream)
                .mapToDouble(expectation -> Math.abs(expectation.error()))
                .average()
                .orElse(Double.NaN);
    }

    /** The part of all runs whose T_grok was in the band; where no jump was expected it was not. */
    static double coverage(List<ForecastTrial> runs, double part) {
        return runs.stream()
                .mapToDouble(trial -> trial.at(part)
                                .filter(ForecastTrial.Expectation::isInsideBand)
                                .isPresent()
                        ? 1
                        : 0)
                .average()
                .orElse(Double.NaN);
    }

    /** The mean error, with its sign, in parts of the delay. */
    static double bias(List<ForecastTrial> runs, double part) {
        return runs.stream()
                .flatMap(trial -> trial.at(part).stream())
                .mapToDouble(ForecastTrial.Expectation::error)
                .average()
                .orElse(Double.NaN);
    }

    private static String covered(List<ForecastTrial> runs, double part) {
        return Math.round(coverage(runs, part) * runs.size()) + " of " + runs.size();
    }

    static String percent(double part) {
        return Double.isNaN(part) ? NumberFormat.NOTHING : NumberFormat.number(100 * part, 1) + " %";
    }

    /** What distinguishes a setting, for people. */
    static String name(RunConfig config) {
        String network = switch (config.network()) {
            case Network.Transformer transformer -> "width " + transformer.width();
            case Network.Mlp mlp -> "MLP of " + mlp.hidden();
            case Network.EmbeddingMlp mlp -> "embedding MLP of " + mlp.width() + "/" + mlp.hidden();
        };
        String optimizer =
                config.optimizer() == Optimizer.ADAMW ? "" : config.optimizer().label() + ", ";
        return optimizer + config.task().formula() + ", " + network + ", η "
                + NumberFormat.setting(config.learningRate()) + ", λ " + NumberFormat.setting(config.weightDecay());
    }
}
