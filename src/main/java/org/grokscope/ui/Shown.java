package org.grokscope.ui;

import java.util.Optional;
import org.grokscope.inside.Look;
import org.grokscope.inside.Looks;
import org.grokscope.run.Optimizer;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunConfig;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.theory.Situation;
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
record Shown(
        RunConfig config,
        RunHistory history,
        Looks looks,
        long step,
        boolean running,
        double stepsPerSecond,
        Optional<Outcome> outcome,
        double learningRate,
        double weightDecay,
        double end) {

    /** A session as it stands. */
    static Shown live(TrainingSession session, boolean running) {
        Optional<Outcome> outcome =
                session.state() instanceof SessionState.Finished(Outcome end) ? Optional.of(end) : Optional.empty();
        return new Shown(
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
    static Shown replay(RunConfig config, RunHistory whole, Looks looks, long step) {
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
        return new Shown(config, history, looks, step, true, 0, Optional.empty(), learningRate, weightDecay, end);
    }

    boolean isReplay() {
        return !Double.isNaN(end);
    }

    /** What it said inside at the step. */
    Optional<Look> look() {
        return looks.at(step);
    }

    /** What a verdict needs to know. */
    Situation situation() {
        return new Situation(step, running, stepsPerSecond, outcome);
    }
}
