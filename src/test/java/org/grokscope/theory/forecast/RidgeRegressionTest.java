package org.grokscope.theory.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeRegressionTest {

    private static final int ROWS = 400;

    private final Random random = new Random(5);

    private double[] weights() {
        double[] weights = new double[ROWS];
        Arrays.fill(weights, 2);
        return weights;
    }

    @Test
    void aLinearFunctionIsFoundAgain() {
        double[][] x = new double[ROWS][3];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i] = new double[] {random.nextGaussian(), 100 + 20 * random.nextGaussian(), 1e-3 * random.nextGaussian()};
            y[i] = 4 - 2 * x[i][0] + 0.5 * x[i][1] + 300 * x[i][2];
        }
        RidgeRegression line = RidgeRegression.fit(x, y, weights(), 1e-9);
        assertEquals(4, line.intercept(), 1e-4);
        assertEquals(-2, line.coefficients().get(0), 1e-6);
        assertEquals(0.5, line.coefficients().get(1), 1e-6);
        assertEquals(300, line.coefficients().get(2), 1e-3);
        assertEquals(y[7], line.at(x[7]), 1e-5);
    }

    @Test
    void twoSignalsThatSayTheSameShareTheWeight() {
        double[][] x = new double[ROWS][2];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double value = random.nextGaussian();
            x[i] = new double[] {value, value};
            y[i] = 3 * value;
        }
        RidgeRegression line = RidgeRegression.fit(x, y, weights(), 1e-4);
        assertEquals(1.5, line.coefficients().get(0), 1e-3);
        assertEquals(1.5, line.coefficients().get(1), 1e-3);
    }

    @Test
    void aSignalThatNeverChangesExplainsNothing() {
        double[][] x = new double[ROWS][2];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i] = new double[] {7, random.nextGaussian()};
            y[i] = 1 + x[i][1];
        }
        RidgeRegression line = RidgeRegression.fit(x, y, weights(), 1e-3);
        assertEquals(0, line.coefficients().get(0), 1e-9);
        assertEquals(1, line.coefficients().get(1), 2e-3);
    }

    @Test
    void rowsCountAsTheirWeightsSay() {
        double[][] x = {{0}, {1}, {1}};
        double[] y = {0, 1, 5};
        RidgeRegression line = RidgeRegression.fit(x, y, new double[] {1, 3, 1}, 1e-9);
        assertEquals(2, line.at(new double[] {1}), 1e-6);
    }
}
