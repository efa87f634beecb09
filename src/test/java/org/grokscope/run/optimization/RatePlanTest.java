package org.grokscope.run.optimization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.Test;

class RatePlanTest {

    private static RatePlan plan(long warmup, RateShape shape, long until, double finalFraction) {
        return new RatePlan(warmup, Optional.of(new RateDecay(shape, until, finalFraction)), Optional.empty());
    }

    @Test
    void withoutAPlanEveryStepHasAllOfEta() {
        assertTrue(RatePlan.NONE.isRateConstant());
        for (long done : new long[] {0, 1, 1_000_000}) {
            assertEquals(1, RatePlan.NONE.rateFactor(done));
        }
        assertFalse(plan(0, RateShape.LINEAR, 5, 0).isRateConstant());
    }

    @Test
    void itRisesEvenlyToOneAndStays() {
        RatePlan warmup = new RatePlan(4, Optional.empty(), Optional.empty());
        double[] expected = {0.25, 0.5, 0.75, 1, 1, 1};
        for (int done = 0; done < expected.length; done++) {
            assertEquals(expected[done], warmup.rateFactor(done));
        }
    }

    @Test
    void itFallsFromTheWarmUpToItsEnd() {
        // From 1 at step 10 to 0.2 at step 20: half of the way at 15, where both are 0.6; at a quarter of the way a
        // cosine
        // has lost (1 − cos 45°)/2 = 0.14645 of the 0.8, a line 0.25.
        for (RateShape shape : new RateShape[] {RateShape.LINEAR, RateShape.COSINE}) {
            RatePlan plan = plan(10, shape, 20, 0.2);
            assertEquals(1, plan.rateFactor(10), 1e-12);
            assertEquals(0.6, plan.rateFactor(15), 1e-12);
            assertEquals(0.2, plan.rateFactor(20), 1e-12);
            assertEquals(0.2, plan.rateFactor(1_000), 1e-12);
        }
        assertEquals(0.8, plan(0, RateShape.LINEAR, 8, 0.2).rateFactor(2), 1e-12);
        assertEquals(0.882843, plan(0, RateShape.COSINE, 8, 0.2).rateFactor(2), 1e-6);
    }

    @Test
    void aFallThatEndsBeforeItBeginsIsRefused() {
        InvalidSettingException refusal =
                assertThrows(InvalidSettingException.class, () -> plan(500, RateShape.COSINE, 500, 0));
        assertEquals(
                "Rate decay end must be after the warm-up, which ends at step 500 (got 500).", refusal.getMessage());
        assertEquals(1, plan(499, RateShape.COSINE, 500, 0).rateFactor(499));
    }
}
