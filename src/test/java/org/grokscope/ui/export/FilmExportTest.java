package org.grokscope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.controlsfx.control.PopOver;
import org.grokscope.ui.explain.Reasons;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.Test;

/** Films that the window makes. */
class FilmExportTest extends TrainedWindow {

    private FilmCard card() {
        return export.card(FilmCard.class);
    }

    private void film(String name) {
        window.act("FILM");
        window.picker.next = folder.resolve(name);
        ExportWindow.press(card(), "Save …");
    }

    @Test
    void aFilmOfNoLengthIsNotSaved() {
        window.act("FILM");
        FilmCard card = card();
        Window.until("the choices", () -> !card.lookupAll(".number-field").isEmpty());
        TextField length = (TextField) card.lookup(".number-field");
        ExportWindow.enter(length, "xyz");
        String why = Window.call(() -> Reasons.of(ExportWindow.button(card, "Save …")));
        assertTrue(why.contains("xyz") && ExportWindow.says(card, why), why);
        ExportWindow.enter(length, "2");
        assertFalse(Window.call(() -> ExportWindow.button(card, "Save …").isDisabled()));
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
        FilmCard card = card();
        Window.until("the choices", () -> !card.lookupAll(".toggle-button").isEmpty());
        ExportWindow.choose(card, "854 × 480");
        ExportWindow.choose(card, "60");
        ExportWindow.choose(card, "GIF, plays once");
        Window.run(() -> {
            TextField length = (TextField) card.lookup(".number-field");
            length.setText("2");
            length.fireEvent(new ActionEvent());
        });
        assertTrue(
                ExportWindow.says(card, "seconds, 20 frames"),
                "a GIF has 10 frames per second unless others are chosen");
        ExportWindow.choose(card, "60");
        assertTrue(ExportWindow.says(card, "A GIF must have at most 50 frames per second. Choose fewer, or MP4."));
        ExportWindow.choose(card, "10");
        Path file = folder.resolve("small.gif");
        window.picker.next = file;
        ExportWindow.press(card, "Save …");
        export.untilSaid("Saved " + file);
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
        export.save("CSV", "meanwhile.csv");
        export.untilSaid("meanwhile.csv");
        window.act("FILM");
        export.untilSaid("already");
        assertTrue(Files.exists(folder.resolve("long.mp4.part")), "it goes on");
        Window.run(tasks()::fire);
        Button cancel = cancelInTheList();
        assertEquals("Cancel", Window.call(cancel::getText));
        Window.run(cancel::fire);
        export.untilSaid("Film cancelled; no file was written.");
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
}
