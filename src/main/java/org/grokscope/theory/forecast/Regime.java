package org.grokscope.theory.forecast;

import java.util.Optional;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.ForecastReason.Code;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ParityTask;
import org.grokscope.theory.FreeContraction;

/** What follows from the settings alone, before any curve is fitted (regimes of arXiv 2603.13331, S2, S6 and S10). */
final class Regime {

    /** From this λ on AdamW memorizes late or not at all (S2: 8 of 10 seeds at λ = 2, 0 of 10 at λ = 5). */
    private static final double UNSTABLE_DECAY = 2;
    /** From this λ on no run of the paper memorized. */
    private static final double HOPELESS_DECAY = 5;
    /** The smallest λ at which SGD is said to fade; the paper has λ = 1 only. */
    private static final double FADING_DECAY = 0.1;
    /** SGD is said to fade if decay alone takes ‖θ‖² down by e to this power within the run. */
    private static final double FADING_EXPONENT = 3;
    /** From so many training examples on parity is learned without a delay (S10: 12,500 of 25,000 samples, k = 3). */
    private static final int MANY_SAMPLES = 10_000;
    /** The most hidden bits for which there are such runs. */
    private static final int FEW_BITS = 3;
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

        private static Ruling noGrokking(Code code, Evidence evidence, double... numbers) {
            return new Ruling(false, ForecastReason.of(code, numbers), evidence.noGrokking());
        }

        private static Ruling noDelay(Code code) {
            return new Ruling(false, ForecastReason.of(code), Double.NaN);
        }

        /** Whether decay alone acts, because SGD's gradient vanishes. */
        boolean fades() {
            return reason.code() == Code.SGD_FADES || reason.code() == Code.SGD_FORGETS;
        }
    }

    /** A norm of at least this part of V_mem is clearly above V*, which is a third of V_mem or less. */
    private static final double MEMORIZING_PART = 0.5;

    private Regime() {}

    /** The ruling, or nothing where the models decide. */
    static Optional<Ruling> rule(RunConfig config, RunState run) {
        double lambda = run.weightDecay();
        if (config.task() instanceof ParityTask parity) {
            boolean together = config.trainSize() >= MANY_SAMPLES && parity.relevantBits() <= FEW_BITS && lambda > 0;
            return Optional.of(
                    together
                            ? Ruling.noDelay(Code.NO_DELAY_EXPECTED)
                            : Ruling.open(ForecastReason.of(Code.UNCALIBRATED_PARITY)));
        }
        if (run.isMemorized() && testAccuracyAtMemorization(run) >= RISEN_TOGETHER) {
            return Optional.of(Ruling.noDelay(Code.NO_DELAY_OBSERVED));
        }
        if (run.isNormHeld() || run.isDecayOff()) {
            return Optional.of(ruleUnshrunk(run));
        }
        return switch (run.optimizer()) {
            case SGD, SGD_MOMENTUM -> Optional.of(ruleGradientDescent(config, run));
            case ADAM_L2 -> Optional.of(Ruling.open(ForecastReason.uncalibrated(Optimizer.ADAM_L2)));
            case ADAMW -> ruleStrongDecay(lambda, run.isMemorized());
        };
    }

    /** A held norm and λ = 0 both leave the weights as large as they are (arXiv 2605.18845: 0 of 6 such runs grok). */
    private static Ruling ruleUnshrunk(RunState run) {
        if (run.isMemorized()
                && run.newest(RunHistory.Column.SQUARED_NORM) < MEMORIZING_PART * normAtMemorization(run)) {
            return Ruling.open(ForecastReason.of(Code.NORM_LOW));
        }
        return run.isNormHeld()
                ? Ruling.noGrokking(Code.NORM_HELD, Evidence.HELD)
                : Ruling.noGrokking(Code.NO_DECAY, Evidence.NO_DECAY);
    }

    private static Ruling ruleGradientDescent(RunConfig config, RunState run) {
        double lambda = run.weightDecay();
        double steps = config.maxSteps() - run.value(RunHistory.Column.STEP, run.regimeRow());
        double exponent = FreeContraction.decayRate(run.learningRate(), lambda) * steps;
        if (lambda >= FADING_DECAY && exponent >= FADING_EXPONENT) {
            if (!run.isMemorized()) {
                return Ruling.noGrokking(Code.SGD_FADES, Evidence.FADES);
            }
            if (run.isOptimizerSwitched()) {
                return Ruling.noGrokking(Code.SGD_FORGETS, Evidence.FORGETS);
            }
        }
        return Ruling.open(ForecastReason.uncalibrated(run.optimizer()));
    }

    private static Optional<Ruling> ruleStrongDecay(double lambda, boolean memorized) {
        if (lambda < UNSTABLE_DECAY) {
            return Optional.empty();
        }
        return Optional.of(
                lambda >= HOPELESS_DECAY && !memorized
                        ? Ruling.noGrokking(Code.DECAY_TOO_STRONG, Evidence.HOPELESS, lambda)
                        : Ruling.open(ForecastReason.of(Code.DECAY_UNSTABLE, lambda)));
    }

    private static double testAccuracyAtMemorization(RunState run) {
        return run.value(RunHistory.Column.TEST_ACCURACY, run.memorizationRow());
    }

    private static double normAtMemorization(RunState run) {
        return run.value(RunHistory.Column.SQUARED_NORM, run.memorizationRow());
    }
}
