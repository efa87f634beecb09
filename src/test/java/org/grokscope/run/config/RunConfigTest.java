package org.grokscope.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunConfigTest {

    private static final Task ADD = new ModularTask(Operation.ADD, 97);
    private static final Network NET = Network.Transformer.PAPER;

    private static RunConfig with(
            double eta, double lambda, double fraction, int batch, long seed, int cadence, long steps, long after) {
        return new RunConfig(ADD, NET, Optimizer.ADAMW, eta, lambda, fraction, batch, seed, cadence, steps, after);
    }

    private static void assertRefused(String field, String message, Executable make) {
        InvalidSettingException e = assertThrows(InvalidSettingException.class, make);
        assertEquals(message, e.getMessage());
        assertEquals(field, e.field());
    }

    @Test
    void everyFieldIsRefusedByNameValueAndAllowedRange() {
        assertRefused(
                "learning rate",
                "learning rate = 0 is not possible; allowed: numbers from 0.00001 to 0.1",
                () -> with(0, 1, 0.5, 512, 1, 50, 100, -1));
        assertRefused(
                "learning rate",
                "learning rate = NaN is not possible; allowed: numbers from 0.00001 to 0.1",
                () -> with(Double.NaN, 1, 0.5, 512, 1, 50, 100, -1));
        assertRefused(
                "weight decay",
                "weight decay = -0.5 is not possible; allowed: numbers from 0 to 10",
                () -> with(1e-3, -0.5, 0.5, 512, 1, 50, 100, -1));
        assertRefused(
                "train fraction",
                "train fraction = 1 is not possible; allowed: numbers from 0.01 to 0.99",
                () -> with(1e-3, 1, 1, 512, 1, 50, 100, -1));
        assertRefused(
                "batch",
                "batch = -1 is not possible; allowed: whole numbers from 0 to 16,384",
                () -> with(1e-3, 1, 0.5, -1, 1, 50, 100, -1));
        assertRefused(
                "seed",
                "seed = -1 is not possible; allowed: whole numbers from 0 to 999,999,999",
                () -> with(1e-3, 1, 0.5, 512, -1, 50, 100, -1));
        assertRefused(
                "evaluate every",
                "evaluate every = 0 is not possible; allowed: whole numbers from 1 to 100,000",
                () -> with(1e-3, 1, 0.5, 512, 1, 0, 100, -1));
        assertRefused(
                "steps",
                "steps = 10,000,001 is not possible; allowed: whole numbers from 1 to 10,000,000",
                () -> with(1e-3, 1, 0.5, 512, 1, 50, 10_000_001, -1));
        assertRefused(
                "stop after grok",
                "stop after grok = -2 is not possible; allowed: whole numbers from -1 to 10,000,000",
                () -> with(1e-3, 1, 0.5, 512, 1, 50, 100, -2));
    }

    @Test
    void settingsThatDoNotGoTogetherAreRefused() {
        assertRefused(
                "batch",
                "batch = 4705 is not possible; allowed: whole numbers from 1 to the size of the train set, "
                        + "4704, or full (0) for all of it",
                () -> with(1e-3, 1, 0.5, 4_705, 1, 50, 100, -1));
        assertRefused(
                "network",
                "network = transformer is not possible; allowed: mlp, because parity has more than two inputs",
                () -> new RunConfig(
                        new ParityTask(20, 3, 1_000), NET, Optimizer.ADAMW, 1e-3, 1, 0.5, 64, 1, 50, 100, -1));
        assertRefused(
                "width",
                "width = 10 is not possible; allowed: multiples of the number of heads, 4",
                () -> new Network.Transformer(10, 4, 16));
        assertRefused(
                "heads",
                "heads = 0 is not possible; allowed: whole numbers from 1 to 16",
                () -> new Network.Transformer(8, 0, 16));
        assertRefused(
                "feed-forward size",
                "feed-forward size = 3 is not possible; allowed: whole numbers from 4 to 2,048",
                () -> new Network.Transformer(8, 2, 3));
        assertRefused(
                "hidden units",
                "hidden units = 5,000 is not possible; allowed: whole numbers from 1 to 4,096",
                () -> new Network.Mlp(5_000));
    }

    @Test
    void anInterventionIsPartOfTheRunAndSwitchesToAnotherOptimizer() {
        RunConfig config = with(1e-3, 1, 0.5, 512, 1, 50, 100, -1);
        assertEquals(new Intervention.None(), config.intervention());
        RunConfig held = config.withIntervention(new Intervention.HoldNorm());
        assertEquals(held.intervention(), held.withSeed(3).withRates(1e-2, 0).intervention());
        assertRefused(
                "intervene",
                "intervene = switch-to-adamw is not possible; allowed: another optimizer than the one that the run "
                        + "starts with",
                () -> config.withIntervention(new Intervention.SwitchOptimizer(Optimizer.ADAMW)));
        assertEquals(
                List.of(
                        "none",
                        "hold-norm",
                        "cut-decay",
                        "switch-to-adamw",
                        "switch-to-sgd",
                        "switch-to-sgd-momentum",
                        "switch-to-adam-l2"),
                Intervention.all().stream().map(Intervention::id).toList());
    }

    @Test
    void theEndsOfEveryRangeAreAllowed() {
        with(1e-5, 0, 0.01, 0, 0, 1, 1, -1);
        with(1e-1, 10, 0.99, 1, 999_999_999, 100_000, 10_000_000, 10_000_000);
        assertEquals(4_704, with(1e-3, 1, 0.5, 4_704, 1, 50, 100, -1).examplesPerStep());
        assertEquals(
                4_704, with(1e-3, 1, 0.5, RunConfig.FULL_BATCH, 1, 50, 100, -1).examplesPerStep());
    }

    @Test
    void anotherSeedChangesNothingElse() {
        RunConfig config = Preset.PAPER.config();
        RunConfig other = config.withSeed(7);
        assertEquals(7, other.seed());
        assertEquals(config, other.withSeed(config.seed()));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void presetsAreFoundByTheirNames(Preset preset) {
        assertEquals(preset, Preset.named(preset.id()));
        assertTrue(!preset.title().isBlank() && preset.description().endsWith("."));
    }

    @Test
    void anUnknownPresetIsAnsweredWithTheKnownOnes() {
        InvalidSettingException e = assertThrows(InvalidSettingException.class, () -> Preset.named("papr"));
        for (Preset preset : Preset.values()) {
            assertTrue(e.getMessage().contains(preset.id()), e.getMessage());
        }
        assertEquals(
                Preset.values().length,
                List.of(Preset.values()).stream().map(Preset::id).distinct().count());
    }
}
