package org.grokscope.experiments.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.grokscope.narration.NumberFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReproductionReportTest {

    private final Results everything =
            new SyntheticResults().of(Selection.named("all").runs());
    private final ReproductionReport report = new ReproductionReport(everything, Experiment.OF_THE_LAW, "0.0");

    private static Map<String, Comparison> rows(Section section) {
        return section.rows().stream().collect(Collectors.toMap(Comparison::quantity, row -> row));
    }

    private static Comparison slope(SyntheticResults synthetic) {
        return rows(DecaySection.of(synthetic.of(Experiment.S2.runs()))).get("slope of T_grok against 1/λ, steps");
    }

    @Test
    void theSlopeOfThePaperAgreesAndAnotherDiffers() {
        assertTrue(slope(new SyntheticResults()).agreement() instanceof Agreement.Agrees);

        SyntheticResults steeper = new SyntheticResults();
        steeper.slope = 1_600;
        Comparison differs = slope(steeper);
        assertTrue(differs.agreement().words().startsWith("**differs: by +"), differs::toString);
        assertEquals(40, differs.runs());
    }

    /** Seeds of one or two settings scatter along some line too, but it says nothing about the law. */
    @Test
    void settingsThatAreMostlyMissingMakeNoLine() {
        SyntheticResults synthetic = new SyntheticResults();
        for (int settings = 0; settings <= 2; settings++) {
            Comparison slope = rows(DecaySection.of(
                            synthetic.of(Experiment.decay(List.of(0.1, 1.0).subList(0, settings)))))
                    .get("slope of T_grok against 1/λ, steps");
            assertTrue(slope.agreement() instanceof Agreement.NotRun, slope::toString);
        }
        Comparison three = rows(DecaySection.of(synthetic.of(Experiment.decay(List.of(0.1, 0.3, 1.0)))))
                .get("slope of T_grok against 1/λ, steps");
        assertTrue(three.agreement() instanceof Agreement.Agrees, three::toString);
    }

    @Test
    void baselineReadsTheRunsAsThePaperDid() {
        SyntheticResults exact = new SyntheticResults();
        exact.scatter = 0;
        exact.intercept = 700;
        exact.slope = 1_000;
        Map<String, Comparison> rows = rows(BaselineSection.of(exact.of(Experiment.S1.runs())));

        // Reached at 750 and 1,700: the next multiples of 200.
        assertEquals("800 ± 0", rows.get("T_mem, steps").ours());
        assertEquals("1,800 ± 0", rows.get("T_grok, steps").ours());
        assertEquals("10 of 10", rows.get("runs that grok").ours());
        double factor = Math.exp(-2 * 0.7 * 1e-3);
        assertTrue(rows.get("factor of V per step").ours().startsWith(NumberFormat.number(factor, 4)), "fitted factor");
        assertEquals("1,840 ± 227", rows.get("T_grok, steps").paper());
    }

    @Test
    void regimesAreCountedByDecay() {
        Map<String, Comparison> rows = rows(DecaySection.of(everything));

        assertEquals("10 of 10", rows.get("memorize, λ 0.01").ours());
        assertEquals("0 of 10", rows.get("grok, λ 0.01").ours());
        assertEquals("10 of 10", rows.get("grok, λ 0.1").ours());
        assertEquals("0 of 10", rows.get("grok, λ 5").ours());
        assertTrue(rows.get("memorize, λ 2").agreement() instanceof Agreement.Agrees, "0 of 10 against 4");
    }

    @Test
    void anOptimizerThatShouldFailAndDoesNotDiffers() {
        assertTrue(OptimizerSections.against(everything).rows().stream()
                .allMatch(row -> row.agreement() instanceof Agreement.Agrees));

        SyntheticResults wrong = new SyntheticResults();
        wrong.sgdLearns = true;
        Map<String, Comparison> rows = rows(OptimizerSections.against(wrong.of(Experiment.S6.runs())));
        assertEquals(
                "**differs: 5 of 5 against 0 of 5**",
                rows.get("SGD groks").agreement().words());
    }

    @Test
    void multiplicationIsComparedWithAdditionAtTheSameModulus() {
        Map<String, Comparison> rows = rows(MultiplicationSection.of(everything));

        assertEquals("20 of 20", rows.get("multiplications that grok").ours());
        Comparison equal = rows.get("delay, p = 53: multiplication against addition");
        assertEquals("**differs: it does not hold here**", equal.agreement().words(), "both obey the same law here");
    }

    @Test
    void parityHasNoDelayAndItsNormGrows() {
        assertTrue(ParitySection.of(everything).rows().stream()
                .filter(row -> !row.quantity().startsWith("T_grok"))
                .allMatch(row -> row.agreement() instanceof Agreement.Agrees));
    }

    @Test
    void energyOutsideTheKeyFrequenciesIsReadAtTheMilestones() {
        Section section = SpectrumSection.of(everything);
        Map<String, Comparison> rows = rows(section);

        assertEquals("0.848 ± 0.000", rows.get("R at step 0").ours());
        assertEquals(10, rows.get("R at T_grok").runs());
        assertTrue(rows.get("R falls between T_mem and T_grok").agreement() instanceof Agreement.Agrees);
        assertTrue(section.remarks().getFirst().contains("42: 5, 17, 23, 40, 44"), section.remarks()::getFirst);
    }

    @Test
    void heldNormsAreComparedByTheirMedians() {
        SyntheticResults exponential = new SyntheticResults();
        exponential.scatter = 100;
        Section section = HeldNormSections.ratios(exponential.of(Experiment.A.runs()));
        Map<String, Comparison> rows = rows(section);
        assertTrue(rows.get("T_grok, ρ 1").agreement() instanceof Agreement.Agrees, rows::toString);
        assertTrue(rows.get("T_grok, ρ 1.15").agreement() instanceof Agreement.Agrees, rows::toString);
        Comparison slope = rows.get("slope of ln T_grok against ρ");
        assertTrue(slope.agreement() instanceof Agreement.Agrees, slope::toString);
        assertEquals(35, slope.runs());
        assertEquals("a-held-norm.svg", section.plots().getFirst().file());

        exponential.exponent = 4;
        Map<String, Comparison> flatter = rows(HeldNormSections.ratios(exponential.of(Experiment.A.runs())));
        assertTrue(flatter.get("T_grok, ρ 1.15").agreement().words().startsWith("**differs: by −"), flatter::toString);
        assertTrue(
                flatter.get("slope of ln T_grok against ρ").agreement() instanceof Agreement.Differs,
                flatter::toString);
    }

    /** A run that has not grokked within its budget is later than all that have. */
    @Test
    void runsThatDoNotGrokCountInTheMedian() {
        SyntheticResults steep = new SyntheticResults();
        steep.exponent = 40;
        Map<String, Comparison> rows = rows(HeldNormSections.precision(steep.of(Experiment.PRECISION.runs())));
        assertEquals(
                "later than the budget, 0 of 5 grok",
                rows.get("p − 1: median T_grok, ρ 1.3").ours());
        Comparison ratio = rows.get("ratio of the medians, ρ 1.3");
        assertEquals("none, a median is later than the budget", ratio.ours());
        assertEquals("–", ratio.agreement().words(), "the runs are there");
        Map<String, Comparison> mild =
                rows(HeldNormSections.precision(new SyntheticResults().of(Experiment.PRECISION.runs())));
        assertEquals("1.00", mild.get("ratio of the medians, ρ 1.3").ours(), "these runs know nothing of rounding");
    }

    @Test
    void withoutRunsEveryRowSaysSo() {
        ReproductionReport empty = new ReproductionReport(
                new Results(List.of(), config -> List.of()), List.of(Experiment.values()), "0.0");
        String text = empty.markdown();

        assertTrue(text.contains("**Runs:** 0 of "), text);
        assertFalse(text.contains("agrees |") || text.contains("**differs"), text);
        assertFalse(text.contains("NaN"), text);
        assertEquals(Map.of(), empty.plots());
    }

    @Test
    void partOfTheRunsIsReportedAsFarAsItGoes() {
        Results two = new SyntheticResults().of(Experiment.S1.runs().subList(0, 2));
        String text = new ReproductionReport(two, List.of(Experiment.values()), "0.0").markdown();

        assertTrue(text.contains("| runs that grok | 2 of 2 | 2 | 10 of 10 | agrees |"), text);
        assertTrue(text.contains("| grok, λ 0.1 | – | 0 | 10 of 10 | not run |"), text);
        assertFalse(text.contains("NaN"), text);
    }

    @Test
    void theReportSaysHowItWasMadeAndShowsItsPlots() {
        String text = report.markdown();

        assertTrue(text.contains("**Seeds:** 42 to 51. **Engine:** Fake 1.0, 2 threads."), text);
        assertTrue(text.contains("## S2. Weight decay: λ from 0.001 to 5"), text);
        assertFalse(text.contains("NaN"), text);
        assertEquals(8, report.plots().size());
        report.plots().forEach((file, svg) -> {
            assertTrue(text.contains("(reproduction/" + file + ")"), file);
            // The letters of an embedded font may be anything.
            String drawn = svg.replaceAll("base64,[A-Za-z0-9+/=]*", "");
            assertFalse(drawn.contains("NaN"), file);
            assertTrue(drawn.length() < svg.length(), "it carries its fonts");
        });
    }

    @Test
    void theSameRunsGiveTheSameReport() {
        ReproductionReport again = new ReproductionReport(
                new SyntheticResults().of(Selection.named("all").runs()), Experiment.OF_THE_LAW, "0.0");
        assertEquals(report.markdown(), again.markdown());
        assertEquals(report.plots(), again.plots());
    }
}
