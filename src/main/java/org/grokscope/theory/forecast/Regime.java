package org.grokscope.theory.forecast;

import java.util.Optional;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ParityTask;
import org.grokscope.theory.FreeContraction;
import org.grokscope.theory.Phrases;

/** What the settings alone decide, before any curve is fitted (regimes of arXiv 2603.13331, S2, S6 and S10). */
public final class Regime {

    /** From this λ on AdamW memorizes late or never (S2: 8 of 10 seeds at λ = 2, 0 of 10 at λ = 5). */
    private static final double UNSTABLE_DECAY = 2;
    /** From this λ on no run of the paper memorized. */
    private static final double HOPELESS_DECAY = 5;
    /** The smallest λ at which SGD is said to fade; the paper measured λ = 1 only. */
    private static final double FADING_DECAY = 0.1;
    /** SGD is said to fade if decay alone takes ‖θ‖² down by e to this power within the run. */
    private static final double FADING_EXPONENT = 3;
    /** From so many training examples on parity is learnt without a delay (S10: 12,500 of 25,000 samples, k = 3). */
    private static final int MANY_SAMPLES = 10_000;
    /** The most hidden bits for which that was measured. */
    private static final int FEW_BITS = 3;
    /** A test accuracy that shows, at T_mem, that both accuracies rise together. */
    private static final double RISEN_TOGETHER = 0.9;

    public static final String NO_DELAY =
            "With this many samples train and test accuracy rise together: no delay is expected.";
    public static final String FADES =
            "With SGD, decay outruns the gradient: the weights shrink to zero before anything is learned.";
    static final String NO_DECAY =
            "Weight decay is 0: nothing shrinks the weights, so the network will keep its memory for ever.";

    /**
     * What can be said without a curve.
     *
     * @param grokking whether grokking is possible at all, as far as anyone knows
     * @param reason why nothing is forecast, a sentence for people
     * @param noGrokking how likely it is that it does not grok; NaN where that is open, or where it learns without a delay
     */
    record Ruling(boolean grokking, String reason, double noGrokking) {

        private static Ruling open(String reason) {
            return new Ruling(true, reason, Double.NaN);
        }

        private static Ruling never(String reason, Evidence evidence) {
            return new Ruling(false, reason, evidence.noGrokking());
        }

        private static Ruling noDelay(String reason) {
            return new Ruling(false, reason, Double.NaN);
        }
    }

    /** A norm of at least this part of V_mem is clearly above V★, which is a third of V_mem or less. */
    private static final double MEMORIZING_PART = 0.5;

    public static final String HELD =
            "‖θ‖ is held: without the contraction the network stays with the solution that it has "
                    + "memorized, and its direction hardly turns.";
    static final String HELD_LOW =
            "‖θ‖ stays about where this task groks: whether the direction turns far enough is not forecast.";
    static final String FORGETS =
            "With SGD, decay acts alone: the weights shrink along their own direction, and what was "
                    + "memorized fades with them.";

    private Regime() {}

    /** The ruling, or nothing where the law is to be asked. */
    static Optional<Ruling> rule(RunConfig config, RunState run) {
        double lambda = run.weightDecay();
        if (config.task() instanceof ParityTask parity) {
            boolean together = config.trainSize() >= MANY_SAMPLES && parity.relevantBits() <= FEW_BITS && lambda > 0;
            return Optional.of(
                    together
                            ? Ruling.noDelay(NO_DELAY)
                            : Ruling.open("No calibration for parity from few samples yet: the jump is not forecast."));
        }
        if (run.isMemorized() && testAccuracyAtMemorization(run) >= RISEN_TOGETHER) {
            return Optional.of(
                    Ruling.noDelay("Train and test accuracy have risen together: there is no delay to forecast."));
        }
        if (run.isNormHeld() || lambda == 0) {
            return Optional.of(ruleUnshrunk(run));
        }
        return switch (run.optimizer()) {
            case SGD, SGD_MOMENTUM -> Optional.of(ruleGradientDescent(config, run));
            case ADAM_L2 ->
                Optional.of(Ruling.open(
                        "With Adam L2 the decay is rescaled together with the gradient, so the law gives no "
                                + "rate: the jump is "
                                + "not forecast."));
            case ADAMW -> ruleStrongDecay(lambda, run.isMemorized());
        };
    }

    /** A held norm and λ = 0 both leave the weights as large as they are (arXiv 2605.18845: 0 of 6 such runs grok). */
    private static Ruling ruleUnshrunk(RunState run) {
        if (run.isMemorized()
                && run.newest(RunHistory.Column.SQUARED_NORM) < MEMORIZING_PART * normAtMemorization(run)) {
            return Ruling.open(HELD_LOW);
        }
        return run.isNormHeld() ? Ruling.never(HELD, Evidence.HELD) : Ruling.never(NO_DECAY, Evidence.NO_DECAY);
    }

    private static Ruling ruleGradientDescent(RunConfig config, RunState run) {
        double lambda = run.weightDecay();
        double steps = config.maxSteps() - run.value(RunHistory.Column.STEP, run.regimeRow());
        double exponent = FreeContraction.decayRate(run.learningRate(), lambda) * steps;
        if (lambda >= FADING_DECAY && exponent >= FADING_EXPONENT) {
            if (!run.isMemorized()) {
                return Ruling.never(FADES, Evidence.FADES);
            }
            if (run.isOptimizerSwitched()) {
                return Ruling.never(FORGETS, Evidence.FORGETS);
            }
        }
        return Ruling.open("No calibration for " + label(run.optimizer()) + " yet: the jump is not forecast.");
    }

    private static Optional<Ruling> ruleStrongDecay(double lambda, boolean memorized) {
        if (lambda < UNSTABLE_DECAY) {
            return Optional.empty();
        }
        if (lambda >= HOPELESS_DECAY && !memorized) {
            return Optional.of(Ruling.never(
                    "Weight decay is " + Phrases.decimal(lambda)
                            + ": the weights shrink faster than the network can learn, so it never memorizes.",
                    Evidence.HOPELESS));
        }
        return Optional.of(Ruling.open("Weight decay is " + Phrases.decimal(lambda)
                + ": training is unstable from 2 on, so the jump is not forecast."));
    }

    private static double testAccuracyAtMemorization(RunState run) {
        return run.value(RunHistory.Column.TEST_ACCURACY, run.memorizationRow());
    }

    private static double normAtMemorization(RunState run) {
        return run.value(RunHistory.Column.SQUARED_NORM, run.memorizationRow());
    }

    private static String label(Optimizer optimizer) {
        return optimizer == Optimizer.SGD ? "SGD at this weight decay" : "SGD with momentum at this weight decay";
    }
}
