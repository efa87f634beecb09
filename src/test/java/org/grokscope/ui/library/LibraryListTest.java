package org.grokscope.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.RunEvent;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Preset;
import org.grokscope.storage.library.Recorder;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.ColumnChooser;
import org.grokscope.ui.library.list.CurveLoader;
import org.grokscope.ui.library.list.LibraryRow;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.Test;

/** How runs are listed: in groups, by outcome, with chosen columns and their curves. */
class LibraryListTest extends LibraryWindow {

    private List<LibraryRow> rows() {
        return List.copyOf(table().getItems());
    }

    private List<Boolean> headings() {
        return rows().stream().map(LibraryRow.Heading.class::isInstance).toList();
    }

    private String summary() {
        return Window.call(() -> window.the(LibraryTools.class).lookupAll(".field-name").stream()
                .map(Label.class::cast)
                .map(Label::getText)
                .filter(text -> text.contains("MB"))
                .findFirst()
                .orElse(""));
    }

    @Test
    void theSummarySaysOfWhatAndFollowsTheLibrary() {
        train();
        window.close();
        window = new Window(new FakeLearner.Factory().delayNanos(TimeUnit.MILLISECONDS.toNanos(1)), file);
        goToLibrary(1);
        Window.until("one run", () -> summary().matches("1 run · library [0-9.,]+ MB on disk"));
        Window.run(() -> {
            window.run().load(Preset.PAPER.config());
            window.run().reset();
            window.run().startOrPause();
        });
        Window.until("a run that starts is counted", () -> {
            window.refresh();
            return summary().startsWith("2 runs · library");
        });
        type(SEARCH, "nothing like it");
        Window.until("none of both", () -> summary().startsWith("0 of 2 runs · library"));
    }

    @Test
    void noTextAboveTheListIsCut() {
        train();
        train(ConfigFields.config(Preset.PAPER.config(), Map.of(ConfigField.STEPS, "100")));
        goToLibrary(2);
        awaitEnds();
        LibraryTools tools = window.the(LibraryTools.class);
        for (int width = 1_366; width >= 1_093; width -= 39) {
            int now = width;
            Window.run(() -> window.stage.setWidth(now));
            Window.settle();
            assertEquals(
                    List.of(),
                    Window.call(() -> Stream.of(".toggle-button", ".field-name")
                            .flatMap(style -> tools.lookupAll(style).stream())
                            .map(Labeled.class::cast)
                            .filter(each -> each.isVisible() && each.getWidth() < each.prefWidth(-1) - 1)
                            .map(Labeled::getText)
                            .toList()),
                    width + " px");
        }
    }

    @Test
    void groupsAreClosedAndOpenedFromTheKeyboard() {
        train();
        train(ConfigFields.config(Preset.PAPER.config(), Map.of(ConfigField.STEPS, "100")));
        goToLibrary(2);
        assertEquals(List.of(true, false, true, false), headings());
        Window.run(() -> {
            table().requestFocus();
            table().getSelectionModel().clearAndSelect(0);
        });
        window.press(KeyCode.LEFT);
        Window.until("it is closed", () -> headings().equals(List.of(true, true, false)));
        window.press(KeyCode.RIGHT);
        Window.until("it is open", () -> rows().size() == 4);
        window.press(KeyCode.ENTER);
        Window.until("it is closed by Enter", () -> rows().size() == 3);
        refresh();
        Window.settle();
        assertEquals(List.of(true, true, false), headings(), "it stays closed when the list is read again");
    }

    @Test
    void aChipShowsTheRunsOfAnOutcomeAndHowManyThereAre() {
        train();
        train(ConfigFields.config(Preset.PAPER.config(), Map.of(ConfigField.STEPS, "100")));
        goToLibrary(2);
        awaitEnds();
        Window.until("all are counted", () -> toggle("All").getText().endsWith("2"));
        window.click(toggle("grokked"));
        Window.until("one is left", () -> table().runs().size() == 1);
        assertTrue(table().runs().getFirst().grokkingStep().isPresent());
        window.click(toggle("All"));
        Window.until("all are back", () -> table().runs().size() == 2);
    }

    @Test
    void whichColumnsAndGroupsAreShownIsRemembered() {
        train();
        goToLibrary(1);
        Window.run(() -> {
            ColumnChooser columns = window.the(ColumnChooser.class);
            columns.getCheckModel().clearCheck("delay");
            columns.getCheckModel().check("seed");
        });
        window.click(toggle("nothing"));
        Window.until("no heading", () -> rows().size() == 1);
        reopen();
        goToLibrary(1);
        assertFalse(column("delay").isVisible());
        assertTrue(column("seed").isVisible());
        assertTrue(column("name").isVisible(), "without it no run could be told from another");
        assertEquals(1, rows().size());
    }

    private TableColumn<LibraryRow, ?> column(String id) {
        return table().getColumns().stream()
                .filter(each -> id.equals(each.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunIsBranchedAtTheCheckpointThatIsChosen() {
        train();
        TrainingSession parent = window.session();
        goToLibrary(1);
        awaitEnds();
        select(0);
        Window.until("its checkpoints", () -> window.shows("Branch at ".concat(steps(parent.step()))));
        Window.run(
                () -> window.the(CheckpointPins.class).getChildren().getFirst().requestFocus());
        window.press(KeyCode.LEFT);
        Window.until("an earlier one", () -> !window.shows("Branch at ".concat(steps(parent.step()))));
        Window.run(() -> window.scene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> each.getText() != null && each.getText().startsWith("Branch at "))
                .findFirst()
                .orElseThrow()
                .fire());
        Window.until("the branch", () -> {
            TrainingSession shown = window.run().session();
            return !shown.equals(parent)
                    && shown.step() < parent.step()
                    && shown.history().events().stream().anyMatch(RunEvent.Forked.class::isInstance);
        });
        goToLibrary(2);
        assertEquals(3, rows().size(), "one group");
        assertTrue(
                rows().get(2) instanceof LibraryRow.Entry entry && entry.rails().equals(List.of(false)));
    }

    private static String steps(long step) {
        return NumberFormat.count(step);
    }

    @Test
    void theSearchIsFoundByItsKey() {
        goToLibrary(0);
        assertTrue(window.shows("No runs yet"), "an empty library says how runs get there");
        window.press(KeyCode.CONTROL, KeyCode.F);
        TextInputControl search = window.prompted(SEARCH);
        assertTrue(Window.call(search::isFocused));
    }

    @Test
    void theRunOnScreenGrowsInTheList() {
        window.startTraining();
        goToLibrary(1);
        long before = table().runs().getFirst().steps();
        select(0);
        Window.until("it has grown, or ended", () -> {
            StoredRun run = table().runs().getFirst();
            return run.steps() > before || run.ended().isPresent();
        });
        assertEquals(1, Window.call(() -> table().selected().size()), "it stays selected");
    }

    @Test
    void aPausedRunIsListedAsPaused() {
        window.startTraining();
        window.pause();
        goToLibrary(1);
        Window.until("it is listed as paused", () -> window.shows("paused"));
        window.press(KeyCode.ESCAPE);
        Window.run(() -> window.run().startOrPause());
        window.press(KeyCode.O);
        Window.until("it trains again, or has ended", () -> !window.shows("paused"));
    }

    @Test
    void whatAnotherProcessRecordsIsListedUnasked() throws IOException, InterruptedException {
        train();
        goToLibrary(1);
        awaitEnds();
        try (Recorder other = Recorder.start(file)) {
            other.advance(100);
            Window.until("its run is listed", () -> table().runs().size() == 2);
            Window.until("it is listed as running", () -> window.shows("running"));
            other.advance(400);
            Window.until("it grows", () -> table().runs().getFirst().steps() == 400);
            other.kill();
        }
        Window.until("it is listed as interrupted", () -> window.shows("interrupted"));
    }

    @Test
    void curvesAreReadForTheRowsThatWereAskedForLastAndOnce() {
        train();
        goToLibrary(1);
        awaitEnds();
        StoredRun run = table().runs().getFirst();
        List<List<Long>> asked = new ArrayList<>();
        List<Runnable> answers = new ArrayList<>();
        CurveLoader loader = Window.call(() -> new CurveLoader((ids, _, onRead) -> {
            asked.add(ids);
            answers.add(() -> onRead.accept(Map.of()));
        }));
        Window.run(() -> {
            for (long id = 1; id <= 10_000; id++) {
                loader.get(numbered(run, id));
            }
        });
        Window.settle();
        assertEquals(1, asked.size(), "one read at a time");
        assertEquals(10_000, asked.getFirst().getFirst(), "the row that was shown last comes first");
        for (int i = 0; i < asked.size(); i++) {
            Window.run(answers.get(i));
        }
        int read = asked.stream().mapToInt(List::size).sum();
        assertTrue(read <= 100, "a list that was scrolled through is not read: " + read);
        assertTrue(Window.call(() -> loader.get(numbered(run, 10_000))).isPresent());
        Window.settle();
        assertEquals(read, asked.stream().mapToInt(List::size).sum(), "what is known is not read again");
    }

    private static StoredRun numbered(StoredRun run, long id) {
        return new StoredRun(
                id,
                "uuid-" + id,
                run.label(),
                run.config(),
                run.events(),
                run.origin(),
                run.created(),
                run.ended(),
                run.isOpen(),
                run.isPaused(),
                run.deleted(),
                run.outcome(),
                run.steps(),
                run.memorizationStep(),
                run.grokkingStep(),
                run.testAccuracy(),
                run.parent(),
                run.checkpoints(),
                run.bytes());
    }
}
