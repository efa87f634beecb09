package org.grokscope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.grokscope.plot.fx.Plot;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Preset;
import org.grokscope.storage.format.RunJson;
import org.grokscope.training.FakeLearner;
import org.grokscope.ui.controls.Theme;
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

    @Test
    void thePictureIsTwiceAsLarge() throws IOException {
        Path file = save("PNG", "a.png");
        untilSaid("Saved");
        BufferedImage image = ImageIO.read(file.toFile());
        double width = Window.call(() -> window.scene().getWidth());
        assertEquals(2 * width, image.getWidth(), 2);
    }

    @Test
    void theDrawingIsWellFormedAndHasTheCurves() throws Exception {
        Path file = save("SVG", "a.svg");
        untilSaid("Saved");
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertTrue(document.getElementsByTagName("path").getLength() >= 3, "two accuracies and the norm");
        String text = Files.readString(file);
        assertTrue(text.contains(">Accuracy</text>") && text.contains(">Squared norm <"));
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
                new FilmStudio.Format(file, 640, 360, 2, true, "projector"),
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
                        new FilmStudio.Format(none, 640, 360, 2, true, "light"),
                        part -> {},
                        () -> true));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count(), "a cancelled film leaves no file");
        }
    }

    @Test
    void aFilmCanBeCancelledAndOtherMessagesAreSeenMeanwhile() throws IOException {
        save("FILM", "long.mp4");
        Button cancel = Window.call(
                () -> (Button) window.scene().getRoot().lookup(".film-bar").lookup(".button"));
        Window.until("filming", () -> Files.exists(folder.resolve("long.mp4.part")));
        assertTrue(Window.call(cancel::isVisible));
        save("CSV", "meanwhile.csv");
        untilSaid("meanwhile.csv");
        window.act("FILM");
        untilSaid("already");
        assertTrue(Files.exists(folder.resolve("long.mp4.part")), "it goes on");
        Window.run(cancel::fire);
        untilSaid("Film cancelled; no file was written.");
        assertFalse(Window.call(() -> cancel.getParent().isVisible()));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("meanwhile.csv")), files.toList());
        }
    }

    @Test
    void closingTheWindowLeavesNoPartOfAFilm() throws IOException {
        save("FILM", "closed.gif");
        Window.until("filming", () -> Files.exists(folder.resolve("closed.gif.part")));
        Window.run(() -> window.exports().close());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void onePanelIsSavedAlone() throws IOException {
        Path file = folder.resolve("panel.png");
        window.picker.next = file;
        Plot plot = window.plots().getFirst();
        Window.run(() -> window.exports().picture(plot));
        untilSaid("panel.png");
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(2 * Window.call(plot::getWidth), image.getWidth(), 2);
        assertEquals(2 * Window.call(plot::getHeight), image.getHeight(), 2);
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        save("CSV", "no such folder/a.csv");
        untilSaid("could not be written");
        window.picker.next = null;
        window.act("PNG");
    }
}
