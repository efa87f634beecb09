package org.grokscope.theory.forecast;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * y ≈ a + Σ bᵢ·xᵢ by weighted least squares with a small penalty on the coefficients of standardised x, so that signals that
 * say nearly the same share their weight instead of fighting with large numbers of opposite sign.
 *
 * @param intercept a
 * @param coefficients bᵢ
 */
record RidgeRegression(double intercept, List<Double> coefficients) {

    /**
     * Fits.
     *
     * @param x n rows of k numbers, all finite
     * @param y n numbers
     * @param weights n positive numbers
     * @param penalty λ of the ridge, &gt; 0, relative to the sum of the weights
     */
    static RidgeRegression fit(double[][] x, double[] y, double[] weights, double penalty) {
        int k = x[0].length;
        double total = 0;
        double meanY = 0;
        double[] mean = new double[k];
        for (int row = 0; row < x.length; row++) {
            total += weights[row];
            meanY += weights[row] * y[row];
            for (int i = 0; i < k; i++) {
                mean[i] += weights[row] * x[row][i];
            }
        }
        meanY /= total;
        for (int i = 0; i < k; i++) {
            mean[i] /= total;
        }
        double[][] products = new double[k][k];
        double[] targets = new double[k];
        for (int row = 0; row < x.length; row++) {
            for (int i = 0; i < k; i++) {
                double weighted = weights[row] / total * (x[row][i] - mean[i]);
                targets[i] += weighted * (y[row] - meanY);
                for (int j = 0; j <= i; j++) {
                    products[i][j] += weighted * (x[row][j] - mean[j]);
                }
            }
        }
        return solve(products, targets, mean, meanY, penalty);
    }

    private static RidgeRegression solve(
            double[][] covariance, double[] targets, double[] mean, double meanY, double penalty) {
        int k = mean.length;
        double[] scale = new double[k];
        for (int i = 0; i < k; i++) {
            // A signal that never changes explains nothing; any scale does.
            scale[i] = covariance[i][i] > 1e-18 ? Math.sqrt(covariance[i][i]) : 1;
        }
        double[][] matrix = new double[k][k];
        for (int i = 0; i < k; i++) {
            targets[i] /= scale[i];
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = covariance[i][j] / (scale[i] * scale[j]) + (i == j ? penalty : 0);
                matrix[j][i] = matrix[i][j];
            }
        }
        double[] coefficients = new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false))
                .getSolver()
                .solve(new ArrayRealVector(targets, false))
                .toArray();
        double intercept = meanY;
        for (int i = 0; i < k; i++) {
            coefficients[i] /= scale[i];
            intercept -= coefficients[i] * mean[i];
        }
        return new RidgeRegression(
                intercept, Arrays.stream(coefficients).boxed().toList());
    }

    /** a + Σ bᵢ·xᵢ. */
    double at(double[] x) {
        double value = intercept;
        for (int i = 0; i < x.length; i++) {
            value += coefficients.get(i) * x[i];
        }
        return value;
    }
}
