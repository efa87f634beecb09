package org.grokscope.experiments.forecast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.grokscope.experiments.sweep.MarkdownTable;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;

/** Runs in regimes in which nothing groks: how many of them grokked all the same, and how early that was said. */
final class NeverSection {

    /** The regimes in which the law expects no jump. */
    enum Kind {
        /** λ is 0 from the start or from T_mem on. */
        NO_DECAY("λ = 0, from the start or from T_mem on"),
        /** ‖θ‖ is held from T_mem on. */
        HELD("‖θ‖ held from T_mem on"),
        /** SGD from the start, with decay. */
        FADES("SGD from the start, λ = 1"),
        /** SGD from T_mem on, with decay. */
        FORGETS("SGD from T_mem on, λ = 1"),
        /** AdamW with λ from 5 on. */
        HOPELESS("AdamW, λ = 5"),
        /** AdamW with a λ that groks. */
        CONTRACTING("AdamW, λ from 0.1 to 1, nothing done");

        private static final double HOPELESS_DECAY = 5;
        private static final double UNSTABLE_DECAY = 2;

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** The kind of a run of a modular task; null for any other. */
        static Kind of(RunConfig config) {
            boolean sgd = config.optimizer() == Optimizer.SGD;
            if (!sgd && config.optimizer() != Optimizer.ADAMW) {
                return null;
            }
            return switch (config.intervention()) {
                case Intervention.HoldNorm() -> HELD;
                case Intervention.CutDecay() -> NO_DECAY;
                case Intervention.SwitchOptimizer(Optimizer to) -> to == Optimizer.SGD ? FORGETS : null;
                case Intervention.None() -> config.weightDecay() == 0 ? NO_DECAY : sgd ? FADES : byDecay(config);
            };
        }

        private static Kind byDecay(RunConfig config) {
            return config.weightDecay() >= HOPELESS_DECAY
                    ? HOPELESS
                    : config.weightDecay() < UNSTABLE_DECAY ? CONTRACTING : null;
        }
    }

    private static final double SURE = 0.9;

    private final List<ForecastTrial> trials;

    NeverSection(List<ForecastTrial> trials) {
        this.trials = trials;
    }

    MarkdownTable table() {
        MarkdownTable table = new MarkdownTable(
                "regime",
                "calibrating runs, grokked:",
                "judged runs, grokked:",
                "P(no grokking) at half of the steps, judged runs, lowest:",
                "above 0.9 from, part of the steps:");
        Map<Kind, List<ForecastTrial>> kinds = trials.stream()
                .filter(trial -> Kind.of(trial.config()) != null)
                .collect(Collectors.groupingBy(
                        trial -> Kind.of(trial.config()), LinkedHashMap::new, Collectors.toList()));
        for (Kind kind : Kind.values()) {
            List<ForecastTrial> runs = kinds.getOrDefault(kind, List.of());
            List<ForecastTrial> judged =
                    runs.stream().filter(run -> !isCalibrating(run)).toList();
            List<ForecastTrial> calibrating =
                    runs.stream().filter(NeverSection::isCalibrating).toList();
            List<ForecastTrial> never = judged.stream()
                    .filter(run -> run.milestones().grokkingStep().isEmpty())
                    .toList();
            table.row(
                    kind.label(),
                    count(calibrating),
                    count(judged),
                    lowest(never),
                    never.isEmpty() ? NumberFormat.NOTHING : from(never));
        }
        return table;
    }

    private static boolean isCalibrating(ForecastTrial trial) {
        return CalibrationCells.contains(trial.config())
                || (Kind.of(trial.config()) != Kind.CONTRACTING && CalibrationCells.isSmall(trial.config()));
    }

    private static String count(List<ForecastTrial> runs) {
        long grokked = runs.stream()
                .filter(run -> run.milestones().grokkingStep().isPresent())
                .count();
        return runs.size() + ", " + grokked;
    }

    private static String lowest(List<ForecastTrial> never) {
        OptionalDouble lowest = never.stream()
                .mapToDouble(
                        run -> run.noGrokking(0.5 * run.config().maxSteps()).orElse(Double.NaN))
                .min();
        return lowest.isEmpty() ? NumberFormat.NOTHING : NumberFormat.number(lowest.getAsDouble(), 3);
    }

    /** The part of the steps from which on the probability stays high, for the slowest run. */
    private static String from(List<ForecastTrial> never) {
        double latest = 0;
        for (ForecastTrial run : never) {
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
