package org.grokscope.storage.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.grokscope.run.Calibration;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.LiveRun;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;

/** A run whose evaluations a test makes one by one: memorized at step 100, grokked at step 300. */
final class FakeRun implements LiveRun {

    static final int PARAMETERS = 1_000;
    /** Steps from one evaluation to the next. */
    static final int EVERY = 25;

    final RunConfig config;
    final RunHistory history;
    final List<Checkpoint> checkpoints = new ArrayList<>();
    /** A checkpoint's; fewer than the network has, unless a test looks at them. */
    int parameters = PARAMETERS;

    long step;
    boolean over;
    boolean paused;
    /** Whether it records when it evaluates. */
    boolean timed = true;

    Optional<Outcome> outcome = Optional.empty();

    FakeRun() {
        this(Preset.FAST.config());
    }

    FakeRun(RunConfig config) {
        this(config, new RunHistory(config.network().layers()));
    }

    FakeRun(RunConfig config, RunHistory history) {
        this.config = config;
        this.history = history;
    }

    /** With all kinds of events and forecasts, and with numbers that are not finite. */
    static FakeRun ofEverything() {
        FakeRun run = new FakeRun(new RunConfig(
                Preset.PAPER.config().task(),
                0.5,
                new Network.Mlp(5),
                new Optimization(Optimizer.SGD_MOMENTUM, 1e-3 / 3, 0.1 + 0.2, 64),
                new Schedule(7, 25, 5_000, Schedule.NEVER)));
        run.parameters = run.config.network().parameters(run.config.task());
        run.advance(400);
        run.history.append(new RunEvent.LearningRateChanged(400, 1e-3 / 3, 0.05));
        run.history.append(new RunEvent.WeightDecayChanged(400, 0.1 + 0.2, 0));
        run.history.append(new RunEvent.TemperatureChanged(400, 1, 1.1 + 0.2));
        run.history.append(new RunEvent.NormHeld(400, 1234.5));
        run.history.append(new RunEvent.NormReleased(400));
        run.history.append(new RunEvent.OptimizerChanged(400, Optimizer.SGD_MOMENTUM, Optimizer.ADAM_L2));
        run.history.append(new RunEvent.Forked(400));
        run.history.append(new Evaluation(450, Double.NaN, 0, Double.NaN, 0, Double.NaN));
        run.step = 450;
        run.fail("The loss stopped being a number.");
        return run;
    }

    /** Trains to a step, with an evaluation every {@value #EVERY} steps and a checkpoint every 100. */
    FakeRun advance(long to) {
        for (long at = step == 0 && history.size() == 0 ? 0 : step + EVERY; at <= to; at += EVERY) {
            step = at;
            List<Double> norms = config.network().layers().stream()
                    .map(layer -> 1.0 / (step + 3))
                    .toList();
            Evaluation evaluation = new Evaluation(
                    at,
                    1 / 3.0,
                    at >= 100 ? 1 : 0.2,
                    2 / 3.0,
                    at >= 300 ? 0.995 : 0.1,
                    5_000.0 / (at + 1),
                    at >= 100 ? at / 7.0 : Double.NaN,
                    norms,
                    timed ? new Evaluation.Logits(at / 9.0, 1 / 3.0, 1 / 7.0) : Evaluation.Logits.UNKNOWN);
            history.append(evaluation, timed ? at / 300.0 : Double.NaN);
            history.append(forecast(at));
            if (at == 100) {
                history.append(new RunEvent.Memorized(at));
            }
            if (at == 300) {
                history.append(new RunEvent.Grokked(at));
            }
            if (at % 100 == 0) {
                checkpoints.add(checkpoint(at, parameters));
            }
        }
        return this;
    }

    private static Forecast forecast(long at) {
        Optional<Calibration> calibration = Optional.of(new Calibration(
                100, 50, 0.9, 20, 1e-3, at < 200 ? Double.NaN : 0.99, 12, new Calibration.Covariance(1, 2, 3), 0.5));
        if (at < 100) {
            return new Forecast.Unknown(0, ForecastReason.of(ForecastReason.Code.NO_DECAY), Optional.empty());
        }
        return at < 300
                ? new Forecast.Jump(at, 310 + 1 / 3.0, 250, Double.POSITIVE_INFINITY, 462, 0.05, calibration)
                : new Forecast.NoJump(
                        at,
                        Double.NaN,
                        new ForecastReason(ForecastReason.Code.OTHER, List.of(), "It has."),
                        calibration);
    }

    static Checkpoint checkpoint(long at) {
        return checkpoint(at, PARAMETERS);
    }

    private static Checkpoint checkpoint(long at, int parameters) {
        float[] theta = new float[parameters];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = (float) Math.sin(at + i);
        }
        return new Checkpoint(
                at,
                new Snapshot(
                        theta,
                        at >= 100 ? theta.clone() : new float[0],
                        Optimizer.ADAMW,
                        at,
                        List.of(theta.clone(), new float[parameters]),
                        0x123456789ABCDEFL + at,
                        4e-3,
                        1,
                        at == 200 ? OptionalDouble.of(77.25) : OptionalDouble.empty()));
    }

    FakeRun end() {
        over = true;
        return this;
    }

    void fail(String message) {
        outcome = Optional.of(new Outcome.Failed(step, message));
        over = true;
    }

    @Override
    public RunResult result() {
        return new RunResult(
                config,
                new EngineInfo("MXNet", "1.9.1", 2),
                history,
                outcome.orElseGet(() -> Outcome.of(new RunTimeline(config, history).milestones())),
                step,
                step / 100.0);
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return List.copyOf(checkpoints);
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    @Override
    public boolean isOver() {
        return over;
    }
}
