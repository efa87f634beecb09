package org.grokscope.run.optimization;

import java.util.Optional;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;

/**
 * What is planned for η and λ. A change of η during the run changes what the plan is a part of.
 *
 * @param warmup the steps in which η rises evenly to its value
 * @param rateDecay how it falls after that; empty if it stays
 * @param decayChange when λ changes; empty if it does not
 */
public record RatePlan(long warmup, Optional<RateDecay> rateDecay, Optional<DecayChange> decayChange) {

    /** Allowed lengths of the warm-up. */
    public static final Range WARMUP = Range.whole("warm-up", 0, 10_000_000);

    /** Constant η and λ. */
    public static final RatePlan NONE = new RatePlan(0, Optional.empty(), Optional.empty());

    /**
     * Checks the warm-up, and that η does not fall before it.
     *
     * @throws InvalidSettingException if not
     */
    public RatePlan {
        WARMUP.check((double) warmup);
        long until = rateDecay.map(RateDecay::until).orElse(Long.MAX_VALUE);
        if (until <= warmup) {
            throw new InvalidSettingException(
                    RateDecay.UNTIL.field(),
                    Long.toString(until),
                    "must be after the warm-up, which ends at step " + warmup);
        }
    }

    /** Whether η is the same at all steps. */
    public boolean isRateConstant() {
        return warmup == 0 && rateDecay.isEmpty();
    }

    /**
     * The part of η that the next step has: (n + 1)/w in a warm-up of w steps, and from 1 down to the final fraction after it.
     *
     * @param done n, steps done
     */
    public double rateFactor(long done) {
        if (done < warmup) {
            return (done + 1.0) / warmup;
        }
        return rateDecay
                .map(decay -> decay.factor(Math.min(1, (double) (done - warmup) / (decay.until() - warmup))))
                .orElse(1.0);
    }
}
