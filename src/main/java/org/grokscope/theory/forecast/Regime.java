package org.grokscope.theory.forecast;

import java.util.Optional;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.ForecastReason.Aspect;
import org.grokscope.run.ForecastReason.Code;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ParityTask;

/**
 * What follows from the settings alone, before any curve is fitted (regimes of arXiv 2603.13331, S2, S6 and S10). That no jump is expected
 * is stated only where {@link CalibrationDomain} has such runs, and only while the run behaves as they did.
 */
final class Regime {

    /** From so many training examples on parity is learned without a delay (S10: 12,500 of 25,000 samples, k = 3). */
    private static final int MANY_SAMPLES = 10_000;
    /** The most hidden bits, and the string lengths, for which there are such runs. */
    private static final int FEW_BITS = 3;

    private static final int LEAST_LENGTH = 20;
    private static final int LARGEST_LENGTH = 40;
    /** η and λ of these runs. */
    private static final double PARITY_RATE = 1e-3;

    private static final double PARITY_DECAY = 1;
    /** A test accuracy that shows, at T_mem, that both accuracies rise together. */
    private static final double RISEN_TOGETHER = 0.9;

    /**
     * What can be said without a curve.
     *
     * @param grokking whether grokking is possible, as far as is known
     * @param reason why no jump is forecast
     * @param noGrokking how likely it is that it does not grok; NaN where that is open, or where it learns without a delay
     */
    record Ruling(boolean grokking, ForecastReason reason, double noGrokking) {

        private static Ruling open(ForecastReason reason) {
            return new Ruling(true, reason, Double.NaN);
        }

        private static Ruling open(Code code, Aspect aspect) {
            return open(ForecastReason.uncalibrated(code, aspect));
        }

        /** Whether decay alone acts, because SGD's gradient vanishes. */
        boolean fades() {
            return reason.code() == Code.SGD_FADES || reason.code() == Code.SGD_FORGETS;
        }
    }

    /** In the runs that were counted, the test accuracy stayed within this part of the way from chance to 1. */
    private static final double CHANCE = 0.06;
    /** The same for the train accuracy of runs that learn nothing. */
    private static final double UNLEARNED = 0.1;
    /** The largest α, in degrees, is about twice that of the runs that were counted. */
    private static final double LARGEST_ANGLE_HELD = 30;

    private static final double LARGEST_ANGLE_NO_DECAY = 20;
    /** The norm was held, or left without decay, at T_mem; later it is lower, and a lower norm groks sooner (arXiv 2606.13753). */
    private static final double LEAST_PART = 0.8;

    private Regime() {}

    /** The ruling, or nothing where the models decide. */
    static Optional<Ruling> rule(RunConfig config, RunState run) {
        if (config.task() instanceof ParityTask parity) {
            return Optional.of(
                    isLearnedTogether(config, parity, run)
                            ? new Ruling(false, ForecastReason.of(Code.NO_DELAY_EXPECTED), Double.NaN)
                            : Ruling.open(ForecastReason.of(Code.UNCALIBRATED_PARITY)));
        }
        if (run.isMemorized() && testAccuracyAtMemorization(run) >= RISEN_TOGETHER) {
            return Optional.of(Ruling.open(ForecastReason.of(Code.NO_DELAY_OBSERVED)));
        }
        if (run.isNormHeld()) {
            return Optional.of(ruleUnshrunk(Treatment.HELD, Code.NORM_HELD, Code.UNCALIBRATED_HELD, run));
        }
        if (run.isDecayOff()) {
            return Optional.of(ruleUnshrunk(Treatment.NO_DECAY, Code.NO_DECAY, Code.UNCALIBRATED_NO_DECAY, run));
        }
        return switch (run.optimizer()) {
            case SGD, SGD_MOMENTUM -> Optional.of(ruleGradientDescent(run));
            case ADAM_L2, LION, MUON -> Optional.of(Ruling.open(ForecastReason.uncalibrated(run.optimizer())));
            case ADAMW -> ruleStrongDecay(run);
        };
    }

    /** S10's setting, unless the run has shown that it memorizes first. */
    private static boolean isLearnedTogether(RunConfig config, ParityTask parity, RunState run) {
        boolean isOfPaper = config.network().equals(Network.Mlp.DEFAULT)
                && UsualSettings.difference(config).isEmpty()
                && config.optimizer() == Optimizer.ADAMW
                && config.learningRate() == PARITY_RATE
                && config.weightDecay() == PARITY_DECAY
                && config.batchSize() == CalibrationDomain.BATCH
                && run.changes().isEmpty();
        return isOfPaper
                && config.trainSize() >= MANY_SAMPLES
                && parity.relevantBits() <= FEW_BITS
                && parity.bits() >= LEAST_LENGTH
                && parity.bits() <= LARGEST_LENGTH
                && (!run.isMemorized() || testAccuracyAtMemorization(run) >= RISEN_TOGETHER);
    }

    /** A held norm and λ = 0 both leave the weights as large as they are (arXiv 2605.18845: 0 of 6 such runs grok). */
    private static Ruling ruleUnshrunk(Treatment treatment, Code code, Code uncalibrated, RunState run) {
        CalibrationDomain.Finding finding = CalibrationDomain.find(treatment, run);
        if (!finding.isCalibrated()) {
            return Ruling.open(uncalibrated, finding.outside());
        }
        double largestAngle = treatment == Treatment.HELD ? LARGEST_ANGLE_HELD : LARGEST_ANGLE_NO_DECAY;
        if (isAboveChance(Column.TEST_ACCURACY, CHANCE, run) || run.newest(Column.ANGLE) > largestAngle) {
            return Ruling.open(ForecastReason.of(Code.CONTRADICTED));
        }
        if (run.isMemorized() && run.newest(Column.SQUARED_NORM) < LEAST_PART * normAtMemorization(run)) {
            return Ruling.open(ForecastReason.of(Code.NORM_LOW));
        }
        return noGrokking(treatment, code, finding, run);
    }

    private static Ruling ruleGradientDescent(RunState run) {
        Treatment treatment = run.isOptimizerSwitched() ? Treatment.FORGETS : Treatment.FADES;
        CalibrationDomain.Finding finding = CalibrationDomain.find(treatment, run);
        if (!finding.isCalibrated()) {
            return Ruling.open(ForecastReason.uncalibrated(run.optimizer()));
        }
        boolean learns = treatment == Treatment.FADES
                && (run.isMemorized() || isAboveChance(Column.TRAIN_ACCURACY, UNLEARNED, run));
        return learns || isAboveChance(Column.TEST_ACCURACY, CHANCE, run)
                ? Ruling.open(ForecastReason.of(Code.CONTRADICTED))
                : noGrokking(treatment, treatment == Treatment.FADES ? Code.SGD_FADES : Code.SGD_FORGETS, finding, run);
    }

    private static Optional<Ruling> ruleStrongDecay(RunState run) {
        CalibrationDomain.Finding finding = CalibrationDomain.find(Treatment.HOPELESS, run);
        if (!finding.isCalibrated()) {
            return Optional.empty();
        }
        return Optional.of(
                run.isMemorized() || isAboveChance(Column.TEST_ACCURACY, CHANCE, run)
                        ? Ruling.open(ForecastReason.of(Code.CONTRADICTED))
                        : noGrokking(Treatment.HOPELESS, Code.DECAY_TOO_STRONG, finding, run));
    }

    /** The budget is the run's last step, or the last one of the runs that were counted if that is earlier. */
    private static Ruling noGrokking(Treatment treatment, Code code, CalibrationDomain.Finding finding, RunState run) {
        double budget = Math.min(run.config().budget(), finding.steps());
        ForecastReason reason = code == Code.DECAY_TOO_STRONG
                ? ForecastReason.of(code, run.weightDecay(), budget)
                : ForecastReason.of(code, budget);
        return new Ruling(false, reason, treatment.noGrokking());
    }

    private static boolean isAboveChance(Column accuracy, double part, RunState run) {
        return run.aboveChance(accuracy, run.rows() - 1) > part;
    }

    private static double testAccuracyAtMemorization(RunState run) {
        return run.value(Column.TEST_ACCURACY, run.memorizationRow());
    }

    private static double normAtMemorization(RunState run) {
        return run.value(Column.SQUARED_NORM, run.memorizationRow());
    }
}
