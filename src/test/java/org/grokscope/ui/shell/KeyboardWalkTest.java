package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.training.FakeLearner;
import org.grokscope.ui.controls.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every screen without a mouse and without eyes: what the Tab key reaches, in which order, and what it is called. */
class KeyboardWalkTest {

    private final List<String> faults = new ArrayList<>();
    private Window window;

    @BeforeEach
    void open() {
        FakeLearner.Factory learners = new FakeLearner.Factory().delayNanos(1_500_000);
        window = new Window(learners, Preset.FAST, Theme.LIGHT, 1440, 900);
        Window.until("the engine", () -> window.engine().startsWith("Fake"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theRunScreen() {
        walk("ready");
        trainTo(150);
        Window.run(window::unfold);
        walk("unfolded");
        window.scrub(0.5);
        window.press(KeyCode.I);
        walk("with the panel Inside, at an earlier step");
        assertEquals(List.of(), faults);
    }

    @Test
    void theTeachingAids() {
        trainTo(150);
        window.act("PREDICT");
        walk("predict first");
        window.act("PREDICT");
        window.press(KeyCode.G);
        assertEquals("Next, BUTTON", Walk.said(owner()));
        Window.until("the way back", () -> window.shows("Open it"));
        walk("story");
        window.click(window.button("End the story"));
        window.press(KeyCode.F5);
        walk("presentation");
        assertEquals(List.of(), faults);
    }

    @Test
    void theOtherScreens() {
        window.press(KeyCode.C);
        walk("compare, empty");
        window.click(window.button("Duel: AdamW and SGD"));
        Window.until(
                "curves",
                () -> window.compared().chosen().stream()
                        .allMatch(each -> each.history().size() > 20));
        window.click(window.button("Pause all"));
        walk("compare");
        window.press(KeyCode.L);
        walk("lab");
        window.press(KeyCode.O);
        walk("library");
        assertEquals(List.of(), faults);
    }

    /** A card that covers the window keeps the Tab key, and gives the focus back. */
    @Test
    void cardsKeepTheFocusAndGiveItBack() {
        trainTo(100);
        Button step = window.button("Step");
        for (String card : List.of("FIGURE", "FILM", "HELP")) {
            Window.run(step::requestFocus);
            window.act(card);
            Node veil = Window.call(() -> card(owner()));
            walk(card, veil);
            window.press(KeyCode.ESCAPE);
            assertFalse(Window.call(veil::isVisible), card);
            assertSame(step, owner(), card);
        }
        assertEquals(List.of(), faults);
    }

    /** The keys of the menu: it closes itself after the action, and used to take the focus away again. */
    @Test
    void aCardOfTheMenuHasTheFocus() {
        trainTo(100);
        MenuButton more = window.the(MenuButton.class);
        window.click(more);
        Window.until("the menu", more::isShowing);
        Window.run(() -> {
            more.getItems().stream()
                    .filter(item -> "FIGURE".equals(item.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            more.hide();
        });
        Window.settle();
        assertEquals("Save …, BUTTON", Walk.said(owner()));
    }

    @Test
    void arrowKeysChoose() {
        ToggleButton adamW = window.segment("AdamW");
        Window.run(adamW::requestFocus);
        window.press(KeyCode.RIGHT);
        assertTrue(window.segment("SGD").isFocused());
        assertEquals(Optimizer.SGD, window.draft().optimizer(), "what looks chosen is");
        Window.run(window.segment("Run")::requestFocus);
        window.press(KeyCode.RIGHT);
        assertTrue(window.shows("Duel: AdamW and SGD"));
        assertTrue(window.segment("Compare").isFocused(), "the next arrow goes on from here");
    }

    @Test
    void fieldsSayTheirValuesToo() {
        assertEquals("45", value(window.field("Seed")));
        assertEquals("0.004", value(window.field("Learning rate η")));
        ComboBox<?> preset = window.list("Preset");
        assertTrue(value(preset).startsWith("Fast"), value(preset));
        Slider decay = window.slider("Weight decay λ");
        assertEquals("1", Window.call(() -> decay.queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING)));
        Slider speed = window.slider("Speed limit in steps per second");
        assertEquals("max", Window.call(() -> speed.queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING)));
    }

    @Test
    void readoutsSayTheirNumbers() {
        trainTo(150);
        List<String> said = said();
        assertTrue(said.stream().anyMatch(each -> each.equals("Step: " + window.readout("step"))), said.toString());
        assertTrue(said.stream().anyMatch(each -> each.endsWith(window.sentence())), said.toString());
    }

    private List<String> said() {
        return Window.call(() -> Sight.all(window.scene().getRoot())
                .filter(node -> node.getStyleClass().contains("term"))
                .map(Walk::name)
                .toList());
    }

    @Test
    void tabLeavesALongText() {
        window.press(KeyCode.L);
        TextArea text = window.the(TextArea.class);
        Window.run(text::requestFocus);
        String before = Window.call(text::getText);
        window.press(KeyCode.TAB);
        assertFalse(text.isFocused());
        window.press(KeyCode.SHIFT, KeyCode.TAB);
        assertTrue(text.isFocused());
        assertEquals(before, Window.call(text::getText));
    }

    private static String value(Node field) {
        return Window.call(() -> (String) field.queryAccessibleAttribute(AccessibleAttribute.TEXT));
    }

    private void trainTo(long step) {
        window.startTraining();
        window.untilStep(step);
        window.pause();
    }

    private Node owner() {
        return Window.call(() -> window.scene().getFocusOwner());
    }

    private static Node card(Node node) {
        Node card = node;
        while (!card.getStyleClass().contains("help-veil")
                && !card.getStyleClass().contains("figure-veil")) {
            card = card.getParent();
        }
        return card;
    }

    private void walk(String where) {
        walk(where, window.scene().getRoot());
    }

    private void walk(String where, Node root) {
        Window.settle();
        new Walk(window).faults(root).forEach(fault -> faults.add(where + ": " + fault));
    }
}
