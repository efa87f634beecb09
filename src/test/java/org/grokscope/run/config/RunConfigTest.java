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
        return new RunConfig(
                ADD,
                fraction,
                NET,
                new Optimization(Optimizer.ADAMW, eta, lambda, batch),
                new Schedule(seed, cadence, steps, after));
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
                "Learning rate must be between 0.00001 and 0.1 (got 0).",
                () -> with(0, 1, 0.5, 512, 1, 50, 100, -1));
        assertRefused(
                "learning rate",
                "Learning rate must be between 0.00001 and 0.1 (got NaN).",
                () -> with(Double.NaN, 1, 0.5, 512, 1, 50, 100, -1));
        assertRefused(
                "weight decay",
                "Weight decay must be between 0 and 10 (got -0.5).",
                () -> with(1e-3, -0.5, 0.5, 512, 1, 50, 100, -1));
        assertRefused(
                "train fraction",
                "Train fraction must be between 0.01 and 0.99 (got 1).",
                () -> with(1e-3, 1, 1, 512, 1, 50, 100, -1));
        assertRefused(
                "batch size",
                "Batch size must be a whole number between 1 and 16,384 (got -1).",
                () -> with(1e-3, 1, 0.5, -1, 1, 50, 100, -1));
        assertRefused(
                "seed",
                "Seed must be a whole number between 0 and 999,999,999 (got -1).",
                () -> with(1e-3, 1, 0.5, 512, -1, 50, 100, -1));
        assertRefused(
                "steps per evaluation",
                "Steps per evaluation must be a whole number between 1 and 100,000 (got 0).",
                () -> with(1e-3, 1, 0.5, 512, 1, 0, 100, -1));
        assertRefused(
                "stop step",
                "Stop step must be a whole number between 1 and 10,000,000 (got 10,000,001).",
                () -> with(1e-3, 1, 0.5, 512, 1, 50, 10_000_001, -1));
        assertRefused(
                "steps after grokking",
                "Steps after grokking must be a whole number between 0 and 10,000,000 (got -2).",
                () -> with(1e-3, 1, 0.5, 512, 1, 50, 100, -2));
    }

    @Test
    void settingsThatDoNotGoTogetherAreRefused() {
        assertRefused(
                "batch size",
                "Batch size must be full or between 1 and the size of the train set, 4704 (got 4705).",
                () -> with(1e-3, 1, 0.5, 4_705, 1, 50, 100, -1));
        assertRefused(
                "network",
                "Network must be mlp for the task parity (got transformer).",
                () -> new RunConfig(
                        new ParityTask(20, 3, 1_000),
                        0.5,
                        NET,
                        new Optimization(Optimizer.ADAMW, 1e-3, 1, 64),
                        new Schedule(1, 50, 100, -1)));
        assertRefused(
                "network",
                "Network must be mlp for the task parity (got embedding-mlp).",
                () -> Preset.PARITY.config().withNetwork(Network.EmbeddingMlp.DEFAULT));
        assertRefused(
                "width",
                "Width must be a multiple of the number of heads, 4 (got 10).",
                () -> new Network.Transformer(10, 4, 16));
        assertRefused(
                "attention heads",
                "Attention heads must be a whole number between 1 and 16 (got 0).",
                () -> new Network.Transformer(8, 0, 16));
        assertRefused(
                "feed-forward size",
                "Feed-forward size must be a whole number between 4 and 2,048 (got 3).",
                () -> new Network.Transformer(8, 2, 3));
        assertRefused(
                "hidden units",
                "Hidden units must be a whole number between 1 and 4,096 (got 5,000).",
                () -> new Network.Mlp(5_000));
        assertRefused(
                "hidden units",
                "Hidden units must be a whole number between 1 and 4,096 (got 0).",
                () -> new Network.EmbeddingMlp(128, 0, Activation.GELU));
        assertRefused(
                "width",
                "Width must be a whole number between 4 and 512 (got 513).",
                () -> new Network.EmbeddingMlp(513, 8, Activation.GELU));
    }

    @Test
    void anInterventionIsPartOfTheRunAndSwitchesToAnotherOptimizer() {
        RunConfig config = with(1e-3, 1, 0.5, 512, 1, 50, 100, -1);
        assertEquals(new Intervention.None(), config.intervention());
        RunConfig held = config.withIntervention(new Intervention.HoldNorm());
        assertEquals(held.intervention(), held.withSeed(3).withRates(1e-2, 0).intervention());
        assertRefused(
                "intervention",
                "Intervention must be none or a switch to another optimizer than the one at the start (got switch-to-adamw).",
                () -> config.withIntervention(new Intervention.SwitchOptimizer(Optimizer.ADAMW)));
        assertEquals(
                List.of(
                        "none",
                        "hold-norm",
                        "cut-decay",
                        "switch-to-adamw",
                        "switch-to-sgd",
                        "switch-to-sgd-momentum",
                        "switch-to-adam-l2",
                        "switch-to-lion",
                        "switch-to-muon"),
                Intervention.all().stream().map(Intervention::id).toList());
    }

    @Test
    void theEndsOfEveryRangeAreAllowed() {
        with(1e-5, 0, 0.01, 0, 0, 1, 1, -1);
        with(1e-1, 10, 0.99, 1, 999_999_999, 100_000, 10_000_000, 10_000_000);
        assertEquals(4_704, with(1e-3, 1, 0.5, 4_704, 1, 50, 100, -1).examplesPerStep());
        assertEquals(
                4_704,
                with(1e-3, 1, 0.5, Optimization.FULL_BATCH, 1, 50, 100, -1).examplesPerStep());
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
