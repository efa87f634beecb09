package org.grokscope.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Preset;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.FakeLearner;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.Test;

/** Runs are deleted, restored, pruned, exported and imported. */
class LibraryChangesTest extends LibraryWindow {

    @Test
    void deletedRunsComeBack() {
        train();
        goToLibrary(1);
        select(0);
        window.click(window.button("Move to Trash"));
        awaitRuns(0);
        window.click(window.button("Undo"));
        awaitRuns(1);
        select(0);
        Window.run(() -> table().requestFocus());
        window.press(KeyCode.DELETE);
        awaitRuns(0);
        window.click(window.box("Trash"));
        awaitRuns(1);
        select(0);
        assertTrue(window.button("Open").isDisabled());
        window.click(window.button("Restore"));
        awaitRuns(0);
        window.click(window.box("Trash"));
        awaitRuns(1);
    }

    @Test
    void aQuestionGoesWithTheRunThatItAsksAboutAndTheUndoBeforeItReturns() {
        train();
        train();
        window.close();
        window = new Window(new FakeLearner.Factory().delayNanos(TimeUnit.MILLISECONDS.toNanos(2)), file);
        goToLibrary(2);
        select(0);
        window.click(window.button("Move to Trash"));
        awaitRuns(1);
        long left = table().runs().getFirst().id();
        Window.run(() -> {
            window.run().load(Preset.PAPER.config());
            window.run().reset();
            window.run().startOrPause();
        });
        Window.until("it trains", () -> window.session().step() > 0);
        Window.run(() -> table().select(left));
        Window.settle();
        window.click(window.button("Open"));
        Window.until("it asks", () -> window.shows("Stop it and open"));
        window.click(window.button("Keep training"));
        assertTrue(window.shows("Undo"), "the deletion can still be undone");
        window.click(window.button("Open"));
        Window.until("it asks again", () -> window.shows("Stop it and open"));
        Window.run(window.run()::startOrPause);
        Window.until("nothing is left to ask", () -> {
            window.refresh();
            return !window.shows("Stop it and open");
        });
        window.click(window.button("Undo"));
        Window.until("the deleted run is back", () -> {
            refresh();
            return table().runs().size() == 3;
        });
    }

    @Test
    void weightsArePrunedAndRunsCompared() {
        train();
        train();
        goToLibrary(2);
        Window.until("the last checkpoints are recorded", () -> {
            refresh();
            return table().runs().stream().allMatch(run -> run.ended().isPresent());
        });
        select(0);
        int before = table().runs().getFirst().checkpoints();
        window.click(window.button("Prune …"));
        window.click(window.button("Cancel"));
        window.click(window.button("Prune …"));
        refresh();
        Window.settle();
        assertEquals(before, table().runs().getFirst().checkpoints(), "nothing is lost without an answer");
        window.click(window.button("Delete weights"));
        Window.until("fewer are left", () -> {
            refresh();
            return table().runs().getFirst().checkpoints() < before;
        });
        Window.run(() -> table().getSelectionModel().selectAll());
        Window.settle();
        window.click(window.button("Compare"));
        Window.until("both are compared", () -> window.compared().chosen().size() == 2);
    }

    @Test
    void aRunTravelsAsAFile() {
        train();
        goToLibrary(1);
        select(0);
        window.picker.next = folder.resolve("run.grokscope");
        window.click(window.button("Export …"));
        Window.until("it is written", () -> Files.exists(window.picker.next));
        Window.until("it is said", () -> window.shows("Saved " + window.picker.next + "."));
        window.click(window.button("Import …"));
        Window.until("it is there already", () -> window.shows("The library has this run already, as run 1."));
        file = folder.resolve("other").resolve("library.db");
        Path bundle = window.picker.next;
        reopen();
        goToLibrary(0);
        window.picker.next = bundle;
        window.click(window.button("Import …"));
        awaitRuns(1);
    }

    /** Nobody is asked for what the log of another program says itself, and what it does not say is not made up. */
    @Test
    void aLogOfAnotherProgramIsARun() throws IOException {
        Path log = folder.resolve("metrics.csv");
        StringBuilder rows = new StringBuilder("step,train_acc,test_acc,weight_norm_sq\n");
        for (int step = 0; step <= 2_000; step += 100) {
            rows.append(step).append(step < 500 ? ",0.2," : ",1.0,").append(step < 1_500 ? "0.01," : "1.0,");
            rows.append(4_000 - step).append('\n');
        }
        Files.writeString(log, rows);
        goToLibrary(0);
        window.picker.next = log;
        window.click(window.button("Import …"));
        Window.until("it is asked", () -> window.shows("CSV, 21 rows, 21 evaluations."));
        window.click(window.button("Import only"));
        awaitRuns(1);
        window.click(window.button("Import …"));
        Window.until("it is asked", () -> window.shows("As on Run"));
        window.click(toggle("As on Run"));
        window.click(window.button("Import only"));
        awaitRuns(2);
        StoredRun known = table().runs().getFirst();
        StoredRun unknown = table().runs().getLast();
        assertEquals(OptionalLong.of(1_500), unknown.grokkingStep());
        assertFalse(unknown.config().isStated(ConfigField.LEARNING_RATE));
        assertEquals("metrics.csv", unknown.config().subject());
        assertTrue(known.config().isStated(ConfigField.LEARNING_RATE));
        assertFalse(known.config().isStated(ConfigField.SEED), "the seed is no part of what is asked");
        Files.writeString(log, "a,b\n1,2\n");
        window.click(window.button("Import …"));
        Window.until(
                "what is missing",
                () -> window.shows("Choose the column of the steps, and one of an accuracy, a loss or a norm."));
        assertTrue(Window.call(() -> window.button("Follow").isDisabled()));
    }

    @Test
    void aWindowThatIsClosedWhileARunIsSavedLeavesAWholeFile() throws IOException {
        train();
        goToLibrary(1);
        select(0);
        Path bundle = folder.resolve("run.grokscope");
        window.picker.next = bundle;
        Window.run(() -> {
            window.button("Export …").fire();
            window.stage.close();
        });
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    0, files.filter(each -> each.toString().endsWith(".tmp")).count());
        }
        assertEquals(0, RunBundle.read(bundle).checkpoints().getFirst().step());
    }
}
