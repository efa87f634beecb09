package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.grokscope.narration.Narrator;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Task;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.settings.SettingsPanel;
import org.junit.jupiter.api.Test;

/** Presets, and the settings as a mirror of a configuration. */
class PresetsTest extends OpenWindow {

    private static final int RANDOM_CONFIGS = 300;

    PresetsTest() {
        super(5_000);
    }

    @Test
    void everyPresetFillsAllFields() {
        for (Preset preset : Preset.values()) {
            window.choose("Preset", Narrator.ENGLISH.title(preset));
            assertEquals(preset.config(), window.draft(), Narrator.ENGLISH.title(preset));
            assertEquals(preset.config(), window.session().config(), Narrator.ENGLISH.title(preset));
            assertEquals("", window.notice(), Narrator.ENGLISH.title(preset));
            assertTrue(window.shows(Window.presetName(Narrator.ENGLISH.title(preset))));
            assertEquals("Ready", window.badge());
        }
    }

    @Test
    void choosingByKeyboardTakesWhatTheListClosesWithAndStartsNothing() {
        ComboBox<?> list = window.list("Preset");
        Window.run(() -> {
            list.requestFocus();
            list.show();
        });
        window.press(KeyCode.DOWN);
        window.press(KeyCode.DOWN);
        assertEquals(Preset.PAPER.config(), window.session().config(), "while the list is open nothing is chosen");
        window.press(KeyCode.ENTER);
        Window.until("the list closes", () -> !list.isShowing());
        Window.until("the preset is taken", () -> !window.session().config().equals(Preset.PAPER.config()));
        Window.settle();
        assertEquals("Ready", window.badge());
        assertEquals("0", window.readout("step"));
    }

    @Test
    void inMidRunAPresetOnlyAnnouncesItself() {
        window.startTraining();
        TrainingSession running = window.session();
        window.choose("Preset", Narrator.ENGLISH.title(Preset.FAST));
        assertSame(running, window.session());
        assertEquals(
                "Modulus p, Width, Feed-forward size, Learning rate η, Steps per evaluation, Stop step, Steps after grokking "
                        + "changed. Start a new run? The current one stays in the library.",
                window.notice());
        assertEquals(Preset.FAST.config(), window.draft());
        long there = running.step();
        window.untilStep(there + 2);
        assertEquals(1e-3, running.learningRate());
        window.click(window.button("Start new run"));
        assertNotSame(running, window.session());
        assertEquals(Preset.FAST.config(), window.session().config());
        assertEquals("", window.notice());
        assertEquals("0", window.readout("step"));
        Window.until("the old run ends", () -> running.state().isOver());
    }

    @Test
    void undoBringsTheSettingsOfTheRunBack() {
        window.startTraining();
        TrainingSession running = window.session();
        window.choose("Preset", Narrator.ENGLISH.title(Preset.PARITY));
        assertTrue(window.notice().startsWith("Task, Network, "), window.notice());
        window.click(window.button("Undo"));
        assertEquals("", window.notice());
        assertEquals(Preset.PAPER.config(), window.draft());
        assertSame(running, window.session());
        assertTrue(window.shows(Window.presetName(Narrator.ENGLISH.title(Preset.PAPER))));
        assertTrue(window.field("Modulus p").isVisible());
    }

    @Test
    void anEditInMidRunSaysWhatItNeedsAndTakingItBackClearsThat() {
        window.startTraining();
        window.enter("Modulus p", "53");
        assertEquals("Modulus p changed. Start a new run? The current one stays in the library.", window.notice());
        window.enter("Seed", "7");
        assertEquals(
                "Modulus p, Seed changed. Start a new run? The current one stays in the library.", window.notice());
        window.enter("Seed", "45");
        window.enter("Modulus p", "97");
        assertEquals("", window.notice());
        assertEquals(Preset.PAPER.config(), window.session().config());
    }

    @Test
    void oneLosesThePresetsNameWithAnEditAndFindsItAgain() {
        window.enter("Modulus p", "53");
        assertTrue(window.shows("Custom settings"));
        window.enter("Modulus p", "97");
        assertTrue(window.shows(Window.presetName(Narrator.ENGLISH.title(Preset.PAPER))));
        window.enter("Seed", "7");
        assertTrue(
                window.shows(Window.presetName(Narrator.ENGLISH.title(Preset.PAPER))),
                "another seed is still the paper's setting");
    }

    @Test
    void parityHasItsOwnRowsAndNetwork() {
        window.choose("Task", "Sparse parity of bits");
        assertTrue(window.shows("Bits"));
        assertTrue(window.shows("Relevant bits"));
        assertTrue(window.shows("Samples"));
        assertTrue(window.shows("Hidden units"));
        assertFalse(window.shows("Modulus p"));
        assertEquals(new ParityTask(20, 3, 25_000), window.draft().task());
        assertEquals(Network.Mlp.DEFAULT, window.draft().network());
        assertEquals("", window.notice());
        window.choose("Task", Operation.MULTIPLY.label());
        assertTrue(window.field("Modulus p").isVisible());
        assertFalse(window.shows("Bits"));
        assertEquals(new ModularTask(Operation.MULTIPLY, 97), window.draft().task());
    }

    @Test
    void theSettingsGiveBackWhatTheyWereLoadedWith() {
        SettingsPanel panel = window.settings();
        List<RunConfig> configs = randomConfigs();
        Window.run(() -> configs.forEach(config -> {
            panel.load(config);
            assertEquals(config, panel.draft());
            assertEquals("", panel.problem());
        }));
        assertEquals(new SessionState.Ready(), window.session().state());
        assertEquals(Preset.PAPER.config(), window.session().config(), "loading is not editing");
    }

    private static List<RunConfig> randomConfigs() {
        Random random = new Random(7);
        List<RunConfig> configs = new ArrayList<>();
        while (configs.size() < RANDOM_CONFIGS) {
            try {
                configs.add(config(random));
            } catch (InvalidSettingException e) {
                // Not every combination goes together: take the next.
            }
        }
        return configs;
    }

    private static RunConfig config(Random random) {
        boolean parity = random.nextInt(4) == 0;
        Operation[] operations = Operation.values();
        Task task = parity
                ? new ParityTask(2 + random.nextInt(59), 1 + random.nextInt(10), 2 + random.nextInt(99_999))
                : new ModularTask(operations[random.nextInt(operations.length)], 3 + random.nextInt(497));
        Network network = parity || random.nextBoolean()
                ? new Network.Mlp(1 + random.nextInt(4096))
                : new Network.Transformer(4 * (1 + random.nextInt(128)), 4, 4 + random.nextInt(2045));
        List<Optimizer> optimizers = Arrays.stream(Optimizer.values())
                .filter(optimizer -> optimizer.fits(network))
                .toList();
        return new RunConfig(
                task,
                0.01 + 0.98 * random.nextDouble(),
                network,
                new Optimization(
                        optimizers.get(random.nextInt(optimizers.size())),
                        Math.pow(10, -5 + 4 * random.nextDouble()),
                        random.nextInt(4) == 0 ? 0 : Math.pow(10, -6 + 7 * random.nextDouble()),
                        random.nextInt(3) == 0 ? 0 : random.nextInt(16_385)),
                new Schedule(
                        random.nextInt(1_000_000_000),
                        1 + random.nextInt(100_000),
                        1 + random.nextInt(10_000_000),
                        random.nextInt(10_000_002) - 1));
    }
}
