package org.grokscope.experiments.forecast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.grokscope.experiments.sweep.MarkdownTable;
import org.grokscope.narration.NumberFormat;
import org.grokscope.theory.forecast.Treatment;

/** Runs in regimes in which nothing groks: how many of them grokked all the same, and how early that was said. */
final class NoJumpSection {

    private static final double SURE = 0.9;

    private final List<ForecastTrial> trials;

    NoJumpSection(List<ForecastTrial> trials) {
        this.trials = trials;
    }

    MarkdownTable table() {
        MarkdownTable table = new MarkdownTable(
                "regime",
                "calibrating runs, grokked:",
                "judged runs, grokked:",
                "P(no grokking) at half of the steps, judged runs, lowest:",
                "above 0.9 from, part of the steps:");
        Map<Treatment, List<ForecastTrial>> kinds = trials.stream()
                .filter(trial -> Treatment.of(trial.config()) != null)
                .collect(Collectors.groupingBy(
                        trial -> Treatment.of(trial.config()), LinkedHashMap::new, Collectors.toList()));
        for (Treatment kind : Treatment.values()) {
            List<ForecastTrial> runs = kinds.getOrDefault(kind, List.of());
            List<ForecastTrial> judged =
                    runs.stream().filter(run -> !isCalibrating(run)).toList();
            List<ForecastTrial> calibrating =
                    runs.stream().filter(NoJumpSection::isCalibrating).toList();
            List<ForecastTrial> silent = judged.stream()
                    .filter(run -> run.milestones().grokkingStep().isEmpty())
                    .toList();
            table.row(
                    kind.label(),
                    count(calibrating),
                    count(judged),
                    lowest(silent),
                    silent.isEmpty() ? NumberFormat.NOTHING : from(silent));
        }
        return table;
    }

    private static boolean isCalibrating(ForecastTrial trial) {
        return CalibrationCells.contains(trial.config())
                || (Treatment.of(trial.config()) != Treatment.CONTRACTING && CalibrationCells.isSmall(trial.config()));
    }

    private static String count(List<ForecastTrial> runs) {
        long grokked = runs.stream()
                .filter(run -> run.milestones().grokkingStep().isPresent())
                .count();
        return runs.size() + ", " + grokked;
    }

    private static String lowest(List<ForecastTrial> silent) {
        OptionalDouble lowest = silent.stream()
                .mapToDouble(
                        run -> run.noGrokking(0.5 * run.config().maxSteps()).orElse(Double.NaN))
                .min();
        return lowest.isEmpty() ? NumberFormat.NOTHING : NumberFormat.number(lowest.getAsDouble(), 3);
    }

    /** The part of the steps from which on the probability stays high, for the slowest run. */
    private static String from(List<ForecastTrial> silent) {
        double latest = 0;
        for (ForecastTrial run : silent) {
            long since = 0;
            for (int i = 0; i < run.forecasts().size(); i++) {
                long step = run.forecasts().get(i).step();
                if (!(run.noGrokking(step).orElse(0) > SURE)) {
                    since = i + 1 < run.forecasts().size()
                            ? run.forecasts().get(i + 1).step()
                            : run.config().maxSteps();
                }
            }
            latest = Math.max(latest, (double) since / run.config().maxSteps());
        }
        return NumberFormat.number(latest, 2);
    }
}
