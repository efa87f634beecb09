package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.ParityTask;

/** Runs that obey chosen laws exactly, but for a scatter over seeds. */
final class SyntheticResults {

    /** T_grok is a + b/λ, in steps at η = 1e-3, and proportional to 1/η. */
    double slope = PaperFigures.S2_SLOPE;

    double intercept = PaperFigures.S2_INTERCEPT;
    /** Steps, one standard deviation at λ = 1. */
    double scatter = 150;

    boolean sgdLearns;

    /** Of T_grok against ρ, where the norm is held. */
    double exponent = HeldNormCells.SLOPE;

    Results of(List<RunConfig> configs) {
        return new Results(configs.stream().map(this::run).toList(), this::spectrum);
    }

    private boolean adamw(RunConfig config) {
        return config.optimizer() == Optimizer.ADAMW;
    }

    private RunResult run(RunConfig config) {
        RandomGenerator random = new SplittableRandom(1_000 * config.seed() + (long) (100 * config.weightDecay()));
        double eta = config.learningRate();
        double lambda = config.weightDecay();
        boolean parity = config.task() instanceof ParityTask;
        boolean learns = adamw(config) ? lambda < 2 : sgdLearns;
        double size = config.task() instanceof ModularTask modular ? 97.0 / modular.p() : 1;
        double grokking =
                (intercept + slope / lambda) * (1e-3 / eta) * size * (1 + scatter / 2_000 * random.nextGaussian());
        if (config.schedule().heldNorm().isPresent()) {
            double ratio = config.schedule().heldNorm().get().ratio();
            grokking = 3_999 * Math.exp(exponent * (ratio - 1)) * (1 + scatter / 2_000 * random.nextGaussian());
        }
        double memorization = parity ? grokking : 750 * (1e-3 / eta) * Math.pow(lambda, 0.2);
        boolean groks = learns && lambda >= 0.1;
        RunHistory history = new RunHistory();
        RunTimeline timeline = new RunTimeline(config, history);
        long step = 0;
        while (true) {
            boolean memorized = learns && step >= memorization;
            boolean grokked = groks && step >= grokking;
            double norm = parity ? 2_000 + step : norm(config, step, random);
            history.append(new Evaluation(
                    step, 1, memorized ? 1 : 0.5 * Math.min(1, step / memorization), 2, grokked ? 1 : 0.01, norm));
            if (config.isComplete(step, timeline.milestones().grokkingStep())) {
                break;
            }
            step += config.evaluationCadence();
        }
        EngineInfo engine = new EngineInfo("Fake", "1.0", 2);
        return new RunResult(config, engine, history, Outcome.of(timeline.milestones()), step, step / 100.0);
    }

    private double norm(RunConfig config, long step, RandomGenerator random) {
        double rate = 2 * config.learningRate() * config.weightDecay();
        double floor = adamw(config) ? 300 : 0;
        double kappa = adamw(config) ? 0.7 : 1;
        double noise = floor == 0 ? 1 : 1 + 0.003 * random.nextGaussian();
        return noise * (floor + 13_200 * Math.exp(-kappa * rate * step));
    }

    private List<SpectrumRow> spectrum(RunConfig config) {
        List<SpectrumRow> rows = new ArrayList<>();
        for (long step = 0; step <= 6_000; step += 50) {
            double part = 1 / (1 + Math.exp((step - 1_500) / 250.0));
            rows.add(new SpectrumRow(step, 0.05 + 0.8 * part, List.of(5, 17, 23, 40, 44)));
        }
        return rows;
    }
}
