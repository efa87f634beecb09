package org.grokscope.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.grokscope.run.RunEvent;
import org.grokscope.run.config.HeldNorm;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.junit.jupiter.api.Test;

class RunNamesTest {

    private static final Narrator NARRATOR = Narrator.ENGLISH;
    private static final RunConfig FAST = Preset.FAST.config();

    private static NamedRun run(RunConfig config, RunEvent... events) {
        return NamedRun.of(config, OptionalLong.of(175), List.of(events));
    }

    private static String listed(RunConfig config, RunEvent... events) {
        return NARRATOR.besideUsual(FAST, run(config, events));
    }

    private static String branch(RunEvent... events) {
        return NARRATOR.branch(FAST, run(FAST, events));
    }

    @Test
    void aRunOfAListStatesOnlyHowItDepartsFromWhatIsUsual() {
        assertEquals("seed 45", listed(FAST));
        assertEquals("seed 48", listed(FAST.withSeed(48)));
        assertEquals("η 0.002", listed(FAST.withRates(0.002, 1)));
        assertEquals("λ 0.5, seed 48", listed(FAST.withRates(0.004, 0.5).withSeed(48)));
        assertEquals("SGD", listed(FAST.withOptimizer(Optimizer.SGD)));
        assertEquals("MLP 256", listed(FAST.withNetwork(Network.Mlp.DEFAULT)));
        assertEquals("hold ‖θ‖ from T_mem", listed(FAST.withIntervention(new Intervention.HoldNorm())));
        assertEquals("λ 0 from T_mem", listed(FAST.withIntervention(new Intervention.CutDecay())));
        assertEquals("SGD from T_mem", listed(FAST.withIntervention(new Intervention.SwitchOptimizer(Optimizer.SGD))));
        assertEquals("seed 45", listed(FAST.longer(500)), "how long it was trained has a column of its own");
    }

    @Test
    void whatWasChangedOnTheWayHasItsStep() {
        assertEquals("τ 1 → 1.67 from step 400", listed(FAST, new RunEvent.TemperatureChanged(400, 1, 1.67)));
        assertEquals("λ 0.5 from step 1,195", listed(FAST, new RunEvent.WeightDecayChanged(1_195, 1, 0.5)));
        assertEquals("hold ‖θ‖ from T_mem", listed(FAST, new RunEvent.NormHeld(175, 9)), "by hand, at T_mem");
        assertEquals(
                "hold ‖θ‖ from T_mem",
                listed(FAST.withIntervention(new Intervention.HoldNorm()), new RunEvent.NormHeld(175, 9)),
                "what was planned is said once");
        RunConfig held = Preset.HELD_NORM.config();
        RunConfig lower = held.withHeldNorm(Optional.of(new HeldNorm(0.85, 500, 54.5)));
        assertEquals("ρ 0.85", NARRATOR.besideUsual(held, run(lower, new RunEvent.NormHeld(500, 2_146))));
        assertEquals(
                "ρ 0.85, hold ‖θ‖ at 46.3 from step 700",
                NARRATOR.besideUsual(held, run(lower, new RunEvent.NormHeld(700, 2_146))),
                "by hand, later");
        assertEquals(
                "λ 2 from step 10, λ 3 from step 20 …",
                listed(
                        FAST,
                        new RunEvent.WeightDecayChanged(10, 1, 2),
                        new RunEvent.WeightDecayChanged(20, 2, 3),
                        new RunEvent.WeightDecayChanged(30, 3, 4)));
    }

    @Test
    void aBranchStatesWhatTheRunItComesFromHasNot() {
        RunEvent before = new RunEvent.LearningRateChanged(195, 0.004, 0.002);
        RunEvent fork = new RunEvent.Forked(195);
        assertEquals("λ 0.5 from step 195", branch(before, fork, new RunEvent.WeightDecayChanged(195, 1, 0.5)));
        assertEquals("branch at step 195", branch(before, fork));
        assertEquals(
                "branch at step 300", branch(before, fork, new RunEvent.NormHeld(200, 9), new RunEvent.Forked(300)));
        assertEquals(
                "η 0.002 ab Schritt 195",
                new Narrator(Locale.GERMAN).besideUsual(FAST, run(FAST, before, new RunEvent.Forked(195))),
                "beside others it has what it took over");
    }

    @Test
    void titlesStateWhatIsNotAsUsual() {
        Narrator german = new Narrator(Locale.GERMAN);
        RunConfig config = ShareText.config(
                "grokscope:fast,temperature=1.67,orthogonal-gradient=on,warmup=100,width=32,softmax=stable");
        String settings = NARRATOR.settings(config);
        assertTrue(
                settings.endsWith("AdamW, η 0.004, λ 1, τ 1.67, stable softmax, orthogonal gradient, warm-up 100"),
                settings);
        String caption = NARRATOR.figures().caption("", List.of(config, config.withSeed(3)), "9.9");
        assertTrue(
                caption.contains("τ 1.67")
                        && caption.contains("orthogonal\u00a0gradient")
                        && caption.contains("warm-up 100"),
                caption);
        assertFalse(NARRATOR.settings(FAST).contains("warm-up"));
        assertEquals("Breite 32", german.besideUsual(FAST, run(config(FAST))));
    }

    private static RunConfig config(RunConfig fast) {
        return fast.withNetwork(new Network.Transformer(32, 4, 256));
    }

    @Test
    void comparedRunsStateEachSettingInWhichTheyDifferAndShareTheRest() {
        GroupNames names = NARRATOR.compared(List.of(run(FAST), run(FAST.withRates(0.004, 0.5))));
        assertEquals(List.of("λ 1", "λ 0.5"), names.names());
        assertEquals("(a + b) mod 47 · transformer 64 · 4 · 256 · AdamW, η 0.004, seed 45", names.shared());
        GroupNames networks = NARRATOR.compared(List.of(run(FAST), run(FAST.withNetwork(Network.Mlp.DEFAULT))));
        assertEquals(List.of("transformer 64 · 4 · 256", "MLP 256"), networks.names());
        assertEquals("(a + b) mod 47 · AdamW, η 0.004, λ 1, seed 45", networks.shared());
        assertEquals(
                List.of("Fast", "The paper"),
                NARRATOR.compared(List.of(run(FAST), run(Preset.PAPER.config())))
                        .names());
        assertEquals(new GroupNames("", List.of()), NARRATOR.compared(List.of()));
    }

    @Test
    void aRunBelongsToThePresetOfItsTaskFromWhichItDiffersLeast() {
        assertEquals(
                Preset.FAST,
                Preset.nearest(FAST.withRates(0.002, 0).withSeed(3)).orElseThrow());
        RunConfig paper = Preset.PAPER.config();
        assertEquals(Preset.PAPER, Preset.nearest(paper.withRates(1e-3, 0.3)).orElseThrow());
        assertEquals(
                Preset.NO_DECAY,
                Preset.nearest(Preset.NO_DECAY.config().withSeed(9)).orElseThrow());
        assertEquals(Preset.SGD_FAILS, Preset.nearest(Preset.SGD_FAILS.config()).orElseThrow());
    }
}
