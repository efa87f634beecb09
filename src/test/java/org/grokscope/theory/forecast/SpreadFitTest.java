package org.grokscope.theory.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SpreadFitTest {

    private static final int ROWS = 20_000;

    private final Random random = new Random(8);
    private final double[] means = new double[ROWS];
    private final double[] errors = new double[ROWS];
    private final double[] weights = new double[ROWS];

    private void draw(DoubleUnaryOperator deviation) {
        Arrays.fill(weights, 0.1);
        for (int i = 0; i < ROWS; i++) {
            means[i] = -2 + 3 * random.nextDouble();
            errors[i] = deviation.applyAsDouble(means[i]) * random.nextGaussian();
        }
    }

    @Test
    void aSpreadThatGrowsTowardsTheEndIsFoundAgain() {
        draw(mean -> Math.exp(-1.5 - 0.4 * mean));
        DelayModel.Spread spread = SpreadFit.of(means, errors, weights);
        assertEquals(-0.4, spread.slope(), 0.03);
        assertEquals(Math.exp(-1.5), spread.at(0), 0.01);
    }

    @Test
    void theBandHoldsNineTenthsWhateverTheErrorsLookLike() {
        draw(mean -> 0.2);
        for (int i = 0; i < ROWS; i += 5) {
            errors[i] *= 4;
        }
        DelayModel.Spread spread = SpreadFit.of(means, errors, weights);
        long inside = 0;
        for (int i = 0; i < ROWS; i++) {
            inside += Math.abs(errors[i]) <= 1.6449 * spread.at(means[i]) ? 1 : 0;
        }
        assertEquals(0.9, (double) inside / ROWS, 0.002);
    }

    @Test
    void aConstantSpreadDoesNotLookAtTheMeans() {
        draw(mean -> 0.3);
        DelayModel.Spread spread = SpreadFit.constant(means, errors, weights);
        assertEquals(0, spread.slope());
        assertEquals(0.3, spread.at(-1), 0.01);
    }
}
