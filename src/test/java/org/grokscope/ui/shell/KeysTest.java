package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.SVGPath;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Preset;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;
import org.junit.jupiter.api.Test;

/** The first look, and the keys. */
class KeysTest extends OpenWindow {

    KeysTest() {
        super(5_000);
    }

    @Test
    void opensOnThePapersPresetReadyForTheSpaceBar() {
        assertEquals(Preset.PAPER.config(), window.draft());
        assertSame(window.button("Start"), Window.call(() -> window.scene().getFocusOwner()));
        assertFalse(
                ((SVGPath) window.button("Start").getGraphic()).getContent().isEmpty(),
                "with its sign from the beginning");
        assertEquals("Ready", window.badge());
        assertTrue(window.sentence().contains("press Start"), window.sentence());
        assertEquals("", window.notice());
        assertEquals("0", window.readout("step"));
        assertEquals(3, window.plots().stream().filter(Node::isVisible).count());
        assertEquals(0, window.session().history().size());
        window.plots()
                .forEach(plot ->
                        assertFalse(plot.emptyTextProperty().get().title().isBlank()));
        Window.until("the engine's name", () -> window.engine().contains("Fake 1.0 · threads: 1 · seed 45"));
    }

    @Test
    void spaceStartsPausesAndGoesOn() {
        window.startTraining();
        Window.until("another badge", () -> !"Ready".equals(window.badge()));
        assertTrue(window.shows("Pause"));
        window.pause();
        long there = window.session().step();
        Window.until(
                "the step stands in the readout",
                () -> NumberFormat.count(there).equals(window.readout("step")));
        assertTrue(window.shows("Resume"));
        assertEquals(there, window.session().step());
        window.press(KeyCode.SPACE);
        window.untilStep(there + 3);
        assertInstanceOf(SessionState.Running.class, window.session().state());
    }

    @Test
    void theButtonDoesTheSame() {
        window.click(window.button("Start"));
        window.untilStep(2);
        Window.until("the label", () -> window.shows("Pause"));
        window.click(window.button("Pause"));
        window.until(SessionState.Paused.class);
        Window.until("the label", () -> window.shows("Resume"));
        long there = window.session().step();
        window.click(window.button("Resume"));
        window.untilStep(there + 2);
    }

    @Test
    void sDoesOneStep() {
        window.press(KeyCode.S);
        window.untilStep(1);
        window.until(SessionState.Paused.class);
        window.press(KeyCode.S);
        window.untilStep(2);
        window.click(window.button("Step"));
        window.untilStep(3);
        Window.until("three in the readout", () -> "3".equals(window.readout("step")));
        assertEquals(3, window.session().step());
        assertEquals(4, window.session().history().size(), "every single step is measured");
    }

    @Test
    void sDoesNothingWhileItTrains() {
        window.startTraining();
        Window.until("no single steps", () -> window.button("Step").isDisabled());
        window.press(KeyCode.S);
        window.untilStep(window.session().step() + 3);
        assertInstanceOf(SessionState.Running.class, window.session().state());
    }

    @Test
    void rBeginsAgain() {
        window.startTraining();
        TrainingSession first = window.session();
        window.press(KeyCode.R);
        TrainingSession second = window.session();
        assertNotEquals(first, second);
        assertEquals(first.config(), second.config());
        assertEquals("0", window.readout("step"));
        assertEquals("Ready", window.badge());
        Window.until("the first run ends", () -> first.state().isOver());
        window.startTraining();
        assertEquals(
                first.history().value(RunHistory.Column.SQUARED_NORM, 0),
                second.history().value(RunHistory.Column.SQUARED_NORM, 0));
    }

    @Test
    void nTakesTheNextSeed() {
        window.press(KeyCode.N);
        assertEquals(Preset.PAPER.config().withSeed(46), window.session().config());
        assertEquals("46", window.text(window.field("Seed")));
        assertTrue(window.engine().endsWith("seed 46"), window.engine());
        window.startTraining();
        window.press(KeyCode.N);
        assertEquals(47, window.session().config().seed());
        assertEquals(0, window.session().step());
    }

    @Test
    void nAtTheLastSeedGoesOnWithAnAllowedOne() {
        window.enter("Seed", "999999999");
        window.click(window.button("New seed"));
        assertNotEquals(999_999_999, window.session().config().seed());
        assertTrue(window.shows("Start"));
    }

    @Test
    void tChangesTheLooks() {
        assertFalse(isDark());
        window.press(KeyCode.T);
        assertTrue(isDark());
        window.act("THEME");
        assertFalse(isDark());
    }

    private boolean isDark() {
        return Window.call(() -> window.scene().getRoot().getStyleClass().contains("dark"));
    }

    @Test
    void helpOpensAndCloses() {
        window.press(KeyCode.F1);
        assertTrue(window.helpIsOpen());
        window.press(KeyCode.ESCAPE);
        assertFalse(window.helpIsOpen());
        window.press(KeyCode.SHIFT, KeyCode.SLASH);
        window.click(window.button(window.helpIsOpen() ? "Close" : "?"));
        window.press(KeyCode.ESCAPE);
        window.click(window.button("?"));
        assertTrue(window.helpIsOpen());
        window.clickAt(new Point2D(20, 400));
        assertFalse(window.helpIsOpen(), "a click beside the card closes it");
    }

    @Test
    void afterHelpTheFocusIsWhereTheSpaceBarStarts() {
        window.click(window.button("?"));
        assertSame(window.button("Close"), Window.call(() -> window.scene().getFocusOwner()));
        window.press(KeyCode.ESCAPE);
        Window.until(
                "the start button",
                () -> window.scene().getFocusOwner().getStyleClass().contains("start"));
    }

    /** It fills the screen with the run, not with what lies over it. */
    @Test
    void aPresentationBeginsAtOnceFromACardAndFromAField() {
        for (String covering : new String[] {"HELP", "FIGURE", ""}) {
            if (covering.isEmpty()) {
                window.click(window.field("Seed"));
            } else {
                window.act(covering);
            }
            window.press(KeyCode.F5);
            assertTrue(Window.call(() -> window.scene().lookup(".present") != null), covering);
            assertFalse(window.helpIsOpen());
            window.press(KeyCode.F5);
            assertFalse(Window.call(() -> window.scene().lookup(".present") != null), covering);
        }
    }

    @Test
    void xTogglesLogarithmicSteps() {
        ScaleKind before = stepScale();
        window.press(KeyCode.X);
        assertNotEquals(before, stepScale());
        window.press(KeyCode.X);
        assertEquals(before, stepScale());
    }

    private ScaleKind stepScale() {
        return Window.call(() -> window.plots().getFirst().getAxis().getView().kind());
    }

    @Test
    void keysWriteWhileOneTypes() {
        TextField seed = window.field("Seed");
        window.click(seed);
        TrainingSession before = window.session();
        for (KeyCode key : new KeyCode[] {KeyCode.SPACE, KeyCode.S, KeyCode.R, KeyCode.N, KeyCode.T, KeyCode.X}) {
            window.press(key);
        }
        assertSame(before, window.session());
        assertEquals(0, window.session().step());
        assertFalse(isDark());
        assertFalse(window.helpIsOpen());
        assertEquals(ScaleKind.LINEAR, stepScale());
        window.press(KeyCode.ESCAPE);
        assertEquals("45", window.text(seed));
    }

    @Test
    void spaceOpensAFocusedListAndCtrlEnterStartsFromEverywhere() {
        ComboBox<?> list = window.list("Task");
        Window.run(list::requestFocus);
        window.press(KeyCode.SPACE);
        assertTrue(Window.call(list::isShowing));
        window.press(KeyCode.ESCAPE);
        Window.until("the list closes", () -> !list.isShowing());
        assertEquals(0, window.session().step());
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.until(SessionState.Running.class);
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.until(SessionState.Paused.class);
    }

    @Test
    void ctrlEnterInAFieldTakesItsTextFirst() {
        window.write("Modulus p", "53");
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.until(SessionState.Running.class);
        assertEquals(
                new ModularTask(Operation.ADD, 53), window.session().config().task());
    }

    @Test
    void aListOrMenuThatClosesGivesSpaceBack() {
        window.choose("Task", Operation.MULTIPLY.label());
        window.startTraining();
        window.pause();
        MenuButton more = window.the(MenuButton.class);
        window.click(more);
        Window.until("the menu opens", more::isShowing);
        window.press(KeyCode.ESCAPE);
        Window.until("the menu closes", () -> !more.isShowing());
        Window.until("the focus is back", () -> window.button("Resume").isFocused());
        window.startTraining();
        assertFalse(Window.call(more::isShowing));
    }

    @Test
    void aSecondSpaceTakesBackTheFirstEvenBeforeTheFirstStep() {
        window.close();
        window = new Window(new FakeLearner.Factory().delayNanos(TimeUnit.MILLISECONDS.toNanos(200)));
        Window.run(() -> {
            window.run().startOrPause();
            window.run().startOrPause();
        });
        window.until(SessionState.Paused.class);
        assertTrue(window.session().step() <= 1);
    }
}
