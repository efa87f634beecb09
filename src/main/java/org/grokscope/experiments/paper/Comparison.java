package org.grokscope.experiments.paper;

import java.util.Optional;
import java.util.stream.IntStream;
import org.grokscope.narration.NumberFormat;
import org.grokscope.theory.Interval;
import org.grokscope.theory.Sample;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;

/**
 * One row of the report: a figure of ours beside the paper's.
 *
 * @param quantity what it is
 * @param ours our figure
 * @param runs how many runs it is from
 * @param paper the paper's figure
 * @param agreement the verdict, which follows from the two
 */
record Comparison(String quantity, String ours, int runs, String paper, Agreement agreement) {

    /** Below this probability two counts are said to differ. */
    private static final double UNLIKELY = 0.05;
    /** As a part of the published median. */
    private static final double NEAR_MEDIAN = 0.1;

    /**
     * Means over seeds agree if they lie no further apart than the seeds of one of the two scatter: by one standard
     * deviation, the larger one.
     *
     * @param decimals how many are shown
     */
    static Comparison ofMeans(String quantity, Sample ours, Sample paper, int decimals) {
        return new Comparison(
                quantity,
                NumberFormat.sample(ours, decimals),
                ours.count(),
                NumberFormat.sample(paper, decimals),
                means(ours, paper, decimals));
    }

    private static Agreement means(Sample ours, Sample paper, int decimals) {
        if (ours.count() == 0) {
            return new Agreement.NotRun();
        }
        if (paper.count() == 0) {
            return new Agreement.NoFigure();
        }
        double difference = ours.mean() - paper.mean();
        double spread = Math.max(ours.deviation(), paper.deviation());
        if (Math.abs(difference) <= spread) {
            return new Agreement.Agrees("");
        }
        String scale = spread > 0 ? ", " + NumberFormat.number(Math.abs(difference) / spread, 1) + " sd" : "";
        String percent = NumberFormat.signed(100 * difference / paper.mean(), 1) + " %";
        return new Agreement.Differs("by " + NumberFormat.signed(difference, decimals) + " (" + percent + scale + ")");
    }

    /**
     * Medians agree if ours lies within 10 % of theirs.
     *
     * @param ours our median; infinite if fewer than half of the runs have the figure
     */
    static Comparison ofMedians(String quantity, String shown, int runs, double ours, double paper) {
        double part = ours / paper - 1;
        Agreement agreement = runs == 0
                ? new Agreement.NotRun()
                : Math.abs(part) <= NEAR_MEDIAN
                        ? new Agreement.Agrees("")
                        : new Agreement.Differs(
                                Double.isFinite(part)
                                        ? "by " + NumberFormat.signed(100 * part, 1) + " %"
                                        : "ours is later");
        return new Comparison(
                quantity, runs == 0 ? NumberFormat.NOTHING : shown, runs, NumberFormat.number(paper, 0), agreement);
    }

    /**
     * Counts of runs agree if they are equal, or if drawing both from one urn would give ones as far apart in at least 5 % of
     * all cases (Fisher's exact test).
     */
    static Comparison ofCounts(String quantity, int ours, int runs, int paper, int paperRuns) {
        return new Comparison(
                quantity,
                runs == 0 ? NumberFormat.NOTHING : ours + " of " + runs,
                runs,
                paper + " of " + paperRuns,
                counts(ours, runs, paper, paperRuns));
    }

    private static Agreement counts(int ours, int runs, int paper, int paperRuns) {
        if (runs == 0) {
            return new Agreement.NotRun();
        }
        if (ours * paperRuns == paper * runs) {
            return new Agreement.Agrees("");
        }
        double probability = fisher(ours, runs, paper, paperRuns);
        String shown = "p = " + NumberFormat.number(probability, 2);
        return probability >= UNLIKELY
                ? new Agreement.Agrees("within chance, " + shown)
                : new Agreement.Differs(ours + " of " + runs + " against " + paper + " of " + paperRuns);
    }

    /** The two-sided probability of Fisher's exact test. */
    static double fisher(int hitsA, int runsA, int hitsB, int runsB) {
        int hits = hitsA + hitsB;
        HypergeometricDistribution chance = new HypergeometricDistribution(runsA + runsB, hits, runsA);
        // Outcomes as likely as the observed one count too, whatever rounding says.
        double observed = chance.probability(hitsA) * (1 + 1e-9);
        return Math.min(
                1,
                IntStream.rangeClosed(Math.max(0, hits - runsB), Math.min(hits, runsA))
                        .mapToDouble(chance::probability)
                        .filter(probability -> probability <= observed)
                        .sum());
    }

    /**
     * Fitted figures agree if their 95 % intervals overlap; a figure of the paper without an interval is its own.
     *
     * @param ours our figure and its interval; nothing if there were too few runs for a fit
     */
    static Comparison ofFits(
            String quantity, Optional<Fitted> ours, int runs, double paper, Interval paperInterval, int decimals) {
        boolean exact = paperInterval.low() == paperInterval.high();
        String theirs = NumberFormat.number(paper, decimals)
                + (exact ? "" : " " + NumberFormat.interval(paperInterval, decimals));
        return new Comparison(
                quantity,
                ours.map(fitted -> fitted.words(decimals)).orElse(NumberFormat.NOTHING),
                runs,
                theirs,
                ours.map(fitted -> fits(fitted, paper, paperInterval, decimals)).orElse(new Agreement.NotRun()));
    }

    /** As {@link #ofFits} for a figure that the paper gives without an interval. */
    static Comparison ofFits(String quantity, Optional<Fitted> ours, int runs, double paper, int decimals) {
        return ofFits(quantity, ours, runs, paper, new Interval(paper, paper), decimals);
    }

    /**
     * How well a law fits, such as R² or a correlation: a fit at least as good as the paper's agrees with the law, even where
     * the intervals do not overlap.
     */
    static Comparison ofQuality(String quantity, Optional<Fitted> ours, int runs, double paper, int decimals) {
        Comparison fit = ofFits(quantity, ours, runs, paper, decimals);
        boolean better = ours.isPresent() && ours.get().value() > paper;
        return better && fit.agreement() instanceof Agreement.Differs
                ? new Comparison(quantity, fit.ours(), runs, fit.paper(), new Agreement.Agrees("a better fit"))
                : fit;
    }

    private static Agreement fits(Fitted ours, double paper, Interval paperInterval, int decimals) {
        return ours.interval().overlaps(paperInterval)
                ? new Agreement.Agrees("")
                : new Agreement.Differs("by " + NumberFormat.signed(ours.value() - paper, decimals));
    }

    /** Mean ± standard deviation of a figure that the paper does not have. */
    static Comparison ofSample(String quantity, Sample ours, int decimals) {
        return alone(quantity, NumberFormat.sample(ours, decimals), ours.count());
    }

    /** A figure that the paper does not have. */
    static Comparison alone(String quantity, String ours, int runs) {
        return new Comparison(
                quantity,
                ours,
                runs,
                NumberFormat.NOTHING,
                runs == 0 ? new Agreement.NotRun() : new Agreement.NoFigure());
    }

    /** A statement of the paper that holds or does not. */
    static Comparison ofClaim(String quantity, String ours, int runs, String paper, boolean holds) {
        Agreement agreement = runs == 0
                ? new Agreement.NotRun()
                : holds ? new Agreement.Agrees("") : new Agreement.Differs("it does not hold here");
        return new Comparison(quantity, runs == 0 ? NumberFormat.NOTHING : ours, runs, paper, agreement);
    }

    /**
     * A fitted figure with its 95 % interval.
     *
     * @param value the figure
     * @param interval where it may lie
     */
    record Fitted(double value, Interval interval) {
        String words(int decimals) {
            return NumberFormat.number(value, decimals) + " " + NumberFormat.interval(interval, decimals);
        }
    }
}
