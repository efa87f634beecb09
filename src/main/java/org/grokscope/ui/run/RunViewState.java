package org.grokscope.ui.run;

import java.util.Optional;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.narration.RunStatus;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;

/**
 * A run as the window shows it: as it stands, or as it stood at a step, when it is replayed.
 *
 * @param config what was run
 * @param history what was measured, of a replay up to its step
 * @param looks what was seen inside, of a replay of the whole run
 * @param step optimizer steps done
 * @param running whether it trains
 * @param stepsPerSecond how fast; 0 if unknown
 * @param outcome how it ended, if it has
 * @param learningRate η at the step
 * @param weightDecay λ at the step
 * @param end of a replay the last step of the run, NaN otherwise
 */
public record RunViewState(
        RunConfig config,
        RunHistory history,
        NetworkSnapshots looks,
        long step,
        boolean running,
        double stepsPerSecond,
        Optional<Outcome> outcome,
        double learningRate,
        double weightDecay,
        double end) {

    /** A session as it stands. */
    static RunViewState live(TrainingSession session, boolean running) {
        Optional<Outcome> outcome =
                session.state() instanceof SessionState.Finished(Outcome end) ? Optional.of(end) : Optional.empty();
        return new RunViewState(
                session.config(),
                session.history(),
                session.looks(),
                session.step(),
                running,
                session.stepsPerSecond(),
                outcome,
                session.learningRate(),
                session.weightDecay(),
                Double.NaN);
    }

    /** A run as it stood at a step. */
    public static RunViewState replay(RunConfig config, RunHistory whole, NetworkSnapshots looks, long step) {
        RunHistory history = whole.upTo(step);
        double learningRate = config.learningRate();
        double weightDecay = config.weightDecay();
        for (RunEvent event : history.events()) {
            switch (event) {
                case RunEvent.LearningRateChanged(long at, double from, double to) -> learningRate = to;
                case RunEvent.WeightDecayChanged(long at, double from, double to) -> weightDecay = to;
                case RunEvent.OptimizerChanged(long at, Optimizer from, Optimizer to) -> {}
                case RunEvent.NormHeld held -> {}
                case RunEvent.NormReleased released -> {}
                case RunEvent.Memorized memorized -> {}
                case RunEvent.Grokked grokked -> {}
                case RunEvent.Forked forked -> {}
            }
        }
        double end = whole.size() == 0 ? 0 : whole.value(RunHistory.Column.STEP, whole.size() - 1);
        return new RunViewState(
                config, history, looks, step, true, 0, Optional.empty(), learningRate, weightDecay, end);
    }

    boolean isReplay() {
        return !Double.isNaN(end);
    }

    /** What it said inside at the step. */
    public Optional<NetworkSnapshot> look() {
        return looks.at(step);
    }

    /** What a verdict needs to know. */
    public RunStatus situation() {
        return new RunStatus(step, running, stepsPerSecond, outcome);
    }
}
