package org.grokscope.theory;

import java.util.Optional;
import org.grokscope.run.Optimizer;
import org.grokscope.run.RunConfig;
import org.grokscope.run.RunHistory;
import org.grokscope.task.ParityTask;

/** What the settings alone decide, before any curve is fitted (regimes of arXiv 2603.13331, S2, S6 and S10). */
final class Regime {

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

    static final String NO_DELAY =
            "With this many samples train and test accuracy rise together: no delay is expected.";
    static final String FADES =
            "With SGD, decay outruns the gradient: the weights shrink to zero before anything is learned.";
    static final String NO_DECAY =
            "Weight decay is 0: nothing shrinks the weights, so the network will keep its memory for ever.";

    /**
     * What can be said without a curve.
     *
     * @param grokking whether grokking is possible at all, as far as anyone knows
     * @param reason why nothing is forecast, a sentence for people
     */
    record Ruling(boolean grokking, String reason) {}

    private Regime() {}

    /** The ruling, or nothing where the law is to be asked. */
    static Optional<Ruling> rule(RunConfig config, RunProgress progress) {
        double lambda = progress.weightDecay();
        if (config.task() instanceof ParityTask parity) {
            boolean together = config.trainSize() >= MANY_SAMPLES && parity.relevantBits() <= FEW_BITS && lambda > 0;
            return Optional.of(
                    together
                            ? new Ruling(false, NO_DELAY)
                            : new Ruling(
                                    true, "No calibration for parity from few samples yet: the jump is not forecast."));
        }
        if (progress.isMemorized() && testAccuracyAtMemorization(progress) >= RISEN_TOGETHER) {
            return Optional.of(
                    new Ruling(false, "Train and test accuracy have risen together: there is no delay to forecast."));
        }
        if (lambda == 0) {
            return Optional.of(new Ruling(false, NO_DECAY));
        }
        return switch (config.optimizer()) {
            case SGD, SGD_MOMENTUM -> Optional.of(ruleGradientDescent(config, progress));
            case ADAM_L2 ->
                Optional.of(new Ruling(
                        true,
                        "With Adam L2 the decay is rescaled together with the gradient, so the law gives no "
                                + "rate: the jump is "
                                + "not forecast."));
            case ADAMW -> ruleStrongDecay(lambda, progress.isMemorized());
        };
    }

    private static Ruling ruleGradientDescent(RunConfig config, RunProgress progress) {
        double lambda = progress.weightDecay();
        double exponent = FreeContraction.decayRate(progress.learningRate(), lambda) * config.maxSteps();
        if (lambda >= FADING_DECAY && exponent >= FADING_EXPONENT && !progress.isMemorized()) {
            return new Ruling(false, FADES);
        }
        return new Ruling(true, "No calibration for " + label(config.optimizer()) + " yet: the jump is not forecast.");
    }

    private static Optional<Ruling> ruleStrongDecay(double lambda, boolean memorized) {
        if (lambda < UNSTABLE_DECAY) {
            return Optional.empty();
        }
        if (lambda >= HOPELESS_DECAY && !memorized) {
            return Optional.of(new Ruling(
                    false,
                    "Weight decay is " + Phrases.decimal(lambda)
                            + ": the weights shrink faster than the network can learn, so it never memorizes."));
        }
        return Optional.of(new Ruling(
                true,
                "Weight decay is " + Phrases.decimal(lambda)
                        + ": training is unstable from 2 on, so the jump is not forecast."));
    }

    private static double testAccuracyAtMemorization(RunProgress progress) {
        return progress.value(RunHistory.Column.TEST_ACCURACY, progress.memorizationRow());
    }

    private static String label(Optimizer optimizer) {
        return optimizer == Optimizer.SGD ? "SGD at this weight decay" : "SGD with momentum at this weight decay";
    }
}
