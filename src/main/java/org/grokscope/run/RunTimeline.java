package org.grokscope.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;

/**
 * The only place that derives η, λ, optimizer, interventions in force, T_mem, T_grok, phase and forecast of a run, at any step
 * of it, live, replayed or stored. Whatever is shown, written or said about a run is read from here.
 *
 * <p>Any thread may ask, while another one appends to the history. Evaluations are scanned once; a later question reads only
 * what is new. Two threads that scan at the same time find the same.
 */
public final class RunTimeline {

    /** The train accuracy that counts as memorized (arXiv 2603.13331). */
    public static final double THRESHOLD = 0.99;

    /** A train accuracy that falls below this after T_mem is a spike of the loss; others are noise of single examples. */
    static final double SPIKE = 0.95;

    private static final int NONE = -1;

    /**
     * What the first {@code rows} evaluations hold.
     *
     * @param memorized the row of T_mem
     * @param grokked the row of T_grok
     * @param spikes the rows at which spikes begin
     * @param spiking whether the last row is in one
     */
    private record Scan(int rows, int memorized, int grokked, List<Integer> spikes, boolean spiking) {}

    private final RunConfig config;
    private final RunHistory history;
    private volatile Scan scan = new Scan(0, NONE, NONE, List.of(), false);

    /** A timeline of a run whose history may still grow. */
    public RunTimeline(RunConfig config, RunHistory history) {
        this.config = config;
        this.history = history;
    }

    /** What is run. */
    public RunConfig config() {
        return config;
    }

    /** The evaluations and events. */
    public RunHistory history() {
        return history;
    }

    /** The run at its newest evaluation. */
    public RunState latest() {
        int rows = history.size();
        return state(rows, Long.MAX_VALUE, RunStatus.replayed(rows == 0 ? 0 : stepAt(rows - 1)));
    }

    /** The run as far as its history goes. */
    public RunState latest(RunStatus status) {
        return state(history.size(), Long.MAX_VALUE, status);
    }

    /** The run as it was when it had done so many steps. */
    public RunState at(long step) {
        int size = history.size();
        int rows = size == 0 || stepAt(0) > step ? 0 : Math.min(history.rowAt(step) + 1, size);
        return state(rows, step, RunStatus.replayed(step));
    }

    /** T_mem and T_grok, as far as the run has come. */
    public Milestones milestones() {
        return milestones(history.size());
    }

    /** The milestones that the newest evaluation reaches, as events. */
    public List<RunEvent.Milestone> reachedByNewest() {
        if (history.size() == 0) {
            return List.of();
        }
        OptionalLong newest = OptionalLong.of(stepAt(history.size() - 1));
        Milestones milestones = milestones();
        List<RunEvent.Milestone> reached = new ArrayList<>();
        if (milestones.memorizationStep().equals(newest)) {
            reached.add(new RunEvent.Memorized(newest.getAsLong()));
        }
        if (milestones.grokkingStep().equals(newest)) {
            reached.add(new RunEvent.Grokked(newest.getAsLong()));
        }
        return reached;
    }

    /** Whether T_mem is at this evaluation, which is not appended yet. */
    public boolean isMemorizedBy(Evaluation next) {
        return scan(history.size()).memorized() == NONE && isSound(next) && next.trainAccuracy() >= THRESHOLD;
    }

    /** Whether an evaluation is one of a network that has not broken down; in a log from elsewhere a number may just be missing. */
    public boolean isSound(Evaluation evaluation) {
        return config.elsewhere().isPresent() || evaluation.isFinite();
    }

    /** The same run, evaluated only at multiples of a step; without events and forecasts. */
    public RunTimeline every(int cadence) {
        RunHistory coarse = new RunHistory(history.layers());
        int size = history.size();
        for (int row = 0; row < size; row++) {
            if (stepAt(row) % cadence == 0) {
                coarse.append(history.evaluation(row));
            }
        }
        return new RunTimeline(config, coarse);
    }

    /** Rows are counted before events are read, so no change that an evaluation was made under is missing. */
    private RunState state(int rows, long until, RunStatus status) {
        double learningRate = config.learningRate();
        double weightDecay = config.weightDecay();
        double temperature = config.objective().temperature();
        Optimizer optimizer = config.optimizer();
        OptionalDouble held = OptionalDouble.empty();
        List<RunEvent.Change> changes = new ArrayList<>();
        for (RunEvent event : history.events()) {
            if (event.step() <= until && event instanceof RunEvent.Change change) {
                changes.add(change);
                switch (change) {
                    case RunEvent.LearningRateChanged(long at, double from, double to) -> learningRate = to;
                    case RunEvent.WeightDecayChanged(long at, double from, double to) -> weightDecay = to;
                    case RunEvent.TemperatureChanged(long at, double from, double to) -> temperature = to;
                    case RunEvent.OptimizerChanged(long at, Optimizer from, Optimizer to) -> optimizer = to;
                    case RunEvent.NormHeld(long at, double norm) -> held = OptionalDouble.of(norm);
                    case RunEvent.NormReleased(long at) -> held = OptionalDouble.empty();
                }
            }
        }
        Milestones milestones = milestones(rows);
        return new RunState(
                config,
                history,
                status,
                rows,
                milestones,
                learningRate * config.optimization().plan().rateFactor(status.step()),
                weightDecay,
                temperature,
                optimizer,
                held,
                changes,
                spikes(rows, optimizer),
                rows == 0 ? Optional.empty() : history.forecastAt(Math.min(until, stepAt(rows - 1))),
                check(milestones, changes));
    }

    private Optional<ForecastCheck> check(Milestones milestones, List<RunEvent.Change> changes) {
        if (milestones.delay().orElse(0) <= 0) {
            return Optional.empty();
        }
        long memorized = milestones.memorizationStep().getAsLong();
        long grokked = milestones.grokkingStep().getAsLong();
        boolean changed = changes.stream().anyMatch(change -> change.step() >= memorized && change.step() < grokked);
        return history.forecastAt(memorized)
                .filter(forecast -> !changed && forecast.step() == memorized)
                .filter(Forecast.Jump.class::isInstance)
                .map(jump -> new ForecastCheck(memorized, grokked, (Forecast.Jump) jump));
    }

    private Milestones milestones(int rows) {
        Scan scanned = scan(rows);
        int memorized = scanned.memorized() < rows ? scanned.memorized() : NONE;
        int grokked = scanned.grokked() < rows ? scanned.grokked() : NONE;
        return new Milestones(
                memorized == NONE ? OptionalLong.empty() : OptionalLong.of(stepAt(memorized)),
                grokked == NONE ? OptionalLong.empty() : OptionalLong.of(stepAt(grokked)),
                normAt(memorized),
                normAt(grokked));
    }

    /** With SGD, what was memorized is lost without such a spike. */
    private List<Long> spikes(int rows, Optimizer optimizer) {
        return optimizer == Optimizer.SGD || optimizer == Optimizer.SGD_MOMENTUM
                ? List.of()
                : scan(rows).spikes().stream()
                        .filter(row -> row < rows)
                        .map(this::stepAt)
                        .toList();
    }

    private Scan scan(int rows) {
        Scan known = scan;
        if (known.rows() >= rows) {
            return known;
        }
        int memorized = known.memorized();
        int grokked = known.grokked();
        List<Integer> spikes = known.spikes();
        boolean spiking = known.spiking();
        for (int row = known.rows(); row < rows; row++) {
            if (isSound(row)) {
                memorized = memorized == NONE && reaches(Column.TRAIN_ACCURACY, row, THRESHOLD) ? row : memorized;
                grokked = grokked == NONE
                                && reaches(
                                        Column.TEST_ACCURACY,
                                        row,
                                        config.schedule().grokThreshold())
                        ? row
                        : grokked;
                if (memorized != NONE && !spiking && history.value(Column.TRAIN_ACCURACY, row) < SPIKE) {
                    spikes = new ArrayList<>(spikes);
                    spikes.add(row);
                    spiking = true;
                } else if (reaches(Column.TRAIN_ACCURACY, row, THRESHOLD)) {
                    spiking = false;
                }
            }
        }
        Scan now = new Scan(rows, memorized, grokked, List.copyOf(spikes), spiking);
        scan = now;
        return now;
    }

    private boolean isSound(int row) {
        if (config.elsewhere().isPresent()) {
            return true;
        }
        return Double.isFinite(history.value(Column.TRAIN_LOSS, row))
                && Double.isFinite(history.value(Column.TEST_LOSS, row))
                && Double.isFinite(history.value(Column.SQUARED_NORM, row));
    }

    private boolean reaches(Column accuracy, int row, double threshold) {
        return history.value(accuracy, row) >= threshold;
    }

    private long stepAt(int row) {
        return (long) history.value(Column.STEP, row);
    }

    private OptionalDouble normAt(int row) {
        return row == NONE ? OptionalDouble.empty() : OptionalDouble.of(history.value(Column.SQUARED_NORM, row));
    }
}
