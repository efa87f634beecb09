package org.grokscope.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How a run ended. */
public sealed interface Outcome {

    /** The test accuracy reached 0.99 some time before the end. */
    record Grokked() implements Outcome {}

    /** The train accuracy reached 0.99, the test accuracy did not. */
    record MemorizedOnly() implements Outcome {}

    /** Neither set was learned. */
    record NotLearnt() implements Outcome {}

    /**
     * The run broke down.
     *
     * @param step the steps done before
     * @param message what happened and what to try, for people
     */
    record Failed(long step, String message) implements Outcome {

        /** Leaves out control characters, which the text of an exception may have. */
        public Failed {
            message = message.replaceAll("[\\p{Cntrl}&&[^\n]]+", " ");
        }
    }

    /** The outcome of a run that came to its end, or was ended by the user. */
    static Outcome of(Milestones milestones) {
        if (milestones.grokkingStep().isPresent()) {
            return new Grokked();
        }
        return milestones.memorizationStep().isPresent() ? new MemorizedOnly() : new NotLearnt();
    }

    /** The outcome of a run whose numbers became infinite or undefined: says when, and what to try. */
    static Outcome brokenDown(long step, double learningRate, double weightDecay) {
        String advice = learningRate > 1e-4
                ? "Try a smaller learning rate, for instance " + plain(learningRate / 10) + "."
                : "Try another seed or less weight decay.";
        return new Failed(
                step,
                String.format(
                        Locale.ROOT,
                        "The loss stopped being a number at step %,d (η %s, λ %s). %s",
                        step,
                        plain(learningRate),
                        plain(weightDecay),
                        advice));
    }

    /** The name in files. */
    default String id() {
        return switch (this) {
            case Grokked() -> "grokked";
            case MemorizedOnly() -> "memorized-only";
            case NotLearnt() -> "not-learnt";
            case Failed(long step, String message) -> "failed";
        };
    }

    /** The word that people read for a name in files, of which one keeps an older spelling. */
    static String shown(String id) {
        return id.equals("not-learnt") ? "not-learned" : id;
    }

    /** 1.0E-4 as "0.0001". */
    private static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
