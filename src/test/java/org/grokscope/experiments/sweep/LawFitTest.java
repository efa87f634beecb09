package org.grokscope.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Milestones;
import org.grokscope.run.Outcome;
import org.grokscope.run.config.HeldNorm;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Softmax;
import org.junit.jupiter.api.Test;

class LawFitTest {

    private final List<RunFigures> runs = new ArrayList<>();

    private void run(int cell, double eta, double lambda, long memorized, long grokked, double mem, double post) {
        RunConfig config = Preset.PAPER.config().withRates(eta, lambda).withSeed(runs.size());
        Milestones milestones = new Milestones(
                OptionalLong.of(memorized), OptionalLong.of(grokked), OptionalDouble.of(mem), OptionalDouble.of(post));
        runs.add(figures(PlannedRun.of(cell, config), milestones, post, Math.log(mem / post) / (2 * eta * lambda)));
    }

    private static RunFigures figures(PlannedRun run, Milestones milestones, double last, double escape) {
        return figures(run, milestones, last, escape, Double.NaN);
    }

    private static RunFigures figures(
            PlannedRun run, Milestones milestones, double last, double escape, double logitScale) {
        return new RunFigures(
                run,
                milestones,
                13_000,
                last,
                escape,
                logitScale,
                Optional.empty(),
                5_000,
                new Outcome.Grokked(),
                new EngineInfo("Fake", "1", 1),
                1);
    }

    private LawFit fit(LawFit.Law law) {
        return LawFit.of(runs).stream()
                .filter(fit -> fit.law() == law)
                .findFirst()
                .orElseThrow();
    }

    private List<LawFit.Law> laws() {
        return LawFit.of(runs).stream().map(LawFit::law).toList();
    }

    @Test
    void decayThatVariesGivesThePapersLine() {
        double[] lambdas = {0.1, 0.2, 0.5, 1};
        for (int cell = 0; cell < lambdas.length; cell++) {
            for (int seed = -1; seed <= 1; seed++) {
                long grokked = Math.round(1_182 / lambdas[cell] + 884 + 10 * seed);
                run(cell, 1e-3, lambdas[cell], 800, grokked, 3_700, 300);
            }
        }
        LawFit fit = fit(LawFit.Law.INVERSE_DECAY);
        assertEquals(1_182, fit.line().slope(), 1e-6);
        assertEquals(884, fit.line().intercept(), 1e-6);
        assertTrue(
                fit.slope().contains(1_182) && fit.slope().high() - fit.slope().low() < 20, fit::toString);
        assertEquals(4, fit.cells());
        assertEquals(12, fit.line().points());
        assertEquals(
                List.of(LawFit.Law.INVERSE_DECAY, LawFit.Law.ESCAPE_TIME),
                laws(),
                "norms that are all the same allow no line against them");
    }

    @Test
    void rateThatVariesAndBothThatVaryAreFittedAgainstWhatVaries() {
        double[] etas = {1e-3, 5e-4, 2e-4};
        for (int cell = 0; cell < etas.length; cell++) {
            run(cell, etas[cell], 1, 800, Math.round(2 / etas[cell] + 100), 3_700, 300 + cell);
        }
        assertEquals(2, fit(LawFit.Law.INVERSE_RATE).line().slope(), 1e-9);
        assertEquals(List.of(LawFit.Law.INVERSE_RATE, LawFit.Law.ESCAPE_TIME, LawFit.Law.NORM_RATIO), laws());
        run(3, 1e-3, 0.5, 800, 4_100, 3_700, 300);
        assertEquals(2, fit(LawFit.Law.INVERSE_PRODUCT).line().slope(), 1e-9);
        assertTrue(!laws().contains(LawFit.Law.INVERSE_RATE));
    }

    @Test
    void delayFollowsTheNorms() {
        for (int cell = 0; cell < 4; cell++) {
            double ratio = Math.exp(2 + cell);
            run(cell, 1e-3, 1, 800, 800 + 600L * (2 + cell), 300 * ratio, 300);
        }
        LawFit norms = fit(LawFit.Law.NORM_RATIO);
        assertEquals(600, norms.line().slope(), 1e-6);
        assertEquals(0, norms.line().intercept(), 1e-6);
        // T_esc is half a thousand times that logarithm.
        assertEquals(1.2, fit(LawFit.Law.ESCAPE_TIME).line().slope(), 1e-9);
    }

    private void held(int cell, double ratio, double temperature, double grokked) {
        RunConfig preset = Preset.HELD_NORM.config();
        RunConfig config = preset.withHeldNorm(Optional.of(new HeldNorm(ratio, 500, 54.5)))
                .withObjective(new Objective(LossFunction.CROSS_ENTROPY, temperature, Softmax.FLOAT32))
                .withSeed(runs.size());
        Milestones milestones = new Milestones(
                OptionalLong.of(175),
                OptionalLong.of(Math.round(grokked)),
                OptionalDouble.of(2_950),
                OptionalDouble.of(54.5 * 54.5 * ratio * ratio));
        // As if L were 20 times the scale of the outputs.
        double scale = ratio * ratio * ratio / temperature;
        runs.add(figures(PlannedRun.of(cell, config), milestones, 54.5 * 54.5 * ratio * ratio, Double.NaN, 20 * scale));
    }

    /** Made by ln T = 0.65 + 7.64ρ, which the fit must find again. */
    @Test
    void whereTheNormIsHeldTheLineIsExponential() {
        for (int cell = 0; cell < 7; cell++) {
            double ratio = 0.85 + 0.05 * cell;
            held(cell, ratio, 1, Math.exp(0.65 + 7.64 * ratio));
        }
        assertEquals(List.of(LawFit.Law.HELD_RATIO, LawFit.Law.HELD_SCALE), laws().subList(0, 2));
        LawFit fit = fit(LawFit.Law.HELD_RATIO);
        assertEquals(7.64, fit.line().slope(), 1e-2);
        assertEquals(0.65, fit.line().intercept(), 1e-2);
        assertTrue(fit.words().startsWith("ln T_grok = 7.6") && fit.words().contains("· ρ + 0.6"), fit.words());
    }

    /** ln T = 6 + 2.3 · ρ³/τ: the ratio alone would put runs of one norm and two temperatures on top of each other. */
    @Test
    void withTemperaturesTheScaleOfTheOutputsSpeaks() {
        int cell = 0;
        for (double ratio : new double[] {1, 1.15}) {
            for (double temperature : new double[] {1, 1.5}) {
                held(cell++, ratio, temperature, Math.exp(6 + 2.3 * ratio * ratio * ratio / temperature));
            }
        }
        assertEquals(LawFit.Law.HELD_SCALE, laws().getFirst());
        assertTrue(!laws().contains(LawFit.Law.HELD_RATIO));
        assertEquals(2.3, fit(LawFit.Law.HELD_SCALE).line().slope(), 1e-2);
        assertEquals(2.3 / 20, fit(LawFit.Law.HELD_LOGITS).line().slope(), 1e-3);
    }

    @Test
    void twoSettingsOrRunsThatDoNotGrokMakeNoLine() {
        assertEquals(List.of(), LawFit.of(runs));
        run(0, 1e-3, 1, 800, 1_800, 3_700, 300);
        run(1, 1e-3, 0.5, 800, 3_000, 3_700, 310);
        run(1, 1e-3, 0.5, 800, 3_100, 3_700, 310);
        assertEquals(List.of(), LawFit.of(runs));
        Milestones never = new Milestones(
                OptionalLong.of(800), OptionalLong.empty(), OptionalDouble.of(3_700), OptionalDouble.empty());
        runs.add(figures(PlannedRun.of(2, Preset.NO_DECAY.config()), never, 15_000, Double.NaN));
        assertEquals(List.of(), LawFit.of(runs));
    }

    private LawVerdict verdict() {
        return LawVerdict.of(LawFit.of(runs), runs);
    }

    @Test
    void theExponentialLawSpeaksWhereTheStepsGrowSo() {
        for (int cell = 0; cell < 7; cell++) {
            double ratio = 0.85 + 0.05 * cell;
            held(cell, ratio, 1, Math.exp(0.65 + 7.64 * ratio));
        }
        LawVerdict verdict = verdict();
        assertEquals(LawVerdict.Kind.EXPONENTIAL, verdict.kind());
        assertEquals(LawFit.Law.HELD_RATIO, verdict.law().orElseThrow().law());
        assertEquals(
                List.of(LawFit.Law.HELD_SCALE, LawFit.Law.HELD_LOGITS),
                verdict.others().stream().map(LawFit::law).toList());
        assertEquals(
                "The exponential law speaks: ln T_grok follows ρ, R² 1.000 (ρ³/τ 0.993, L 0.993).", verdict.words());
    }

    @Test
    void stepsThatGrowInAStraightLineAreNotTheExponentialLaw() {
        for (int cell = 0; cell < 7; cell++) {
            held(cell, 0.85 + 0.05 * cell, 1, 500 + 4_000 * (0.05 * cell));
        }
        assertEquals(LawVerdict.Kind.STRAIGHT, verdict().kind());
        assertTrue(
                verdict().words().startsWith("Not the exponential law: T_grok grows with ρ"),
                verdict().words());
    }

    @Test
    void noLawSpeaksForStepsThatDoNotGrow() {
        for (int cell = 0; cell < 7; cell++) {
            held(cell, 0.85 + 0.05 * cell, 1, cell % 2 == 0 ? 900 : 1_000);
        }
        assertEquals(
                "No law speaks: no slope is above 0 with 95 % confidence.",
                verdict().words());
    }

    @Test
    void theLogarithmicLawSpeaksWhereTheDelayFollowsTheNorms() {
        for (int cell = 0; cell < 4; cell++) {
            run(cell, 1e-3, 1, 800, 800 + 600L * (2 + cell), 300 * Math.exp(2 + cell), 300);
        }
        assertEquals(LawVerdict.Kind.LOGARITHMIC, verdict().kind());
        assertEquals(
                "The logarithmic law speaks: the weights contract, and the delay follows T_esc, R² 1.000 (log(V_mem/V_post) 1.000).",
                verdict().words());
    }

    @Test
    void settingsSpeakAloneWhereTheDelayFollowsNoNorm() {
        double[] lambdas = {0.25, 0.5, 1, 2};
        for (int cell = 0; cell < lambdas.length; cell++) {
            long memorized = Math.round(1_000 / lambdas[cell]);
            run(cell, 1e-3, lambdas[cell], memorized, memorized + 500 + cell % 2, 3_700 + 10 * (cell % 3), 300);
        }
        assertEquals(LawVerdict.Kind.SETTINGS, verdict().kind());
        assertTrue(
                verdict().words().startsWith("T_grok follows 1/λ, R² 1.000"),
                verdict().words());
    }
}
