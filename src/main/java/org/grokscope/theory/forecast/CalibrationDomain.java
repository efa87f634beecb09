package org.grokscope.theory.forecast;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.grokscope.run.ForecastReason.Aspect;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;

/**
 * What the forecast was calibrated on, and the only judge of whether a run is like that. Outside no step of the jump and no probability is
 * stated, whatever the regime: with another network, loss or train fraction the same treatment can have the opposite outcome (an MLP groks
 * with its norm held, and with λ = 0).
 */
public final class CalibrationDomain {

    /**
     * Runs that were counted for the probability that a treatment does not lead to grokking.
     *
     * @param treatments what was done
     * @param network the network's shape
     * @param leastModulus the smallest p
     * @param largestModulus the largest p
     * @param learningRate η
     * @param steps how long the runs were: the budget that the probability is about
     * @param source where the runs are described
     */
    record Cell(
            Set<Treatment> treatments,
            Network network,
            int leastModulus,
            int largestModulus,
            double learningRate,
            long steps,
            String source) {}

    private static final Network SMALL = new Network.Transformer(64, 4, 256);
    private static final Set<Treatment> ALL = EnumSet.complementOf(EnumSet.of(Treatment.CONTRACTING));

    /** All of them: addition, half of the pairs, batches of {@value #BATCH}, AdamW with λ = 1 where the treatment does not say otherwise. */
    static final List<Cell> CELLS = List.of(
            new Cell(ALL, SMALL, 43, 59, 4e-3, 3_000, "assets/sweeps/forecast-no-jump-small.yaml"),
            new Cell(EnumSet.of(Treatment.FADES), Network.Transformer.PAPER, 97, 97, 1e-3, 10_000, "reproduction S6"),
            new Cell(ALL, Network.Transformer.PAPER, 89, 97, 1e-3, 5_000, "assets/sweeps/forecast-no-jump-paper.yaml"));

    static final int BATCH = 512;
    private static final double FRACTION = 0.5;
    private static final double FRACTION_TOLERANCE = 0.02;
    /** The width of the smaller network; the paper's is the larger. Both have {@value #HEADS} heads and 4 feed-forward units a width. */
    private static final int LEAST_WIDTH = 64;

    private static final int HEADS = 4;
    private static final int FEED_FORWARD = 4;
    private static final double HOPELESS_DECAY = 5;
    private static final double RATE_TOLERANCE = 0.1;
    /** A norm that is held where it was, as a part of the one at the evaluation before: it falls by some percent between two evaluations. */
    private static final double LOWEST_KEPT = 0.9;

    private static final double HIGHEST_KEPT = 1.05;

    private CalibrationDomain() {}

    /** Whether the law's models can be fitted to such runs: a group operation, a transformer, half of the pairs to train on. */
    public static boolean isFitted(RunConfig config) {
        return task(config)
                .or(() -> network(config))
                .or(() -> fraction(config))
                .or(() -> UsualSettings.difference(config))
                .isEmpty();
    }

    /**
     * In what a run differs from those that the law was calibrated on, now or since its start.
     *
     * @param models what the law says; their domain has the ranges of η, λ and p
     * @return nothing if it is like them
     */
    static Optional<Aspect> outsideLaw(RunState run, DelayModels models) {
        RunConfig config = run.config();
        Optional<Aspect> structure = task(config)
                .or(() -> network(config))
                .or(() -> fraction(config))
                .or(() -> batch(config))
                .or(() -> UsualSettings.difference(config))
                .or(() -> run.optimizer() == Optimizer.ADAMW ? Optional.empty() : Optional.of(Aspect.OPTIMIZER))
                .or(() -> within(models, Signal.MODULUS, config.task().classes(), Aspect.MODULUS))
                .or(() -> rates(models, run.learningRate(), run.weightDecay()));
        // A norm or a direction that other settings left behind is none that the calibration runs had; λ = 0 leaves
        // both as they were.
        return structure.or(() -> pastRates(models, run));
    }

    private static Optional<Aspect> pastRates(DelayModels models, RunState run) {
        double eta = run.config().learningRate();
        double lambda = run.config().weightDecay();
        boolean alike = run.config().optimizer() == Optimizer.ADAMW
                && rates(models, eta, lambda).isEmpty();
        for (RunEvent.Change change : run.changes()) {
            alike &= switch (change) {
                case RunEvent.LearningRateChanged it ->
                    rates(models, it.to(), run.weightDecay()).isEmpty();
                case RunEvent.WeightDecayChanged it ->
                    it.to() == 0 || rates(models, run.learningRate(), it.to()).isEmpty();
                case RunEvent.TemperatureChanged it -> it.to() == 1;
                case RunEvent.OptimizerChanged it -> it.to() == Optimizer.ADAMW;
                case RunEvent.NormHeld it -> keepsNorm(run, it);
                case RunEvent.NormReleased it -> true;
            };
        }
        return alike ? Optional.empty() : Optional.of(Aspect.CHANGES);
    }

    private static Optional<Aspect> rates(DelayModels models, double learningRate, double weightDecay) {
        return within(models, Signal.RATE, learningRate, Aspect.LEARNING_RATE)
                .or(() -> within(models, Signal.DECAY, weightDecay, Aspect.WEIGHT_DECAY));
    }

    private static Optional<Aspect> within(DelayModels models, Signal signal, double value, Aspect aspect) {
        return models.covers(signal, Math.log(value)) ? Optional.empty() : Optional.of(aspect);
    }

    /** What is known of a treatment: the calibrated steps, or in what the run differs from the calibration runs. */
    record Finding(long steps, Aspect outside) {
        boolean isCalibrated() {
            return outside == null;
        }
    }

    /** Whether a treatment of a run was calibrated, judged by the setting and by every change so far. */
    static Finding find(Treatment treatment, RunState run) {
        RunConfig config = run.config();
        Optional<Aspect> outside = task(config)
                .or(() -> config.task() instanceof ModularTask modular && modular.operation() == Operation.ADD
                        ? Optional.empty()
                        : Optional.of(Aspect.TASK))
                .or(() -> network(config))
                .or(() -> fraction(config))
                .or(() -> batch(config))
                .or(() -> UsualSettings.difference(config));
        if (outside.isPresent()) {
            return new Finding(0, outside.get());
        }
        List<Cell> cells = CELLS.stream()
                .filter(cell -> cell.treatments().contains(treatment))
                .toList();
        Aspect difference = Aspect.NETWORK;
        for (Cell cell : cells) {
            if (cell.network().equals(config.network())) {
                Optional<Aspect> unlike = difference(cell, treatment, run);
                if (unlike.isEmpty()) {
                    return new Finding(cell.steps(), null);
                }
                difference = unlike.get();
            }
        }
        return new Finding(0, difference);
    }

    private static Optional<Aspect> difference(Cell cell, Treatment treatment, RunState run) {
        RunConfig config = run.config();
        int p = config.task().classes();
        if (p < cell.leastModulus() || p > cell.largestModulus()) {
            return Optional.of(Aspect.MODULUS);
        }
        if (!isNear(config.learningRate(), cell.learningRate())) {
            return Optional.of(Aspect.LEARNING_RATE);
        }
        Optimizer starting = treatment == Treatment.FADES ? Optimizer.SGD : Optimizer.ADAMW;
        if (config.optimizer() != starting) {
            return Optional.of(Aspect.OPTIMIZER);
        }
        double starts = treatment == Treatment.HOPELESS ? HOPELESS_DECAY : 1;
        boolean isFree = treatment == Treatment.NO_DECAY && config.weightDecay() == 0;
        if (!isFree && !isNear(config.weightDecay(), starts)) {
            return Optional.of(Aspect.WEIGHT_DECAY);
        }
        if (!isPlanned(treatment, run, isFree)) {
            return Optional.of(Aspect.CHANGES);
        }
        return run.evaluatedStep() > cell.steps() ? Optional.of(Aspect.STEPS) : Optional.empty();
    }

    /** Whether the only change is the treatment's own, at or after T_mem. */
    private static boolean isPlanned(Treatment treatment, RunState run, boolean isFree) {
        List<RunEvent.Change> changes = run.changes();
        if (isFree || treatment == Treatment.FADES || treatment == Treatment.HOPELESS) {
            return changes.isEmpty();
        }
        if (changes.size() != 1
                || !run.isMemorized()
                || changes.getFirst().step()
                        < run.milestones().memorizationStep().getAsLong()) {
            return false;
        }
        return switch (changes.getFirst()) {
            case RunEvent.WeightDecayChanged it -> treatment == Treatment.NO_DECAY && it.to() == 0;
            case RunEvent.NormHeld it -> treatment == Treatment.HELD && keepsNorm(run, it);
            case RunEvent.OptimizerChanged it -> treatment == Treatment.FORGETS && it.to() == Optimizer.SGD;
            case RunEvent.LearningRateChanged _, RunEvent.TemperatureChanged _, RunEvent.NormReleased _ -> false;
        };
    }

    /** Whether the norm is held where it was, and not raised or lowered. */
    private static boolean keepsNorm(RunState run, RunEvent.NormHeld held) {
        double before = run.history()
                .value(RunHistory.Column.SQUARED_NORM, run.history().rowAt(held.step()));
        double ratio = Math.sqrt(held.squaredNorm() / before);
        return ratio >= LOWEST_KEPT && ratio <= HIGHEST_KEPT;
    }

    private static boolean isNear(double value, double calibrated) {
        return Math.abs(value / calibrated - 1) <= RATE_TOLERANCE;
    }

    private static Optional<Aspect> task(RunConfig config) {
        boolean group = config.task() instanceof ModularTask modular
                && modular.operation().isGroup();
        return group ? Optional.empty() : Optional.of(Aspect.TASK);
    }

    private static Optional<Aspect> network(RunConfig config) {
        return config.network() instanceof Network.Transformer shape
                        && shape.width() >= LEAST_WIDTH
                        && shape.width() <= Network.Transformer.PAPER.width()
                        && shape.equals(new Network.Transformer(shape.width(), HEADS, FEED_FORWARD * shape.width()))
                ? Optional.empty()
                : Optional.of(Aspect.NETWORK);
    }

    private static Optional<Aspect> fraction(RunConfig config) {
        boolean near = Math.abs(config.trainFraction() - FRACTION) <= FRACTION_TOLERANCE;
        return near ? Optional.empty() : Optional.of(Aspect.TRAIN_FRACTION);
    }

    private static Optional<Aspect> batch(RunConfig config) {
        return config.batchSize() == BATCH ? Optional.empty() : Optional.of(Aspect.BATCH);
    }
}
