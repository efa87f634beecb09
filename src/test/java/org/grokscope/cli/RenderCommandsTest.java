package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.grokscope.run.RunHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that draw and export. */
class RenderCommandsTest {

    private final CommandLineHarness line = new CommandLineHarness();

    @TempDir
    private Path folder;

    private Path stored() {
        Path json = folder.resolve("run.json");
        assertEquals(
                0,
                line.execute("run", "--preset", "fast", "--steps", "300", "--quiet", "--json", json.toString())
                        .code());
        return json;
    }

    @Test
    void aStoredRunIsFilmed() {
        Path film = folder.resolve("a.mp4");
        String json = stored().toString();
        CommandLineHarness.Execution done = line.execute(
                "render", json, "--out", film.toString(), "--seconds", "12", "--size", "1280x720", "--theme", "dark");
        assertEquals(0, done.code(), done.err());
        FakeRunRenderer.Request request = line.drawing.requests.getFirst();
        assertEquals(new RunRenderer.Style(1280, 720, "dark"), request.style());
        assertEquals(12, request.seconds());
        assertEquals(film, request.file());
        RunHistory history = request.subject().history();
        assertEquals(300, history.value(RunHistory.Column.STEP, history.size() - 1));
        assertTrue(request.subject().looks().all().isEmpty(), "a stored run has none");
    }

    @Test
    void withoutAStoredRunOneIsTrainedAndWatched() {
        CommandLineHarness.Execution done = line.execute(
                "render",
                "--preset",
                "fast",
                "--steps",
                "200",
                "--out",
                folder.resolve("b.gif").toString());
        assertEquals(0, done.code(), done.err());
        FakeRunRenderer.Request request = line.drawing.requests.getFirst();
        assertEquals(25, request.seconds());
        assertTrue(request.reel().repeat(), "by default");
        assertEquals(new RunRenderer.Style(1920, 1080, "light"), request.style());
        assertEquals(
                request.subject().history().size(),
                request.subject().looks().all().size(),
                "one look for each measurement");
    }

    @Test
    void aWebPageIsExportedInALanguageOfChoice() throws IOException {
        String json = stored().toString();
        Path page = folder.resolve("run.html");
        assertEquals(0, line.execute("export", json, "--html", page.toString()).code());
        assertTrue(Files.readString(page).contains("<html lang=\"en\" "));
        CommandLineHarness.Execution german = line.execute("export", json, "--html", "-", "--language", "de");
        assertEquals(0, german.code(), german.err());
        assertTrue(german.out().contains("<html lang=\"de\" "));
        CommandLineHarness.Execution other = line.execute("export", json, "--html", "-", "--language", "xx");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("--language must be en or de (got xx)"), other.err());
    }

    @Test
    void aGifPlaysOnceIfAsked() {
        String json = stored().toString();
        String gif = folder.resolve("once.gif").toString();
        assertEquals(
                0, line.execute("render", json, "--out", gif, "--play-once").code());
        assertFalse(line.drawing.requests.getFirst().reel().repeat());
        CommandLineHarness.Execution film =
                line.execute("render", json, "--out", folder.resolve("once.mp4").toString(), "--play-once");
        assertEquals(2, film.code());
        assertTrue(film.err().contains("--play-once is for GIF"), film.err());
    }

    @Test
    void aFilmHasTheRateThatIsAskedFor() {
        String json = stored().toString();
        String film = folder.resolve("a.mp4").toString();
        String gif = folder.resolve("a.gif").toString();
        assertEquals(
                0, line.execute("render", json, "--out", film, "--fps", "60").code());
        assertEquals(OptionalInt.of(60), line.drawing.requests.getFirst().reel().rate());
        assertEquals(0, line.execute("render", json, "--out", gif).code());
        assertEquals(OptionalInt.empty(), line.drawing.requests.getLast().reel().rate());
        CommandLineHarness.Execution fast = line.execute("render", json, "--out", gif, "--fps", "60");
        assertEquals(2, fast.code());
        assertTrue(fast.err().contains("between 5 and 50 (got 60)"), fast.err());
        assertEquals(
                2, line.execute("render", json, "--out", film, "--fps", "61").code());
        assertEquals(2, line.drawing.requests.size());
    }

    @Test
    void everyFormIsExported() throws IOException {
        String json = stored().toString();
        Path logs = folder.resolve("logs");
        CommandLineHarness.Execution done = line.execute(
                "export",
                json,
                "--png",
                folder.resolve("a.png").toString(),
                "--svg",
                folder.resolve("a.svg").toString(),
                "--csv",
                folder.resolve("a.csv").toString(),
                "--tensorboard",
                logs.toString());
        assertEquals(0, done.code(), done.err());
        assertEquals(2_100, ImageIO.read(folder.resolve("a.png").toFile()).getWidth(), "as --figure");
        assertTrue(Files.readString(folder.resolve("a.svg")).startsWith("<svg"));
        assertTrue(Files.readString(folder.resolve("a.csv")).startsWith("step,"));
        try (Stream<Path> files = Files.walk(logs)) {
            assertEquals(
                    1,
                    files.filter(file -> file.toString().contains("tfevents")).count());
        }
    }

    @Test
    void whatIsNotPossibleIsSaidBeforeAnythingIsTrained() {
        String film = folder.resolve("c.mp4").toString();
        for (List<String> wrong : List.of(
                List.of("render", "--preset", "fast", "--out", "c.avi"),
                List.of("render", "--preset", "fast"),
                List.of("render", "--preset", "fast", "--out", film, "--size", "1921x1080"),
                List.of("render", "--preset", "fast", "--out", film, "--size", "big"),
                List.of("render", "--preset", "fast", "--out", film, "--seconds", "1"),
                List.of("render", "--preset", "fast", "--out", film, "--theme", "sepia"),
                List.of("export", "run.json"),
                List.of("export"))) {
            CommandLineHarness.Execution done = line.execute(wrong.toArray(String[]::new));
            assertEquals(2, done.code(), wrong + ": " + done.err());
            assertEquals(1, done.err().lines().count(), done.err());
        }
        assertEquals(0, line.learners.steps());
        assertTrue(line.drawing.requests.isEmpty());
    }

    @Test
    void aFilmThatCannotBeWrittenIsAFailure() {
        line.drawing.failure = new IOException("the disk is full");
        CommandLineHarness.Execution done = line.execute(
                "render",
                "--preset",
                "fast",
                "--steps",
                "50",
                "--out",
                folder.resolve("d.mp4").toString());
        assertEquals(1, done.code());
        assertTrue(done.err().contains("the disk is full"), done.err());
        assertFalse(done.out().contains("Filmed"));
    }

    @Test
    void aSharedLineIsTheSameRun() throws IOException {
        Path json = folder.resolve("shared.json");
        CommandLineHarness.Execution done = line.execute(
                "run", "--share", "grokscope:fast,lr=0.002,seed=7", "--steps", "60", "--json", json.toString());
        assertEquals(0, done.code(), done.err());
        String text = Files.readString(json);
        assertTrue(text.contains("\"learningRate\": 0.002") || text.contains("\"learningRate\":0.002"), text);
        for (String wrong :
                List.of("grokscope:none", "grokscope:fast,lr", "grokscope:fast,x=1", "fast", "grokscope:fast,lr=9")) {
            assertEquals(2, line.execute("run", "--share", wrong).code(), wrong);
        }
        assertEquals(
                2,
                line.execute("run", "--share", "grokscope:fast", "--preset", "fast")
                        .code());
    }
}
