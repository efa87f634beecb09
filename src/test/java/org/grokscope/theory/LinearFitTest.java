package org.grokscope.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinearFitTest {

    @Test
    void pointsOnALineGiveThatLine() {
        LinearFit fit =
                LinearFit.of(new double[] {1, 2, 10}, new double[] {5, 8, 32}).orElseThrow();

        assertEquals(2, fit.intercept(), 1e-12);
        assertEquals(3, fit.slope(), 1e-12);
        assertEquals(1, fit.pearson(), 1e-12);
        assertEquals(1, fit.rSquared(), 1e-12);
        assertEquals(3, fit.points());
        assertEquals(14, fit.at(4), 1e-12);
    }

    @Test
    void aFallingLineHasANegativeCorrelation() {
        LinearFit fit =
                LinearFit.of(new double[] {0, 1, 2}, new double[] {4, 2, 0}).orElseThrow();

        assertEquals(-2, fit.slope(), 1e-12);
        assertEquals(-1, fit.pearson(), 1e-12);
        assertEquals(1, fit.rSquared(), 1e-12);
    }

    /** All four sets of Anscombe (1973) have the line y = 3.00 + 0.500·x and r = 0.816. */
    @Test
    void anscombesQuartetGivesItsKnownLines() {
        double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] fourth = {8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8};
        double[][] ys = {
            {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68},
            {9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74},
            {7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73},
            {6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89}
        };
        for (int set = 0; set < ys.length; set++) {
            LinearFit fit = LinearFit.of(set == 3 ? fourth : x, ys[set]).orElseThrow();
            assertEquals(3.00, fit.intercept(), 0.005, "intercept of set " + set);
            assertEquals(0.500, fit.slope(), 0.0005, "slope of set " + set);
            assertEquals(0.816, fit.pearson(), 0.001, "correlation of set " + set);
        }
    }

    @Test
    void twoPointsMakeALineAndFewerDoNot() {
        assertTrue(LinearFit.of(new double[] {1, 2}, new double[] {3, 1}).isPresent());
        assertEquals(Optional.empty(), LinearFit.of(new double[] {1}, new double[] {3}));
        assertEquals(Optional.empty(), LinearFit.of(new double[0], new double[0]));
    }

    @Test
    void equalXHaveNoLineEvenIfTheirMeanIsRounded() {
        double[] x = new double[7];
        Arrays.fill(x, 0.1);
        assertEquals(Optional.empty(), LinearFit.of(x, new double[] {1, 2, 3, 4, 5, 6, 7}));
    }

    @Test
    void equalYHaveAFlatLineAndNoCorrelation() {
        LinearFit fit = LinearFit.of(new double[] {1, 2, 4}, new double[] {0.1, 0.1, 0.1})
                .orElseThrow();

        assertEquals(0, fit.slope());
        assertEquals(0.1, fit.intercept(), 1e-15);
        assertTrue(Double.isNaN(fit.pearson()));
        assertTrue(Double.isNaN(fit.rSquared()));
    }

    @Test
    void pointsThatAreNoneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> LinearFit.of(new double[] {1, 2}, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class, () -> LinearFit.of(new double[] {1, Double.NaN}, new double[] {1, 2}));
        assertThrows(
                IllegalArgumentException.class,
                () -> LinearFit.of(new double[] {1, 2}, new double[] {1, Double.POSITIVE_INFINITY}));
    }
}
