package org.grokscope.ui.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Dimension2D;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.grokscope.experiments.sweep.RunFigures;
import org.grokscope.figures.Figures;
import org.grokscope.figures.PlotFigure;
import org.grokscope.narration.Narrator;
import org.grokscope.plot.fx.ScatterPlot;
import org.grokscope.plot.print.Page;
import org.grokscope.run.Outcome;
import org.grokscope.run.config.Preset;
import org.grokscope.storage.format.CsvFormat;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.shell.Layout;
import org.grokscope.ui.shell.Picture;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabScreenTest {

    private static final String SPEC = """
            name: small
            base: {network: mlp, p: 11, batch: full, lr: 1e-2, eval-every: 20, steps: 1000, stop-after-grok: 100}
            grid: {weight-decay: [0, 0.5, 1, 2]}
            seeds: [1, 2]
            """;

    private static final List<Dimension2D> SIZES = List.of(new Dimension2D(1280, 800), new Dimension2D(1920, 1080));

    private final FakeLearner.Factory learners = new FakeLearner.Factory();
    private final List<String> faults = new ArrayList<>();

    @TempDir
    private Path folder;

    private Window window;

    @BeforeEach
    void open() {
        window = new Window(learners, Preset.PAPER, Theme.LIGHT, 1280, 800);
        window.press(KeyCode.L);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private LabScreen lab() {
        return window.the(LabScreen.class);
    }

    private void specify(String text, Path results) {
        Window.run(() -> {
            ((TextArea) lab().settings().lookup(".lab-text")).setText(text);
            lab().settings().use(results);
        });
        Window.until(
                "the text is read",
                () -> text.equals(SPEC)
                        ? lab().settings().spec() != null
                                && lab().settings().spec().text().equals(text)
                        : lab().settings().spec() == null);
        Window.settle();
    }

    private void run(Path results) {
        specify(SPEC, results);
        window.click(window.button("Start"));
        // What is said of the end replaces what was said before it.
        Window.until(
                "the end",
                () -> lab().sweep().state() instanceof LabSweep.State.Ended(String line, boolean _)
                        && status().equals(line));
        Window.until("all rows", () -> table().getItems().size() == 8);
    }

    private LabTable table() {
        return (LabTable) lab().lookup(".lab-table");
    }

    @Test
    void theLabAndTheRunTakeTurnsAndTheRunGoesOn() {
        assertFalse(window.shows("Step"));
        window.press(KeyCode.L);
        learners.delayNanos(1_000_000);
        window.startTraining();
        window.click(window.segment("Lab"));
        assertFalse(window.shows("Pause"));
        learners.delayNanos(0);
        window.until(SessionState.Finished.class);
        window.press(KeyCode.L);
        Window.until("Continue", () -> window.shows("Continue"));
    }

    private String inTheStrip(String style) {
        return Window.call(() -> Window.text((Label) lab().lookup(".status-strip ." + style)));
    }

    @Test
    void theStripSaysHowManyRunsAreFinishedAndTheLaw() {
        specify(SPEC, folder.resolve("results"));
        Window.until("the plan", () -> inTheStrip("hero-value").equals("0 of 8"));
        double height = Window.call(() -> ((Region) lab().lookup(".status-strip")).getHeight());
        assertEquals("Ready", inTheStrip("badge"));
        run(folder.resolve("results"));
        Window.until("all runs", () -> inTheStrip("hero-value").equals("8 of 8"));
        Window.until("the law", () -> inTheStrip("sentence").contains("R² "));
        assertEquals("Finished", inTheStrip("badge"));
        long grokked = Window.call(() -> table().getItems().stream()
                .filter(run -> run.outcome() instanceof Outcome.Grokked)
                .count());
        assertEquals(Long.toString(grokked), inTheStrip("readout-value"));
        assertEquals(height, Window.call(() -> ((Region) lab().lookup(".status-strip")).getHeight()));
    }

    @Test
    void aSweepFillsTheTableAndDrawsItsLine() {
        run(folder.resolve("results"));

        ScatterPlot plot = Window.call(() -> (ScatterPlot) lab().lookup("ScatterPlot"));
        Window.until(
                "the line",
                () -> window.shows(LabFigure.words(lab().sweep().fits().getFirst())));
        assertTrue(Window.call(plot::getAccessibleText).contains("grokking step"), plot.getAccessibleText());
        assertTrue(Files.exists(folder.resolve("results/results.csv")));
        PlotFigure figure = Window.call(() -> lab().figures().get(plot).get().orElseThrow());
        Page page = figure.source().page(new Figures(Narrator.ENGLISH, "9.9"), figure.spec());
        assertTrue(page.title().contains("against 1/λ") && page.caption().contains("R²"), page.caption());
        assertTrue(window.shows("All 8 runs are finished."));
        assertTrue(window.button("Start").isDisabled(), "there is nothing left to do in this folder");
    }

    @Test
    void columnsSortNumbersAsNumbers() {
        run(folder.resolve("results"));
        TableColumn<RunFigures, ?> decay = table().getColumns().getFirst();
        assertEquals("λ", decay.getText());
        Window.run(() -> {
            decay.setSortType(TableColumn.SortType.DESCENDING);
            table().getSortOrder().setAll(List.of(decay));
        });
        assertEquals(2.0, table().getItems().getFirst().run().config().weightDecay());
        assertEquals(0.0, table().getItems().getLast().run().config().weightDecay());
    }

    @Test
    void aRowAndItsPointAreChosenTogetherAndTheTableIsExported() throws IOException {
        run(folder.resolve("results"));
        RunFigures run = table().getItems().get(3);
        Window.run(() -> table().select(run));
        ScatterPlot plot = Window.call(() -> (ScatterPlot) lab().lookup("ScatterPlot"));
        assertEquals(run.run().key(), Window.call(() -> plot.selectedProperty().get()));

        Path table = folder.resolve("out.csv");
        Window.run(() -> lab().export(table, CsvFormat.COMMA));
        Window.until("it is written", () -> window.shows("Saved " + table + "."));
        assertEquals(9, Files.readAllLines(table).size());
        Path nowhere = folder.resolve("no/such/folder.csv");
        Window.run(() -> lab().export(nowhere, CsvFormat.COMMA));
        Window.until("the problem", () -> status().startsWith(nowhere + " could not be written: "));
    }

    private String status() {
        return Window.text((Label) lab().lookup(".status-bar .statement"));
    }

    private boolean faultIsSaid(String part) {
        return Window.call(() -> lab().lookupAll(".lab-problem").stream()
                .anyMatch(node ->
                        node instanceof Label label && Window.text(label).contains(part)));
    }

    @Test
    void aWrongTextIsSaidInOneLineAndCannotBeStarted() {
        specify(SPEC.replace("weight-decay", "weight-loss"), folder.resolve("x"));
        Window.until("the problem", () -> faultIsSaid("Unknown field 'weight-loss'"));
        assertTrue(window.button("Start").isDisabled());
        specify(SPEC, folder.resolve("x"));
        Window.until("no problem", () -> !window.button("Start").isDisabled());
    }

    @Test
    void aFolderOfSomethingElseIsRefusedInOneLine() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken"));
        Files.writeString(taken.resolve("letter.txt"), "dear");
        specify(SPEC, taken);
        window.click(window.button("Start"));
        Window.until("the problem", () -> faultIsSaid("is not empty"));
        assertEquals(0, learners.steps());
    }

    @Test
    void aStoppedSweepGoesOnInItsFolder() {
        learners.delayNanos(2_000_000);
        specify(SPEC, folder.resolve("results"));
        window.click(window.button("Start"));
        Window.until("running", () -> lab().sweep().isRunning() && window.shows("Stop"));
        window.click(window.button("Stop"));
        Window.until("Resume", () -> window.shows("Resume"));
        learners.delayNanos(0);
        window.click(window.button("Resume"));
        Window.until("the end", () -> window.shows("All 8 runs are finished."));
    }

    @Test
    void resultsThatAreThereCanBeOpened() {
        run(folder.resolve("results"));
        Window.until("the end is shown", () -> !window.button("New sweep").isDisabled());
        window.click(window.button("New sweep"));
        assertFalse(lab().settings().isPresent());
        window.picker.next = folder.resolve("nothing");
        window.click(window.button("Open results …"));
        Window.until("the problem", () -> faultIsSaid(window.picker.next + " contains no sweep results"));
        window.picker.next = folder.resolve("results");
        window.click(window.button("Open results …"));
        Window.until("the results", () -> lab().settings().isPresent());
        Window.until("all rows", () -> table().getItems().size() == 8);
    }

    @Test
    void everythingFits() {
        look("1-empty");
        specify("nonsense: [", folder.resolve("x"));
        Window.until("the problem", () -> faultIsSaid("The specification"));
        look("2-wrong");
        learners.delayNanos(1_000_000);
        specify(SPEC, folder.resolve("results"));
        window.click(window.button("Start"));
        Window.until("some runs", () -> table().getItems().size() >= 2);
        look("3-running");
        learners.delayNanos(0);
        Window.until("the end", () -> window.shows("All 8 runs are finished."));
        Window.run(() -> table().getSelectionModel().select(4));
        Window.settle();
        look("4-done");
        // A long path is read by moving in its field.
        faults.removeIf(fault -> fault.contains("wider or higher than its place: \"/"));
        assertEquals(List.of(), faults);
    }

    private void look(String state) {
        Window.settle();
        for (Dimension2D size : SIZES) {
            for (String theme : List.of("light", "dark")) {
                String name = String.format(Locale.ROOT, "lab-%.0f-%s-%s", size.getWidth(), theme, state);
                Window.run(() -> {
                    Region root = (Region) window.scene().getRoot();
                    double width = root.getWidth();
                    double height = root.getHeight();
                    root.resize(size.getWidth(), size.getHeight());
                    root.layout();
                    Layout.faults(root).forEach(fault -> faults.add(name + ": " + fault));
                    Picture.of(root, name);
                    root.resize(width, height);
                    root.layout();
                    window.toggleTheme();
                });
            }
        }
    }
}
