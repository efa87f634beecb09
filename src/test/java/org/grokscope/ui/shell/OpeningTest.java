package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Preset;
import org.grokscope.sessions.RunRecorder;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunJson;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window shows what it was started with. */
class OpeningTest {

    @TempDir
    private Path folder;

    private Window window;

    @AfterEach
    void close() {
        if (window != null) {
            window.close();
        }
    }

    private Path library() {
        return folder.resolve("library.db");
    }

    private void open(Opening.Content content, boolean start) {
        window = new Window(
                new FakeLearner.Factory().delayNanos(100_000),
                library(),
                new Opening(Optional.of(content), start, false));
    }

    private void say(String text) {
        try {
            Window.until(text, () -> window.engine().equals(text));
        } catch (AssertionError e) {
            throw new AssertionError("instead: " + window.engine(), e);
        }
    }

    /** Trains and records some runs. */
    private void record(int runs) throws IOException {
        try (Library library = Library.open(library(), "9.9")) {
            for (int i = 0; i < runs; i++) {
                TrainingSession session =
                        RunRecorder.prepare(Preset.FAST.config().withSeed(i), new FakeLearner.Factory());
                new RunRecorder().record(library, session, Origin.WINDOW);
                session.resume();
                session.run();
            }
        }
    }

    @Test
    void settingsAreReadyToStart() {
        open(new Opening.Settings(Preset.MULTIPLICATION.config().withSeed(7)), false);
        assertEquals(
                Preset.MULTIPLICATION.config().withSeed(7), window.session().config());
        assertEquals(Preset.MULTIPLICATION.config().withSeed(7), window.draft());
        assertTrue(window.shows("Start"));
        assertEquals(0, window.session().step());
    }

    @Test
    void settingsTrainAtOnceAndAreRecorded() {
        open(new Opening.Settings(Preset.FAST.config()), true);
        window.untilStep(100);
        assertEquals(Preset.FAST.config(), window.session().config());
        window.close();
        window = null;
        assertTrue(stored(1).steps() >= 100);
    }

    private StoredRun stored(long run) {
        try (Library library = Library.open(library(), "9.9")) {
            return library.find(run).orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRunOfTheLibraryIsShownAsItEnded() throws IOException {
        record(2);
        open(new Opening.Stored(2), false);
        Window.until("the run", () -> window.session().config().seed() == 1);
        assertEquals(stored(2).steps(), window.session().step());
        assertTrue(window.session().history().size() > 10);
    }

    @Test
    void anInterruptedRunIsNotShownInPlaceOfWhatWasAskedFor() throws IOException {
        record(2);
        interrupt(1);
        open(new Opening.Stored(2), false);
        Window.until("the run", () -> window.session().config().seed() == 1);
        window.close();
        window = null;
        assertTrue(stored(1).ended().isPresent(), "it is settled");
    }

    @Test
    void anInterruptedRunThatIsAskedForTrainsOn() throws IOException {
        record(1);
        interrupt(1);
        long before = stored(1).steps();
        open(new Opening.Stored(1), true);
        window.untilStep(before);
        window.close();
        window = null;
        assertTrue(stored(1).ended().isPresent());
    }

    /** As if its process had been killed. */
    private void interrupt(long run) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + library());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE run SET ended = NULL, outcome = NULL, process = 999 WHERE id = " + run);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aNumberThatIsNotThereSaysWhichAre() throws IOException {
        open(new Opening.Stored(12), true);
        say("There is no run 12: the library " + library().toRealPath() + " has no runs.");
        window.close();
        record(3);
        open(new Opening.Stored(12), true);
        say("There is no run 12 in " + library().toRealPath() + ". Its runs are 1 to 3.");
        assertEquals(0, window.session().step(), "nothing is trained in its place");
        assertFalse(window.session().state() instanceof SessionState.Running);
    }

    @Test
    void aRunInTheTrashIsNotOpened() throws IOException {
        record(1);
        try (Library library = Library.open(library(), "9.9")) {
            library.moveToTrash(List.of(1L));
        }
        open(new Opening.Stored(1), false);
        say("Run 1 is in the Trash. Restore it first: Library, Show Trash.");
    }

    private Path bundle() throws IOException {
        Path file = folder.resolve("lesson.grokscope");
        record(1);
        try (Library library = Library.open(library(), "9.9")) {
            RunBundle.write(library.export(library.find(1).orElseThrow()), Optional.empty(), "9.9", file);
        }
        Files.delete(library());
        return file;
    }

    @Test
    void aBundleIsImportedOnceAndShown() throws IOException {
        Path file = bundle();
        open(new Opening.InFile(file), false);
        say("Imported lesson.grokscope as run 1.");
        Window.until("the run", () -> window.session().history().size() > 10);
        assertEquals(Preset.FAST.config().withSeed(0), window.session().config());
        window.close();
        open(new Opening.InFile(file), false);
        Window.until("the run", () -> window.session().history().size() > 10);
        window.close();
        window = null;
        try (Library library = Library.open(library(), "9.9")) {
            assertEquals(1, library.runs().runs().size());
        }
    }

    @Test
    void aJsonFileHasNoWeightsAndIsCompared() throws IOException {
        Path json = folder.resolve("run.json");
        RunResult run;
        record(1);
        try (Library library = Library.open(library(), "9.9");
                Writer writer = Files.newBufferedWriter(json)) {
            run = library.load(1);
            RunJson.write(run, "9.9", writer);
        }
        open(new Opening.InFile(json), true);
        Window.until("it is compared", () -> window.compared().chosen().size() == 1);
        assertEquals(
                run.history().size(),
                window.compared().chosen().getFirst().history().size());
        window.act("COMPARE");
        say("Imported run.json as run 2. Run 2 has no weights: it can be compared, but not trained on.");
    }

    @Test
    void aFileThatIsNoRunIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.grokscope"), "no zip");
        open(new Opening.InFile(file), true);
        Window.until("the problem", () -> window.engine().contains(file.toString()));
        assertEquals(0, window.session().step());
    }

    @Test
    void aPresentationFillsTheScreenUntilItEnds() {
        window = new Window(new FakeLearner.Factory(), library());
        Window.run(() -> window.content.presentOn(window.stage));
        assertFalse(Window.call(window.stage::isFullScreen));
        window.act("PRESENTATION");
        assertTrue(Window.call(window.stage::isFullScreen));
        assertTrue(Window.call(() -> window.scene().lookup(".present") != null));
        window.act("PRESENTATION");
        assertFalse(Window.call(window.stage::isFullScreen));
        window.act("PRESENTATION");
        Window.run(() -> window.stage.setFullScreen(false));
        assertTrue(Window.call(() -> window.scene().lookup(".present") == null), "leaving the full screen ends it");
    }
}
