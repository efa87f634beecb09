package org.grokscope.experiments.paper;

import java.util.List;
import org.grokscope.theory.Interval;
import org.grokscope.theory.Sample;

/**
 * The published figures of arXiv 2603.13331. Means and standard deviations (n − 1) over seeds are computed from the runs
 * that they published with the paper (their repository, MIT licence, © 2026 X. K. Truong, Q. H. Truong, D. T. Luu); fits and
 * correlations are as the paper states them. Times are in steps, read every 200 steps (S2: 500).
 */
final class PaperFigures {

    private PaperFigures() {}

    /** S1: T_mem. */
    static final Sample S1_MEMORIZATION = new Sample(10, 840, 126.5);
    /** S1: T_grok. */
    static final Sample S1_GROKKING = new Sample(10, 1_840, 227.1);
    /** S1: ‖θ‖² before the first step. */
    static final Sample S1_INITIAL_NORM = new Sample(10, 13_433, 167.3);
    /** S1: ‖θ‖² at T_mem. */
    static final Sample S1_NORM_AT_MEMORIZATION = new Sample(10, 3_716, 514.4);
    /** S1: ‖θ‖² at T_grok. */
    static final Sample S1_NORM_AT_GROKKING = new Sample(10, 1_135, 213.6);
    /** S1: ‖θ‖² 2,000 steps after T_grok. */
    static final Sample S1_FINAL_NORM = new Sample(10, 302.4, 30.39);
    /** S1: the factor by which ‖θ‖² shrinks in a step, fitted from T_mem to the end. */
    static final Sample S1_FACTOR = new Sample(10, 0.998601, 0.000077);
    /** S1: R² of that fit. */
    static final Sample S1_FIT = new Sample(10, 0.99906, 0.000291);

    /**
     * One λ of S2.
     *
     * @param lambda λ
     * @param memorized how many of the ten seeds memorized within our 20,000 steps
     * @param grokked how many of them grokked within our 20,000 steps
     * @param memorization T_mem, where all seeds memorized so early
     * @param grokking T_grok, where all seeds grokked so early
     * @param normAtMemorization ‖θ‖² at T_mem, as T_mem
     * @param postNorm ‖θ‖² 2,000 steps after T_grok, as T_grok
     */
    record DecayCell(
            double lambda,
            int memorized,
            int grokked,
            Sample memorization,
            Sample grokking,
            Sample normAtMemorization,
            Sample postNorm) {}

    /** How many seeds each λ of S2 has. */
    static final int S2_SEEDS = 10;

    /** S2, by λ. */
    static final List<DecayCell> S2 = List.of(
            new DecayCell(0.001, 10, 0, ten(500, 0), none(), ten(14_808, 165), none()),
            new DecayCell(0.01, 10, 0, ten(500, 0), none(), ten(14_686, 163.5), none()),
            new DecayCell(0.1, 10, 10, ten(550, 158.1), ten(12_700, 1_295.3), ten(13_419, 315.4), ten(1_942, 244.7)),
            new DecayCell(0.3, 10, 10, ten(700, 258.2), ten(4_900, 567.6), ten(10_272, 1_337.8), ten(969.6, 174)),
            new DecayCell(0.5, 10, 10, ten(1_000, 0), ten(3_150, 337.5), ten(6_225, 55.9), ten(568.4, 71.5)),
            new DecayCell(1, 10, 10, ten(1_100, 210.8), ten(2_100, 394.4), ten(2_648, 556.8), ten(265.8, 34.6)),
            new DecayCell(2, 4, 0, none(), none(), none(), none()),
            new DecayCell(5, 0, 0, none(), none(), none(), none()));

    /** S2: the slope of T_grok against 1/λ for 0.1 ≤ λ ≤ 1. */
    static final double S2_SLOPE = 1_182;
    /** S2: its 95 % interval. */
    static final Interval S2_SLOPE_INTERVAL = new Interval(1_082, 1_271);
    /** S2: the intercept of that line. */
    static final double S2_INTERCEPT = 884;
    /** S2: R² of that line. */
    static final double S2_FIT = 0.971;

    /** S3: the correlation of the delay with T_esc. */
    static final double S3_PEARSON = 0.91;

    /** S5: R² of T_grok against 1/η. */
    static final double S5_FIT = 0.92;

    private static Sample ten(double mean, double deviation) {
        return new Sample(10, mean, deviation);
    }

    private static Sample none() {
        return Sample.of();
    }
}
