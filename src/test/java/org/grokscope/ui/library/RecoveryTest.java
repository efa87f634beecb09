package org.grokscope.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.grokscope.narration.NumberFormat;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.Test;

/** What is in the library after a start, a crash and a branch. */
class RecoveryTest extends LibraryWindow {

    private static String recovered(long recorded, String button, long from) {
        return "Recovered run 1 after an unexpected exit: it was recorded to step " + NumberFormat.count(recorded)
                + ". " + button + " trains on from step " + NumberFormat.count(from) + ", its last checkpoint.";
    }

    @Test
    void aRunWithoutALaterCheckpointIsTrainedFromItsStart() throws SQLException {
        window.startTraining();
        Window.until("it has come to step 200", () -> window.session().step() > 200);
        window.close();
        long step = window.session().step();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().executeUpdate("UPDATE run SET ended = NULL, outcome = NULL, process = 99");
            connection.createStatement().executeUpdate("DELETE FROM checkpoint WHERE step > 0");
        }
        window = new Window(new FakeLearner.Factory(), file);
        Window.until("it says so", () -> window.engine().startsWith("Recovered"));
        assertEquals(recovered(step, "Start", 0), window.engine());
        assertTrue(window.shows("Start"));
    }

    @Test
    void anInterruptedRunIsBackAtTheNextStart() throws SQLException {
        window.close();
        FakeLearner.Factory slow = new FakeLearner.Factory().delayNanos(500_000);
        window = new Window(slow, file);
        window.startTraining();
        Window.until("it has come to step 200", () -> window.session().step() > 200);
        window.close();
        long step = window.session().step();
        // As if its process had been killed: nobody holds the lock of process 99.
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().executeUpdate("UPDATE run SET ended = NULL, outcome = NULL, process = 99");
        }
        window = new Window(slow, file);
        Window.until("it says so", () -> window.engine().startsWith("Recovered"));
        assertEquals(step, window.session().step());
        assertEquals(recovered(step, "Resume", step), window.engine());
        assertTrue(window.shows("Resume"));
        assertFalse(Files.exists(folder.resolve("reports")), "a kill is no error of this program");
        assertFalse(Window.call(() -> window.run().isRunning()), "it waits");
        window.press(KeyCode.SPACE);
        Window.until("it goes on", () -> window.session().step() > step + 50);
        reopen();
        assertEquals(0, window.session().step(), "it comes back once");
    }

    @Test
    void withoutALibraryTheWindowWorksAndSaysSo() throws IOException {
        window.close();
        Files.write(file, new byte[5_000]);
        window = new Window(new FakeLearner.Factory(), file);
        Window.until(
                "it is said",
                () -> window.shows("Runs are not recorded. The library " + file
                        + " is not a library. Choose another file with --library FILE."));
        train();
        window.press(KeyCode.O);
        assertTrue(table().runs().isEmpty());
    }

    @Test
    void aBranchIsRecordedAsOne() throws IOException {
        train();
        TrainingSession parent = window.session();
        window.press(KeyCode.B);
        Window.until("the branch is there", () -> !window.session().equals(parent));
        window.close();
        try (Library library = Library.open(file, "9.9")) {
            List<StoredRun> runs = library.runs().runs();
            assertEquals(2, runs.size());
            StoredRun branch = runs.stream()
                    .filter(run -> run.parent().isPresent())
                    .findFirst()
                    .orElseThrow();
            StoredRun stored = runs.stream()
                    .filter(run -> run.parent().isEmpty())
                    .findFirst()
                    .orElseThrow();
            assertEquals(stored.uuid(), branch.parent().orElseThrow());
        }
    }
}
