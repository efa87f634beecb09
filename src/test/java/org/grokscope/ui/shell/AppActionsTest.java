package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import org.grokscope.training.FakeLearner;
import org.grokscope.ui.controls.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of actions, and the places that are made from it or repeat a part of it. */
class AppActionsTest {

    private static final String MARKER = "<!-- keys -->";

    private Window window;
    private AppActions actions;

    @BeforeEach
    void open() {
        window = new Window(new FakeLearner.Factory());
        actions = window.content.actions();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private List<AppAction> withKeys() {
        return actions.all().stream().filter(action -> !action.keys().isEmpty()).toList();
    }

    @Test
    void everyActionIsInTheTableAndNoKeyRunsTwo() {
        for (AppAction.Id id : AppAction.Id.values()) {
            assertNotNull(actions.get(id), id.name());
        }
        List<String> keys = new ArrayList<>(withKeys().stream()
                .flatMap(action -> action.keys().stream())
                .map(Accelerator::name)
                .toList());
        // Space plays what is shown: the run, or its replay; which of the two is never open.
        keys.remove("Space");
        assertEquals(keys.stream().distinct().toList(), keys);
    }

    @Test
    void theManualListsTheKeysOfTheTable() throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        withKeys().forEach(action -> expected.put(action.keyNames(), action.help()));
        String table = expected.entrySet().stream()
                .map(row -> "| " + row.getKey() + " | " + row.getValue() + " |")
                .collect(Collectors.joining("\n"));
        assertEquals(expected, documented(), () -> "the table below " + MARKER + " must be\n" + table);
    }

    private static Map<String, String> documented() throws IOException {
        for (String file : List.of("README.md", "assets/docs/user-guide.md")) {
            String text = Files.readString(Path.of(file));
            if (text.contains(MARKER)) {
                return text.substring(text.indexOf(MARKER))
                        .lines()
                        .skip(3)
                        .takeWhile(line -> line.startsWith("|"))
                        .map(line -> line.split("\\|"))
                        .collect(Collectors.toMap(
                                cells -> cells[1].strip(), cells -> cells[2].strip(), (a, b) -> a, LinkedHashMap::new));
            }
        }
        throw new AssertionError("no manual has a key table");
    }

    @Test
    void theHelpSheetShowsTheTable() {
        window.press(KeyCode.F1);
        for (AppAction action : withKeys()) {
            assertTrue(window.shows(action.keyNames()), action.keyNames());
            assertTrue(window.shows(action.help()), action.help());
        }
    }

    /** Tooltips of controls that know no actions repeat a key. */
    @Test
    void tooltipsOnTheRunScreenNameTheKeysOfTheTable() {
        Map.of(
                        "replay.start.tooltip", AppAction.Id.REPLAY,
                        "replay.live.tooltip", AppAction.Id.LIVE,
                        "replay.branch.tooltip", AppAction.Id.BRANCH,
                        "plot.steps.log.tooltip", AppAction.Id.STEPS_LOG,
                        "inspect.hide.tooltip", AppAction.Id.INSPECT)
                .forEach((text, id) ->
                        assertTrue(Texts.of(text).contains("(" + actions.get(id).keyNames() + ")"), text));
    }

    @Test
    void anActionIsDisabledWhereItCannotBeDone() {
        assertTrue(Window.call(() -> actions.get(AppAction.Id.START).isPossible()));
        window.enter("Modulus p", "abc");
        for (AppAction.Id id : List.of(AppAction.Id.START, AppAction.Id.STEP, AppAction.Id.RESET, AppAction.Id.SEED)) {
            assertTrue(
                    Window.call(() -> !actions.get(id).isPossible()), id.name().toLowerCase(Locale.ROOT));
        }
        window.press(KeyCode.ESCAPE);
        window.click(window.segment("Library"));
        assertTrue(Window.call(() -> !actions.get(AppAction.Id.START).isPossible()), "there is no run to start here");
        assertTrue(Window.call(() -> actions.get(AppAction.Id.THEME).isPossible()));
    }
}
