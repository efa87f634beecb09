package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.grokscope.narration.Narrator;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Range;
import org.grokscope.task.Split;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.ui.controls.Theme;
import org.junit.jupiter.api.Test;

/** Whatever is typed, the window says in one line what is wrong with it, and goes on. */
class BadInputTest extends OpenWindow {

    private static final List<String> ABSURD =
            List.of("1", "1000000", "0", "-3", "NaN", "", "abc", "1e400", "99999999999999999999");

    @Test
    void modulusAndTrainFraction() {
        tryAll("Modulus p", ModularTask.P);
        tryAll("Train fraction", Split.FRACTION);
    }

    @Test
    void learningRateAndWeightDecay() {
        tryAll("Learning rate η", Optimization.LEARNING_RATE);
        tryAll("Weight decay λ", Optimization.WEIGHT_DECAY);
    }

    @Test
    void seedCadenceAndLength() {
        tryAll("Seed", Schedule.SEED);
        tryAll("Steps per evaluation", Schedule.EVALUATION_CADENCE);
        tryAll("Stop step", Schedule.MAX_STEPS);
    }

    @Test
    void batch() {
        tryAll("Batch size", Optimization.BATCH_SIZE);
    }

    @Test
    void aContradictionIsShownAtTheFieldThatHasToChange() {
        window.enter("Modulus p", "12");
        String said = "Batch size must be full or between 1 and the size of the train set, 72 (got 512).";
        Window.settle();
        assertEquals(said, window.notice());
        assertTrue(isRed("Batch size"));
        assertTrue(hasSign("Batch size"));
        assertFalse(isRed("Modulus p"));
        assertFalse(hasSign("Modulus p"));
        assertTrue(
                Window.call(() -> Sight.all(window.scene().getRoot())
                        .anyMatch(node -> node.getStyleClass().contains("problem")
                                && Sight.shown(node)
                                && Sight.text((Label) node).equals(said))),
                "the message is beside the field");
        assertEquals("Not ready", window.badge());
        assertEquals(said, window.sentence());
        window.enter("Batch size", "full");
        assertFalse(isRed("Batch size"));
        assertFalse(hasSign("Batch size"));
        assertEquals("Ready", window.badge());
        assertEquals("", window.notice());
    }

    @Test
    void theSettingsScrollToTheFieldThatHasToChangeAndItHasTheKeyboard() {
        window.close();
        window = new Window(new FakeLearner.Factory(), Preset.PAPER, Theme.LIGHT, 1366, 768);
        ScrollPane scroller = (ScrollPane) Window.call(() -> window.scene().lookup(".left .scroll-pane"));
        window.enter("Seed", "7");
        assertEquals(1, scroller.getVvalue(), 0.5, "the seed is far below");
        Window.run(() -> scroller.setVvalue(0));
        window.enter("Modulus p", "12");
        assertInView("Batch size", scroller);
        assertSame(window.field("Batch size"), Window.call(() -> window.scene().getFocusOwner()));
        window.enter("Batch size", "full");
        window.write("Seed", "x");
        Window.run(() -> scroller.setVvalue(0));
        window.press(KeyCode.TAB);
        assertInView("Seed", scroller);
        Window.run(() -> scroller.setVvalue(1));
        window.press(KeyCode.ESCAPE);
    }

    private void assertInView(String field, ScrollPane scroller) {
        Window.settle();
        Window.until(field + " is in view", () -> {
            Bounds place = window.field(field).localToScene(window.field(field).getBoundsInLocal());
            Bounds view = scroller.localToScene(scroller.getBoundsInLocal());
            return place.getMinY() >= view.getMinY() && place.getMaxY() <= view.getMaxY();
        });
    }

    private boolean hasSign(String field) {
        return Window.call(() -> window.field(field).lookup(".field-sign") != null);
    }

    private boolean isRed(String field) {
        return Window.call(
                () -> window.field(field).getPseudoClassStates().contains(PseudoClass.getPseudoClass("invalid")));
    }

    @Test
    void parity() {
        window.choose("Task", "Sparse parity of bits");
        tryAll("Bits", ParityTask.BITS);
        tryAll("Relevant bits", ParityTask.RELEVANT_BITS);
        tryAll("Samples", ParityTask.SAMPLES);
    }

    /** Types every absurd text that the range does not allow; Escape brings the value back, from inside the field. */
    private void tryAll(String name, Range range) {
        TextField field = window.field(name);
        String before = window.text(field);
        RunConfig config = window.session().config();
        for (String text : ABSURD) {
            if (allows(range, text)) {
                continue;
            }
            window.enter(name, text);
            String said = window.notice();
            String value = text.isEmpty() ? "nothing" : text;
            assertTrue(said.substring(1).startsWith(range.field().substring(1) + " " + range.rule()), said);
            assertTrue(said.endsWith(" (got " + value + ")."), said);
            assertFalse(said.contains("\n"), said);
            assertTrue(window.button("Start").isDisabled());
            assertSame(config, window.session().config());
            assertSame(field, Window.call(() -> window.scene().getFocusOwner()), "the keyboard stays to mend it");
            window.press(KeyCode.ESCAPE);
            assertEquals(before, window.text(field));
            assertEquals("", window.notice());
            assertFalse(window.button("Start").isDisabled());
        }
    }

    private static boolean allows(Range range, String text) {
        try {
            range.parse(text);
            return true;
        } catch (InvalidSettingException e) {
            return false;
        }
    }

    @Test
    void anAllowedValueClearsTheMessage() {
        window.enter("Modulus p", "abc");
        assertTrue(window.notice().startsWith("Modulus p must be"), window.notice());
        window.enter("Modulus p", "53");
        assertEquals("", window.notice());
        assertEquals(
                new ModularTask(Operation.ADD, 53), window.session().config().task());
        window.click(window.button("Start"));
        Window.until("it trains", () -> window.session().step() > 0);
    }

    @Test
    void undoTakesAWrongValueBack() {
        window.enter("Train fraction", "1");
        window.click(window.button("Undo"));
        assertEquals("", window.notice());
        assertEquals("0.5", window.text(window.field("Train fraction")));
        assertFalse(window.button("Start").isDisabled());
    }

    @Test
    void aWrongValueSpeaksUpWhenOneLeavesTheField() {
        window.write("Modulus p", "2");
        window.press(KeyCode.TAB);
        assertTrue(window.notice().startsWith("Modulus p must be"), window.notice());
        assertSame(
                window.field("Train fraction"), Window.call(() -> window.scene().getFocusOwner()));
        window.press(KeyCode.TAB);
        window.press(KeyCode.SPACE);
        assertEquals(0, window.session().step(), "Space does not start what cannot be");
    }

    @Test
    void aBatchLargerThanTheTrainSetIsNamed() {
        window.enter("Modulus p", "5");
        assertTrue(window.notice().startsWith("Batch size must be"), window.notice());
        assertTrue(window.notice().contains("12"), window.notice());
        assertTrue(window.button("Start").isDisabled());
        window.enter("Batch size", "full");
        assertEquals("", window.notice());
        assertEquals(Optimization.FULL_BATCH, window.session().config().batchSize());
        assertFalse(window.button("Start").isDisabled());
    }

    @Test
    void divisionNeedsAPrime() {
        window.choose("Task", Operation.DIVIDE.label());
        window.enter("Modulus p", "10");
        assertTrue(window.notice().startsWith("Modulus p must be"), window.notice());
        assertTrue(window.notice().contains("prime"), window.notice());
        window.enter("Modulus p", "11");
        assertTrue(window.notice().startsWith("Batch size must be"), window.notice());
        window.enter("Batch size", "32");
        assertEquals("", window.notice());
    }

    @Test
    void parityWithATransformerIsRefused() {
        window.choose("Task", "Sparse parity of bits");
        window.click(window.segment("Transformer"));
        assertTrue(window.notice().startsWith("Network must be mlp"), window.notice());
        window.click(window.segment("MLP"));
        assertEquals("", window.notice());
    }

    @Test
    void aWrongValueInAFieldThatGoesAwayDoesNotStay() {
        window.enter("Modulus p", "abc");
        window.choose("Task", "Sparse parity of bits");
        assertEquals("", window.notice());
        window.enter("Bits", "1");
        window.choose("Preset", Narrator.ENGLISH.title(Preset.PAPER));
        assertEquals("", window.notice());
        assertFalse(window.button("Start").isDisabled());
        assertEquals(Preset.PAPER.config(), window.session().config());
    }

    @Test
    void aRunGoesOnWhileSomethingWrongIsTyped() {
        window.close();
        window = new Window(new FakeLearner.Factory().delayNanos(5_000_000));
        window.startTraining();
        window.enter("Modulus p", "abc");
        assertTrue(window.notice().startsWith("Modulus p must be"), window.notice());
        window.untilStep(window.session().step() + 2);
        window.click(window.button("Pause"));
        window.until(SessionState.Paused.class);
        window.click(window.button("Undo"));
        assertEquals("", window.notice());
    }
}
