package org.grokscope.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextInputControl;
import org.grokscope.run.RunHistory;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.library.list.LibraryRow;
import org.grokscope.ui.outcome.OutcomeKind;
import org.grokscope.ui.run.StatusStrip;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.Test;

/** Runs are found, labelled, sorted and opened. */
class LibraryScreenTest extends LibraryWindow {

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
        Window.until("one is found", () -> table().runs().size() == 1);
        StoredRun found = table().runs().getFirst();
        assertEquals(
                new StoredRun.Label("Monday", "line", List.of("demo", "class 7b")),
                found.label(),
                "tags keep their words and their order");
        assertEquals("demo, class 7b", Window.call(() -> {
            table().select(table().runs().getFirst().id());
            return window.prompted("Tags separated by commas").getText();
        }));
        type("Search names, notes, tags, settings", "nothing like it");
        Window.until("none is found", () -> table().runs().isEmpty());
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
            table().getItems().addListener((ListChangeListener<LibraryRow>)
                    _ -> shown.add(table().runs().size()));
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
            return table().runs().stream().allMatch(run -> run.ended().isPresent());
        });
        String state =
                Window.call(() -> OutcomeKind.of(table().runs().getFirst()).label());
        type("Search names, notes, tags, settings", "stopped");
        Window.until("no run was stopped", () -> table().runs().isEmpty());
        type("Search names, notes, tags, settings", state);
        Window.until("it is found as " + state, () -> table().runs().size() == 1);
    }

    @Test
    void aSortedListStaysSortedAndSelectedWhenItIsSearchedAndReadAgain() {
        for (int i = 0; i < 3; i++) {
            train();
        }
        goToLibrary(3);
        Window.run(() -> {
            TableColumn<LibraryRow, ?> number = table().getColumns().getFirst();
            number.setSortType(TableColumn.SortType.ASCENDING);
            table().getSortOrder().setAll(List.of(number));
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
        assertEquals(3, Window.call(() -> table().selected().getFirst().id()));
        Window.run(() -> table().getColumns().getFirst().setSortType(TableColumn.SortType.DESCENDING));
        Window.until("the other way round", () -> numbers().equals(List.of(3L, 2L, 1L)));
    }

    private List<Long> numbers() {
        return table().runs().stream().map(StoredRun::id).toList();
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
}
