package org.grokscope.theory.forecast;

/**
 * The outcomes of runs of this program in one regime, to estimate how likely it is that another one does not grok. By
 * Laplace's rule of succession, n runs of which k grokked make that (n − k + 1)/(n + 2), which is below 1.
 *
 * <p>The counts are those of the report that {@code forecast-report} makes, of its calibrating runs.
 *
 * @param runs how many calibration runs there are
 * @param grokked how many of them grokked within their steps
 */
record Evidence(int runs, int grokked) {

    /** The probability that a run of this regime does not grok within its steps. */
    double noGrokking() {
        return (runs - grokked + 1.0) / (runs + 2.0);
    }
}
