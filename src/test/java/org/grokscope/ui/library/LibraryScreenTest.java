package org.grokscope.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Preset;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.run.StatusStrip;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryScreenTest {

    @TempDir
    private Path folder;

    private Path file;
    private Window window;

    @BeforeEach
    void open() {
        file = folder.resolve("library.db");
        window = new Window(new FakeLearner.Factory(), file);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void reopen() {
        window.close();
        window = new Window(new FakeLearner.Factory(), file);
    }

    /** Trains the fast preset to its end. */
    private void train() {
        Window.run(() -> {
            window.run().load(Preset.FAST.config());
            window.run().reset();
            window.run().startOrPause();
        });
        Window.until("the run ends", () -> window.session().state().isOver());
    }

    private TableView<StoredRun> table() {
        return window.the(LibraryTable.class);
    }

    private void goToLibrary(int runs) {
        window.press(KeyCode.O);
        awaitRuns(runs);
    }

    /** Lists the runs again; the library writes a moment later. */
    private void refresh() {
        window.the(LibraryScreen.class).opened();
    }

    private void awaitRuns(int runs) {
        Window.until(runs + " runs are listed", () -> {
            refresh();
            return table().getItems().size() == runs;
        });
        Window.settle();
    }

    private void select(int row) {
        Window.run(() -> table().getSelectionModel().clearAndSelect(row));
        Window.settle();
    }

    private void type(String prompt, String text) {
        TextInputControl field = window.prompted(prompt);
        Window.run(() -> {
            field.requestFocus();
            field.setText(text);
            table().requestFocus();
        });
        Window.settle();
    }

    @Test
    void whatWasTrainedIsThereTomorrow() {
        train();
        RunHistory before = window.session().history();
        reopen();
        goToLibrary(1);
        select(0);
        window.click(window.button("Open"));
        Window.until("the run is back", () -> window.session().history().size() == before.size());
        assertEquals(before.events(), window.session().history().events());
        // The library does not tell 0 from -0.
        assertEquals(
                before.forecasts().toString().replace("-0.0", "0.0"),
                window.session().history().forecasts().toString());
        assertTrue(Window.call(() -> window.the(StatusStrip.class).isVisible()), "the run is shown");
        Window.until("it is over, as it was", () -> window.session().state().isOver());
    }

    @Test
    void namesNotesAndTagsStayAndAreFound() {
        train();
        train();
        goToLibrary(2);
        select(1);
        type("Name of the run", "Monday");
        type("Tags separated by commas", "demo, class 7b,demo");
        type("Notes on this run", "line");
        reopen();
        goToLibrary(2);
        type("Search names, notes, tags, settings", "monday demo");
        Window.until("one is found", () -> table().getItems().size() == 1);
        StoredRun found = table().getItems().getFirst();
        assertEquals(
                new StoredRun.Label("Monday", "line", List.of("demo", "class 7b")),
                found.label(),
                "tags keep their words and their order");
        assertEquals("demo, class 7b", Window.call(() -> {
            table().getSelectionModel().selectFirst();
            return window.prompted("Tags separated by commas").getText();
        }));
        type("Search names, notes, tags, settings", "nothing like it");
        Window.until("none is found", () -> table().getItems().isEmpty());
        assertTrue(window.shows("No run matches “nothing like it”."));
        type("Search names, notes, tags, settings", "");
        window.click(window.box("Trash"));
        Window.until("the Trash is empty", () -> window.shows("The Trash is empty."));
    }

    @Test
    void aNewerSearchOvertakesAnOlderOne() {
        train();
        train();
        goToLibrary(2);
        TextInputControl search = window.prompted("Search names, notes, tags, settings");
        List<Integer> shown = new ArrayList<>();
        Window.run(() -> {
            table().getItems().addListener((ListChangeListener<StoredRun>)
                    _ -> shown.add(table().getItems().size()));
            search.setText("nothing like it");
            search.setText("1");
            search.setText("");
        });
        Window.until("the last search is shown", () -> !shown.isEmpty());
        Window.settle();
        assertEquals(Set.of(2), Set.copyOf(shown), "the older ones are not shown");
    }

    @Test
    void runsAreFoundByTheStateThatTheListShows() {
        train();
        goToLibrary(1);
        Window.until("it has ended", () -> {
            refresh();
            return table().getItems().stream().allMatch(run -> run.ended().isPresent());
        });
        String state =
                Window.call(() -> LibraryContents.outcome(table().getItems().getFirst()));
        type("Search names, notes, tags, settings", "stopped");
        Window.until("no run was stopped", () -> table().getItems().isEmpty());
        type("Search names, notes, tags, settings", state);
        Window.until("it is found as " + state, () -> table().getItems().size() == 1);
    }

    @Test
    void aSortedListStaysSortedAndSelectedWhenItIsSearchedAndReadAgain() {
        for (int i = 0; i < 3; i++) {
            train();
        }
        goToLibrary(3);
        Window.run(() -> {
            TableColumn<StoredRun, ?> number = table().getColumns().getFirst();
            number.setSortType(TableColumn.SortType.ASCENDING);
            table().getSortOrder().add(number);
        });
        Window.until("it is sorted", () -> numbers().equals(List.of(1L, 2L, 3L)));
        select(2);
        type("Search names, notes, tags, settings", "3");
        Window.until(
                "it is searched",
                () -> numbers().equals(numbers().stream().sorted().toList()));
        type("Search names, notes, tags, settings", "");
        refresh();
        Window.until("all are back", () -> numbers().equals(List.of(1L, 2L, 3L)));
        assertEquals(
                3,
                Window.call(() -> table().getSelectionModel().getSelectedItem().id()));
        Window.run(() -> table().getColumns().getFirst().setSortType(TableColumn.SortType.DESCENDING));
        Window.until("the other way round", () -> numbers().equals(List.of(3L, 2L, 1L)));
    }

    private List<Long> numbers() {
        return table().getItems().stream().map(StoredRun::id).toList();
    }

    @Test
    void buttonsStayWhereTheyAreWhateverIsSelected() {
        train();
        train();
        goToLibrary(2);
        select(0);
        Point2D before = Window.centre(window.button("Open"));
        Window.run(() -> table().getSelectionModel().selectAll());
        Window.settle();
        assertEquals(before, Window.centre(window.button("Open")));
        type("Search names, notes, tags, settings", "nothing like it");
        assertEquals(before, Window.centre(window.button("Open")));
    }

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
    void weightsArePrunedAndRunsCompared() {
        train();
        train();
        goToLibrary(2);
        Window.until("the last checkpoints are recorded", () -> {
            refresh();
            return table().getItems().stream().allMatch(run -> run.ended().isPresent());
        });
        select(0);
        int before = table().getItems().getFirst().checkpoints();
        window.click(window.button("Prune …"));
        window.click(window.button("Cancel"));
        window.click(window.button("Prune …"));
        refresh();
        Window.settle();
        assertEquals(before, table().getItems().getFirst().checkpoints(), "nothing is lost without an answer");
        window.click(window.button("Delete weights"));
        Window.until("fewer are left", () -> {
            refresh();
            return table().getItems().getFirst().checkpoints() < before;
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
        assertTrue(table().getItems().isEmpty());
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
