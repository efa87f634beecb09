package org.grokscope.ui.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.grokscope.training.SessionState;
import org.grokscope.ui.shell.OpenWindow;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.Test;

/** A control that is disabled says why. */
class ReasonsTest extends OpenWindow {

    private static final Path SOURCES = Path.of("src/main/java/org/grokscope/ui");

    ReasonsTest() {
        super(1_000);
    }

    @Test
    void everyDisabledControlHasAReason() {
        assertFalse(disabled().isEmpty(), "the test sees what is disabled");
        assertEquals(List.of(), silent());
        window.startTraining();
        window.act("INSPECT");
        assertEquals(List.of(), silent());
        window.pause();
        assertEquals(List.of(), silent());
        for (String screen : List.of("COMPARE", "LAB", "LIBRARY")) {
            window.act(screen);
            Window.settle();
            assertEquals(List.of(), silent(), screen);
        }
    }

    @Test
    void nothingIsDisabledInAnotherWay() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String source = Files.readString(file);
                boolean own = file.endsWith("Reasons.java");
                assertEquals(own, source.contains("setDisable("), file.toString());
                assertFalse(source.contains("disableProperty()"), file.toString());
            }
        }
    }

    @Test
    void thePointerShowsTheReasonAndHidesItAgain() {
        Node step = window.button("Step");
        window.startTraining();
        window.pointAt(step);
        Window.until(
                "the reason", () -> tooltips().contains("Pause the run first: single steps are for a run that waits."));
        window.pointAt(window.button("Pause"));
        Window.until("no reason", () -> tooltips().stream().noneMatch(text -> text.startsWith("Pause the run first")));
        window.pause();
        assertEquals("", Window.call(() -> Reasons.of(step)));
    }

    @Test
    void theReasonOfASwitchInTheSettingsIsShown() {
        Node hold = Window.call(() -> window.scene().lookup(".settings .toggle-switch"));
        window.pointAt(window.button("Start"));
        window.pointAt(hold);
        Window.until("the reason", () -> tooltips().contains("No run is under way: press Start first."));
    }

    @Test
    void theKeyOfWhatCannotBeDoneSaysWhy() {
        window.startTraining();
        window.press(KeyCode.S);
        assertEquals("Pause the run first: single steps are for a run that waits.", window.engine());
        window.until(SessionState.Running.class);
        window.pause();
        window.press(KeyCode.S);
        assertTrue(Window.call(() -> window.session().step() > 0));
    }

    private static List<String> tooltips() {
        return javafx.stage.Window.getWindows().stream()
                .filter(Tooltip.class::isInstance)
                .map(tooltip -> ((Tooltip) tooltip).getText())
                .toList();
    }

    /** What is disabled by itself, not with what it stands in. */
    private List<Node> disabled() {
        return Window.call(
                () -> nodes(window.scene().getRoot()).filter(Node::isDisable).toList());
    }

    private List<Node> silent() {
        return Window.call(() -> nodes(window.scene().getRoot())
                .filter(node -> node.isDisable() && Reasons.of(node).isEmpty())
                .toList());
    }

    private static Stream<Node> nodes(Node root) {
        return root instanceof Parent parent
                ? Stream.concat(
                        Stream.of(root),
                        parent.getChildrenUnmodifiable().stream().flatMap(ReasonsTest::nodes))
                : Stream.of(root);
    }
}
