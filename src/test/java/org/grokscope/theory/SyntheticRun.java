package org.grokscope.theory;

import java.util.Random;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.Task;
import org.grokscope.theory.forecast.Forecaster;

/**
 * Arithmetic that memorizes, contracts exponentially and groks at a chosen ‖θ‖², feeding a forecaster as a session
 * does.
 */
public final class SyntheticRun {

    public static final long T_MEM = 800;

    public final RunConfig config;
    public final RunHistory history = new RunHistory();
    public final Forecaster forecaster;
    private final Random random;
    private double learningRate;
    private double weightDecay;
    public double kappa = 0.71;
    public double floor = 258;
    public double threshold = 1_202;
    double noise = 0;
    public double norm = 13_400;
    private boolean held;
    private boolean memorized;
    private boolean grokked;
    public long step;

    public SyntheticRun(RunConfig config, long seed) {
        this.config = config;
        this.forecaster = new Forecaster(config);
        this.random = new Random(seed);
        this.learningRate = config.learningRate();
        this.weightDecay = config.weightDecay();
    }

    public static SyntheticRun paper() {
        return new SyntheticRun(Preset.PAPER.config(), 1);
    }

    /** The paper's preset with other values. */
    public static RunConfig config(
            Task task, Network network, Optimizer optimizer, double eta, double lambda, long maxSteps) {
        return new RunConfig(
                task,
                0.5,
                network,
                new Optimization(optimizer, eta, lambda, 512),
                new Schedule(1, 50, maxSteps, Schedule.NEVER));
    }

    /** A setting of which the table knows nothing. */
    public static RunConfig uncalibrated() {
        return config(
                new ModularTask(Operation.SUM_OF_SQUARES, 97),
                Network.Transformer.PAPER,
                Optimizer.ADAMW,
                1e-3,
                1,
                20_000);
    }

    public static RunConfig paperWith(Optimizer optimizer, double eta, double lambda, long maxSteps) {
        RunConfig paper = Preset.PAPER.config();
        return config(paper.task(), paper.network(), optimizer, eta, lambda, maxSteps);
    }

    /** Runs on and measures every 50 steps. */
    public Forecast runTo(long end) {
        if (step == 0) {
            measure();
        }
        while (step < end) {
            double rate = 2 * kappa * learningRate * weightDecay;
            if (!held) {
                norm = floor + (norm - floor) * Math.exp(-rate * 50);
            }
            step += 50;
            measure();
        }
        return history.latestForecast().orElseThrow();
    }

    public Forecast runToGrokking() {
        while (!grokked && step < config.maxSteps()) {
            runTo(step + 50);
        }
        return history.latestForecast().orElseThrow();
    }

    public void changeWeightDecay(double lambda) {
        history.append(new RunEvent.WeightDecayChanged(step, weightDecay, lambda));
        weightDecay = lambda;
    }

    public void changeLearningRate(double eta) {
        history.append(new RunEvent.LearningRateChanged(step, learningRate, eta));
        learningRate = eta;
    }

    /** Another optimizer goes on; the caller says what that does to κ. */
    public void switchOptimizer(Optimizer to) {
        history.append(new RunEvent.OptimizerChanged(step, config.optimizer(), to));
    }

    public void holdNorm() {
        history.append(new RunEvent.NormHeld(step, norm));
        held = true;
    }

    public void releaseNorm() {
        history.append(new RunEvent.NormReleased(step));
        held = false;
    }

    private void measure() {
        double train = Math.min(1, 0.01 + 0.99 * step / T_MEM);
        double test = norm <= threshold && memorized ? 1 : 0.01;
        double measured = norm + noise * random.nextGaussian();
        history.append(new Evaluation(step, 0.1, train, 2, test, measured));
        if (!memorized && train >= 0.99) {
            memorized = true;
            history.append(new RunEvent.Memorized(step));
        }
        if (!grokked && test >= 0.99) {
            grokked = true;
            history.append(new RunEvent.Grokked(step));
        }
        history.append(forecaster.forecast(history));
    }
}
