package org.grokscope.experiments.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.grokscope.theory.Interval;
import org.grokscope.theory.Sample;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static String means(Sample ours, Sample paper) {
        return Comparison.ofMeans("T", ours, paper, 0).agreement().words();
    }

    @Test
    void meansAgreeWithinTheLargerSpreadOfTheSeeds() {
        Sample paper = new Sample(10, 1_840, 227);

        assertEquals("agrees", means(new Sample(10, 1_700, 50), paper));
        assertEquals("agrees", means(new Sample(10, 2_200, 400), paper));
        assertEquals("**differs: by +360 (+19.6 %, 1.6 sd)**", means(new Sample(10, 2_200, 50), paper));
        assertEquals("**differs: by −340 (−18.5 %, 1.5 sd)**", means(new Sample(10, 1_500, 50), paper));
    }

    @Test
    void withoutAnySpreadOnlyEqualMeansAgree() {
        Sample paper = new Sample(10, 500, 0);

        assertEquals("agrees", means(new Sample(10, 500, 0), paper));
        assertEquals("**differs: by +500 (+100.0 %)**", means(new Sample(10, 1_000, 0), paper));
    }

    @Test
    void whatIsMissingIsSaid() {
        assertEquals("not run", means(Sample.of(), new Sample(10, 500, 0)));
        assertEquals("–", means(Sample.of(1, 2), Sample.of()));
        assertEquals("not run", Comparison.ofCounts("n", 0, 0, 3, 5).agreement().words());
        assertEquals("not run", Comparison.alone("R", "–", 0).agreement().words());
        assertEquals(
                "not run",
                Comparison.ofClaim("R", "", 0, "falls", false).agreement().words());
        assertEquals(
                "not run",
                Comparison.ofFits("b", Optional.empty(), 0, 1, 2).agreement().words());
    }

    @Test
    void countsAgreeIfChanceMayHaveMadeThemDiffer() {
        assertEquals(
                "agrees", Comparison.ofCounts("n", 5, 5, 10, 10).agreement().words());
        assertEquals(
                "agrees: within chance, p = 0.44",
                Comparison.ofCounts("n", 2, 5, 0, 5).agreement().words());
        assertEquals(
                "**differs: 5 of 5 against 0 of 5**",
                Comparison.ofCounts("n", 5, 5, 0, 5).agreement().words());
    }

    /** Fisher's tea tasting: 3 of 4 right has a one-sided p of 17/70, a two-sided one of 34/70. */
    @Test
    void theExactTestIsFishers() {
        assertEquals(34.0 / 70, Comparison.fisher(3, 4, 1, 4), 1e-12);
        assertEquals(2.0 / 70, Comparison.fisher(4, 4, 0, 4), 1e-12);
        assertEquals(1, Comparison.fisher(2, 4, 2, 4), 1e-12);
    }

    @Test
    void fittedFiguresAgreeIfTheirIntervalsOverlap() {
        Interval paper = new Interval(1_082, 1_271);
        Optional<Comparison.Fitted> near = Optional.of(new Comparison.Fitted(1_300, new Interval(1_250, 1_350)));
        Optional<Comparison.Fitted> far = Optional.of(new Comparison.Fitted(1_400, new Interval(1_300, 1_500)));

        Comparison agrees = Comparison.ofFits("b", near, 40, 1_182, paper, 0);
        assertEquals("agrees", agrees.agreement().words());
        assertEquals("1,300 [1,250, 1,350]", agrees.ours());
        assertEquals("1,182 [1,082, 1,271]", agrees.paper());
        assertEquals(
                "**differs: by +218**",
                Comparison.ofFits("b", far, 40, 1_182, paper, 0).agreement().words());
        assertEquals("1,182", Comparison.ofFits("b", far, 40, 1_182, 0).paper(), "no interval is known");
    }

    @Test
    void aBetterFitThanThePapersAgreesWithTheLaw() {
        Optional<Comparison.Fitted> good = Optional.of(new Comparison.Fitted(0.99, new Interval(0.98, 0.995)));
        Optional<Comparison.Fitted> bad = Optional.of(new Comparison.Fitted(0.7, new Interval(0.6, 0.8)));
        assertEquals(
                "agrees: a better fit",
                Comparison.ofQuality("R²", good, 9, 0.92, 2).agreement().words());
        assertEquals(
                "**differs: by −0.22**",
                Comparison.ofQuality("R²", bad, 9, 0.92, 2).agreement().words());
        assertEquals(
                "not run",
                Comparison.ofQuality("R²", Optional.empty(), 0, 0.92, 2)
                        .agreement()
                        .words());
    }

    @Test
    void claimsHoldOrDoNot() {
        assertEquals(
                "agrees",
                Comparison.ofClaim("R", "−0.3", 5, "falls", true).agreement().words());
        assertEquals(
                "**differs: it does not hold here**",
                Comparison.ofClaim("R", "+0.1", 5, "falls", false).agreement().words());
    }
}
