package org.grokscope.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;

/**
 * A run at one step: what {@link RunTimeline} answers. Never changes, although the history behind it may grow.
 *
 * @param config what is run
 * @param history the run's whole history; only its first {@code rows} evaluations belong to this state
 * @param status step, speed and outcome
 * @param rows how many evaluations there are up to this step
 * @param milestones T_mem and T_grok, as far as they are reached
 * @param learningRate η of the next step
 * @param weightDecay λ of the next step
 * @param temperature τ of the next step
 * @param optimizer what does the next step
 * @param heldNorm the value at which ‖θ‖² is held, while it is
 * @param changes every change of how it trains up to this step, in order
 * @param spikes the steps after T_mem at which the train accuracy fell below 95 %, one for each spike of the loss, while Adam trains; a spike
 *     lasts until 99 % are reached again (the slingshots of Thilak et al. 2022, arXiv 2206.04817)
 * @param forecast the newest forecast; from T_grok on the last one before it
 * @param check how good the forecast at T_mem was; nothing before T_grok, if no jump was forecast at T_mem, if train and test accuracy
 *     arrived together, or if the run was changed in between, which made it another run
 */
public record RunState(
        RunConfig config,
        RunHistory history,
        RunStatus status,
        int rows,
        Milestones milestones,
        double learningRate,
        double weightDecay,
        double temperature,
        Optimizer optimizer,
        OptionalDouble heldNorm,
        List<RunEvent.Change> changes,
        List<Long> spikes,
        Optional<Forecast> forecast,
        Optional<ForecastCheck> check) {

    /** Copies the list. */
    public RunState {
        changes = List.copyOf(changes);
        spikes = List.copyOf(spikes);
    }

    /** Optimizer steps done. */
    public long step() {
        return status.step();
    }

    /** Where the run stands, in one word. */
    public Phase phase() {
        return Phase.of(this);
    }

    /** Whether T_mem is reached. */
    public boolean isMemorized() {
        return milestones.memorizationStep().isPresent();
    }

    /** Whether T_grok is reached. */
    public boolean isGrokked() {
        return milestones.grokkingStep().isPresent();
    }

    /** Whether ‖θ‖ is held. */
    public boolean isNormHeld() {
        return heldNorm.isPresent();
    }

    /** Whether λ is 0. */
    public boolean isDecayOff() {
        return weightDecay == 0;
    }

    /** Whether another optimizer has taken over at some step. */
    public boolean isOptimizerSwitched() {
        return changes.stream().anyMatch(RunEvent.OptimizerChanged.class::isInstance);
    }

    /** The forecast, if a jump is still expected. */
    public Optional<Forecast.Jump> expectedJump() {
        return isGrokked()
                ? Optional.empty()
                : forecast.filter(Forecast.Jump.class::isInstance).map(Forecast.Jump.class::cast);
    }

    /** The same run with its forecast withheld, as long as the jump or the run's end has not come. */
    public RunState hidingForecast() {
        if (isGrokked() || status.outcome().isPresent()) {
            return this;
        }
        Optional<Forecast> hidden = forecast.map(made ->
                new Forecast.Unknown(made.step(), ForecastReason.of(ForecastReason.Code.HIDDEN), Optional.empty()));
        return new RunState(
                config,
                history,
                status,
                rows,
                milestones,
                learningRate,
                weightDecay,
                temperature,
                optimizer,
                heldNorm,
                changes,
                spikes,
                hidden,
                check);
    }

    /** Whether the forecast is withheld. */
    public boolean isForecastHidden() {
        return forecast.orElse(null) instanceof Forecast.Unknown unknown
                && unknown.reason().code() == ForecastReason.Code.HIDDEN;
    }

    /** Whether the newest evaluation is in a loss spike. */
    public boolean isInLossSpike() {
        return !spikes.isEmpty() && newest(Column.TRAIN_ACCURACY) < RunTimeline.THRESHOLD;
    }

    /** Whether the test accuracy has fallen since T_grok, by more than the noise of single examples. */
    public boolean hasFallenBack() {
        double noise = RunTimeline.THRESHOLD - RunTimeline.SPIKE;
        double fallen = Math.min(RunTimeline.SPIKE, config.schedule().grokThreshold() - noise);
        return isGrokked() && newest(Column.TEST_ACCURACY) < fallen;
    }

    /** A number of one evaluation. */
    public double value(Column column, int row) {
        return history.value(column, row);
    }

    /** A number of the newest evaluation; NaN before the first. */
    public double newest(Column column) {
        return rows == 0 ? Double.NaN : history.value(column, rows - 1);
    }

    /** An accuracy as a part of the way from guessing, 1/classes, to 1; below 0 if it is worse than guessing. */
    public double aboveChance(Column accuracy, int row) {
        double chance = 1.0 / config.task().classes();
        return (value(accuracy, row) - chance) / (1 - chance);
    }

    /** The step of the newest evaluation; −1 before the first. */
    public long evaluatedStep() {
        return rows == 0 ? -1 : (long) newest(Column.STEP);
    }

    /** The row of T_mem; −1 before. */
    public int memorizationRow() {
        return isMemorized() ? history.rowAt(milestones.memorizationStep().getAsLong()) : -1;
    }

    /** The first row at or after the last change of how it trains; 0 if there was none. */
    public int regimeRow() {
        if (changes.isEmpty()) {
            return 0;
        }
        long changed = changes.getLast().step();
        int row = history.rowAt(changed);
        return Math.min(value(Column.STEP, row) < changed ? row + 1 : row, rows - 1);
    }

    /** Where the contraction starts: T_mem, or the last change after it. */
    public int anchorRow() {
        return Math.max(memorizationRow(), regimeRow());
    }
}
