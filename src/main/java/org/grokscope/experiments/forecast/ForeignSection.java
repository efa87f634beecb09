package org.grokscope.experiments.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.grokscope.experiments.sweep.MarkdownTable;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.Forecast;

/** The forecasts of runs that other programs trained, apart from those on which the forecast was calibrated and judged. */
final class ForeignSection {

    private final ForecastSection judged;
    /** How many runs were not judged, by the reason. */
    private final Map<String, Long> others;

    ForeignSection(List<ForecastTrial> trials) {
        judged = new ForecastSection(trials.stream()
                .filter(trial -> reason(trial).isEmpty())
                .sorted((a, b) -> ForecastSection.name(a.config()).compareTo(ForecastSection.name(b.config())))
                .toList());
        others = trials.stream()
                .map(ForeignSection::reason)
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()));
    }

    /** Why a run is not judged; empty if it is. */
    private static String reason(ForecastTrial trial) {
        if (trial.milestones().memorizationStep().isEmpty()) {
            return "It did not memorize.";
        }
        if (trial.milestones().grokkingStep().isEmpty()) {
            return "It did not grok.";
        }
        if (!trial.hasDelay()) {
            return "It grokked as soon as it memorized.";
        }
        return trial.atMemorization() instanceof Forecast.Unknown unknown
                ? "No forecast: " + Narrator.ENGLISH.reason(unknown.reason())
                : "";
    }

    /** How many runs are judged. */
    int runs() {
        return judged.runs();
    }

    boolean isEmpty() {
        return judged.runs() == 0 && others.isEmpty();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("## Runs of other programs");
        lines.add("");
        lines.add(
                "Read from their logs, and in no other figure of this report. T_mem and T_grok of such a run are known no "
                        + "better than the steps between two evaluations. Without an angle in the log the forecast made at T_mem stands.");
        if (judged.runs() > 0) {
            lines.add("");
            lines.addAll(overview().lines());
            lines.add("");
            lines.addAll(judged.table().lines());
        }
        if (!others.isEmpty()) {
            lines.add("");
            MarkdownTable table = new MarkdownTable("not judged", "runs:");
            others.forEach((reason, runs) -> table.row(reason, NumberFormat.count(runs)));
            lines.addAll(table.lines());
        }
        return lines;
    }

    private MarkdownTable overview() {
        MarkdownTable table =
                judged.overview(NumberFormat.count(judged.runs()) + (judged.runs() == 1 ? " run" : " runs"));
        table.row(row(
                "absolute error in steps: mean",
                errors -> errors.map(Math::abs).average().orElse(Double.NaN)));
        table.row(row("median", errors -> median(errors.map(Math::abs))));
        table.row(row("largest", errors -> errors.map(Math::abs).max().orElse(Double.NaN)));
        table.row(row("mean error in steps", errors -> errors.average().orElse(Double.NaN)));
        return table;
    }

    private List<String> row(String name, ToDoubleFunction<DoubleStream> figure) {
        List<String> cells = new ArrayList<>(List.of(name));
        for (double part : ForecastSection.PARTS) {
            cells.add(NumberFormat.number(figure.applyAsDouble(errors(part)), 0));
        }
        return cells;
    }

    /** T̂_grok − T_grok of each run with a forecast then. */
    private DoubleStream errors(double part) {
        return judged.trials().stream()
                .flatMapToDouble(
                        trial -> trial.at(part).stream().mapToDouble(expected -> expected.error() * trial.delay()));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
