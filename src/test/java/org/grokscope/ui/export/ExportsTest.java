package org.grokscope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javax.imageio.ImageIO;
import org.controlsfx.control.PopOver;
import org.grokscope.plot.fx.BarPlot;
import org.grokscope.plot.fx.CellMap;
import org.grokscope.plot.fx.PointMap;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Preset;
import org.grokscope.storage.format.RunJson;
import org.grokscope.training.FakeLearner;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.explain.Reasons;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window saves. */
class ExportsTest {

    @TempDir
    private Path folder;

    private Window window;

    @BeforeEach
    void train() {
        window = new Window(new FakeLearner.Factory().delayNanos(1_000_000), Preset.FAST, Theme.LIGHT, 1280, 800);
        window.press(KeyCode.SPACE);
        window.untilStep(200);
        window.pause();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Path save(String action, String name) {
        Path file = folder.resolve(name);
        window.picker.next = file;
        window.act(action);
        return file;
    }

    private void untilSaid(String text) {
        Window.until(text, () -> window.engine().contains(text));
    }

    private FigureCard card() {
        return (FigureCard) window.scene().getRoot().lookup(".figure-veil");
    }

    private FilmCard filmCard() {
        return window.scene().getRoot().lookupAll(".figure-veil").stream()
                .filter(FilmCard.class::isInstance)
                .map(FilmCard.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static boolean says(ExportCard card, String text) {
        return Window.call(() -> card.lookupAll(".label").stream()
                .anyMatch(node -> node.isVisible()
                        && node instanceof Label label
                        && label.getText().equals(text)));
    }

    private void film(String name) {
        window.act("FILM");
        window.picker.next = folder.resolve(name);
        press(filmCard(), "Save …");
    }

    private void press(String button) {
        press(card(), button);
    }

    private static void press(ExportCard card, String button) {
        Window.run(() -> button(card, button).fire());
    }

    private static Button button(ExportCard card, String text) {
        return card.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private void choose(String option) {
        choose(card(), option);
    }

    private static void choose(ExportCard card, String option) {
        Window.run(() -> card.lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(each -> each.getText().equals(option))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    @Test
    void aFigureIsPreviewedAndSavedAsItIsChosen() throws IOException {
        window.act("FIGURE");
        Window.until("preview", () -> preview() != null);
        double wide = Window.call(() -> preview().getWidth() / preview().getHeight());
        choose("single 3.4 in");
        choose("PNG 300 dpi");
        Window.until("another preview", () -> preview().getWidth() / preview().getHeight() < wide / 2);
        Path file = folder.resolve("a.png");
        window.picker.next = file;
        press("Save …");
        untilSaid("Saved");
        assertEquals(1_020, ImageIO.read(file.toFile()).getWidth(), "3.4 in at 300 dpi");
        press("Close");
        assertFalse(Window.call(() -> card().isVisible()));
    }

    private Image preview() {
        return ((ImageView) card().lookup(".image-view")).getImage();
    }

    @Test
    void keysDoNothingBehindTheCard() {
        window.act("FIGURE");
        long step = window.session().step();
        window.press(KeyCode.S);
        window.press(KeyCode.SPACE);
        Window.until("preview", () -> preview() != null);
        assertEquals(step, window.session().step());
        window.press(KeyCode.ESCAPE);
        assertFalse(Window.call(() -> card().isVisible()));
    }

    @Test
    void stepsWithoutAnyBetweenThemAreNamed() {
        window.act("FIGURE");
        Window.run(() -> {
            TextField from = (TextField) card().lookup(".number-field");
            from.setText("100000");
            from.fireEvent(new ActionEvent());
        });
        Window.until(
                "said",
                () -> card().lookupAll(".problem").stream()
                        .map(Label.class::cast)
                        .anyMatch(label -> label.isVisible() && label.getText().contains("First step must be below")));
    }

    @Test
    void theFieldAtFaultIsNamedAndNothingIsSavedOrDrawnUntilItIsCorrected() {
        window.act("FIGURE");
        Window.until("preview", () -> preview() != null);
        List<TextField> steps = Window.call(() -> card().lookupAll(".number-field").stream()
                .map(TextField.class::cast)
                .toList());
        enter(steps.getFirst(), "100");
        enter(steps.getLast(), "50");
        String range = "First step must be below the last one shown, 50 (got 100).";
        assertRefused(range);
        enter(steps.getLast(), "xyz");
        String text = Window.call(() -> Reasons.of(button(card(), "Save …")));
        assertTrue(text.startsWith("Last step") && text.contains("xyz"), text);
        assertRefused(text);
        enter(steps.getLast(), "50");
        assertRefused(range);
        enter(steps.getLast(), "150");
        Window.until("a preview again", () -> preview() != null);
        assertEquals("", Window.call(() -> Reasons.of(button(card(), "Save …"))));
        assertFalse(says(card(), range));
    }

    private void assertRefused(String why) {
        assertTrue(says(card(), why), "it is said: " + why);
        for (String use : List.of("Copy", "Save …")) {
            assertEquals(why, Window.call(() -> Reasons.of(button(card(), use))));
        }
        assertNull(Window.call(this::preview), "nothing is drawn that nobody asked for");
    }

    private static void enter(TextField field, String text) {
        Window.run(() -> {
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    @Test
    void aFilmOfNoLengthIsNotSaved() {
        window.act("FILM");
        FilmCard card = filmCard();
        Window.until("the choices", () -> !card.lookupAll(".number-field").isEmpty());
        TextField length = (TextField) card.lookup(".number-field");
        enter(length, "xyz");
        String why = Window.call(() -> Reasons.of(button(card, "Save …")));
        assertTrue(why.contains("xyz") && says(card, why), why);
        enter(length, "2");
        assertFalse(Window.call(() -> button(card, "Save …").isDisabled()));
    }

    @Test
    void aCopiedFigureIsAnImageOf300Dpi() {
        window.act("COPY_FIGURE");
        untilSaid("Copied the figure.");
        Image image = Window.call(() -> Clipboard.getSystemClipboard().getImage());
        assertEquals(2_100, image.getWidth(), "7 in");
    }

    @Test
    void tableRunAndEventsAreTheRun() throws IOException {
        Path csv = save("CSV", "a.csv");
        untilSaid("a.csv");
        int rows = window.session().history().size();
        assertEquals(rows + 1, Files.readAllLines(csv).size());
        Path json = save("JSON", "a.json");
        untilSaid("a.json");
        RunResult run = RunJson.read(json);
        assertEquals(window.session().config(), run.config());
        assertEquals(rows, run.history().size());
        Path logs = save("TENSORBOARD", "logs");
        untilSaid("logs");
        save("TENSORBOARD", "logs");
        save("CSV", "b.csv");
        untilSaid("b.csv");
        try (Stream<Path> files = Files.walk(logs)) {
            assertEquals(
                    1,
                    files.filter(file -> file.toString().contains("tfevents.")).count(),
                    "exporting again replaces");
        }
    }

    @Test
    void theWebPageReplaysTheRun() throws IOException {
        Path page = save("HTML", "a.html");
        untilSaid("a.html");
        String text = Files.readString(page);
        assertTrue(text.startsWith("<!doctype html>") && text.stripTrailing().endsWith("</html>"));
        int rows = window.session().history().size();
        String steps = text.replaceAll("(?s).*\"step\":\\[([0-9,]+)\\].*", "$1");
        assertEquals(rows, steps.split(",", -1).length, steps);
    }

    @Test
    void aFilmIsMadeWhileTheWindowLives() throws IOException {
        Window.run(() -> window.run().inspectionShownProperty().set(true));
        Path file = folder.resolve("a.gif");
        FilmStudio.film(
                new FilmStudio.Material(
                        window.session().config(),
                        window.session().history(),
                        window.session().snapshots()),
                new FilmStudio.Format(file, 640, 360, 10, 2, true, "projector"),
                part -> {},
                () -> false);
        assertEquals("GIF89a", new String(Files.readAllBytes(file), 0, 6, StandardCharsets.US_ASCII));
        Path none = folder.resolve("b.mp4");
        assertThrows(
                CancellationException.class,
                () -> FilmStudio.film(
                        new FilmStudio.Material(
                                window.session().config(),
                                window.session().history(),
                                window.session().snapshots()),
                        new FilmStudio.Format(none, 640, 360, 30, 2, true, "light"),
                        part -> {},
                        () -> true));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count(), "a cancelled film leaves no file");
        }
    }

    @Test
    void aFilmIsAsItIsChosen() throws IOException {
        window.act("FILM");
        FilmCard card = filmCard();
        Window.until("the choices", () -> !card.lookupAll(".toggle-button").isEmpty());
        choose(card, "854 × 480");
        choose(card, "60");
        choose(card, "GIF, plays once");
        Window.run(() -> {
            TextField length = (TextField) card.lookup(".number-field");
            length.setText("2");
            length.fireEvent(new ActionEvent());
        });
        assertTrue(says(card, "seconds, 20 frames"), "a GIF has 10 frames per second unless others are chosen");
        choose(card, "60");
        assertTrue(says(card, "A GIF must have at most 50 frames per second. Choose fewer, or MP4."));
        choose(card, "10");
        Path file = folder.resolve("small.gif");
        window.picker.next = file;
        press(card, "Save …");
        untilSaid("Saved " + file);
        ByteBuffer gif = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(854, gif.getShort(6));
        assertEquals(480, gif.getShort(8));
        String text = new String(gif.array(), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("NETSCAPE2.0"), "it plays once");
    }

    @Test
    void aFilmCanBeCancelledAndOtherMessagesAreSeenMeanwhile() throws IOException {
        film("long.mp4");
        Window.until("filming", () -> Files.exists(folder.resolve("long.mp4.part")));
        Window.until("it is listed", () -> tasks() != null && tasks().isVisible());
        assertTrue(Window.text(tasks()).startsWith("Film long.mp4"), tasks().getText());
        save("CSV", "meanwhile.csv");
        untilSaid("meanwhile.csv");
        window.act("FILM");
        untilSaid("already");
        assertTrue(Files.exists(folder.resolve("long.mp4.part")), "it goes on");
        Window.run(tasks()::fire);
        Button cancel = cancelInTheList();
        assertEquals("Cancel", Window.call(cancel::getText));
        Window.run(cancel::fire);
        untilSaid("Film cancelled; no file was written.");
        Window.until("nothing is listed", () -> !tasks().getParent().isVisible());
        assertTrue(Window.call(() -> lists().isEmpty()), "the list closes");
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("meanwhile.csv")), files.toList());
        }
    }

    private Button tasks() {
        return (Button) window.scene().getRoot().lookup(".task-button");
    }

    private static List<PopOver> lists() {
        return javafx.stage.Window.getWindows().stream()
                .filter(PopOver.class::isInstance)
                .map(PopOver.class::cast)
                .toList();
    }

    /** The button of the first task in the open list. */
    private static Button cancelInTheList() {
        Window.until("the list", () -> lists().getFirst().getRoot().lookup(".task-cancel-button") != null);
        return Window.call(() -> (Button) lists().getFirst().getRoot().lookup(".task-cancel-button"));
    }

    @Test
    void closingTheWindowLeavesNoPartOfAFilm() throws IOException {
        film("closed.gif");
        Window.until("filming", () -> Files.exists(folder.resolve("closed.gif.part")));
        Window.run(() -> window.exports().close());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    /** Chooses in the menu that the menu key opens on a panel. */
    private void choose(Node panel, String item) {
        // As on a platform that makes a request of the key, too: it is one menu.
        Window.run(() -> {
            panel.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false));
            panel.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null));
            assertEquals(
                    1,
                    javafx.stage.Window.getWindows().stream()
                            .filter(ContextMenu.class::isInstance)
                            .count());
        });
        Window.run(() -> {
            ContextMenu menu = javafx.stage.Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .findFirst()
                    .orElseThrow();
            menu.getItems().stream()
                    .filter(each -> item.equals(each.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            menu.hide();
        });
    }

    private boolean hasRow(String name) {
        return Window.call(() -> card().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().equals(name) && Window.shown(node)));
    }

    private <T extends Node> T panel(Class<T> type) {
        return Window.call(() -> Window.all(window.scene().getRoot())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow());
    }

    @Test
    void aSinglePanelIsSavedAsAFigureDrawnAnew() throws IOException {
        window.press(KeyCode.I);
        Window.until("a snapshot", () -> window.session().snapshots().latest().isPresent());
        Window.until(
                "the circle", () -> panel(PointMap.class).getAccessibleText().contains("frequency"));
        Node loss = window.plots().stream()
                .filter(plot -> "Loss".equals(plot.titleProperty().get()))
                .findFirst()
                .orElseThrow();
        for (Node panel : List.<Node>of(panel(PointMap.class), panel(BarPlot.class), panel(CellMap.class), loss)) {
            choose(panel, "Export figure …");
            Window.until("a preview", () -> preview() != null);
            assertFalse(hasRow("Panels"), "only a figure of runs has panels to choose from");
            choose("PNG 300 dpi");
            Path file = folder.resolve("panel.png");
            window.picker.next = file;
            press("Save …");
            Window.until("the file", () -> Files.exists(file));
            Window.until("said", () -> window.engine().contains("panel.png"));
            assertEquals(
                    1_020, ImageIO.read(file.toFile()).getWidth(), "3.4 in at 300 dpi, whatever the window's size");
            press("Close");
            Files.delete(file);
        }
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        save("CSV", "no such folder/a.csv");
        untilSaid("could not be written");
        window.picker.next = null;
        window.act("CSV");
    }
}
