package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.model.Curve;
import org.grokscope.run.ForecastCheck;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Preset;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.export.FakePicker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How runs and windows end: well, badly, and in the middle. */
class LifeTest {

    private static final int MANY = 50;

    private Window window;

    @AfterEach
    void close() {
        if (window != null) {
            window.close();
        }
    }

    @Test
    void aFinishedRunSaysWhyItEndedAndTrainsOn() {
        window = new Window(new FakeLearner.Factory());
        window.press(KeyCode.SPACE);
        window.until(SessionState.Finished.class);
        window.untilBadge("Grokked");
        assertTrue(window.sentence().startsWith("Grokked at step "), window.sentence());
        ForecastCheck check = window.session().timeline().latest().check().orElseThrow();
        assertEquals(
                "Grokked at step " + NumberFormat.count(check.grokkingStep()) + " "
                        + NumberFormat.count(Math.abs(check.error())) + (check.error() < 0 ? " early" : " late")
                        + " forecast " + NumberFormat.count(check.forecast().grokkingStep()) + ", 90 %: "
                        + NumberFormat.count(check.forecast().low()) + "–"
                        + NumberFormat.count(check.forecast().high()),
                window.hero());
        Window.until("Continue", () -> window.shows("Continue"));
        assertTrue(window.button("Step").isDisabled());
        TrainingSession first = window.session();
        assertEquals(
                "Stopped " + NumberFormat.count(first.config().stopAfterGrok())
                        + " steps after grokking, as set. Continue trains on.",
                window.engine());
        window.click(window.button("Continue"));
        TrainingSession second = window.session();
        assertNotSame(first, second);
        window.untilStep(first.step() + 100);
        assertEquals(
                first.history().value(RunHistory.Column.SQUARED_NORM, 0),
                second.history().value(RunHistory.Column.SQUARED_NORM, 0));
        assertEquals("never", window.text(window.field("Steps after grokking")));
    }

    @Test
    void aGrokkedRunSaysWhenItWillStop() {
        window = new Window(new FakeLearner.Factory().delayNanos(20_000));
        window.press(KeyCode.SPACE);
        Window.until("the end in sight", () -> window.engine().startsWith("Stops at step "));
        long grokked =
                window.session().timeline().latest().milestones().grokkingStep().getAsLong();
        assertEquals(
                "Stops at step "
                        + NumberFormat.count(grokked + window.session().config().stopAfterGrok()) + ", "
                        + NumberFormat.count(window.session().config().stopAfterGrok()) + " steps after grokking.",
                window.engine());
    }

    @Test
    void anotherPresetAfterAFinishedRunIsReadyToStartAndSoIsTheSameAgain() {
        window = new Window(new FakeLearner.Factory());
        window.press(KeyCode.SPACE);
        window.until(SessionState.Finished.class);
        TrainingSession first = window.session();
        window.choose("Preset", Narrator.ENGLISH.title(Preset.MULTIPLICATION));
        Window.until("one start button", () -> window.shows("Start"));
        assertEquals("", window.notice());
        assertEquals(Preset.MULTIPLICATION.config(), window.session().config());
        window.startTraining();
        window.until(SessionState.Finished.class);
        TrainingSession second = window.session();
        assertNotSame(first, second);
        window.choose("Preset", Narrator.ENGLISH.title(Preset.MULTIPLICATION));
        Window.until("the same again", () -> window.session() != second);
        assertEquals(0, window.session().step());
    }

    @Test
    void anEditAfterAFinishedRunLeavesOneButtonThatStarts() {
        window = new Window(new FakeLearner.Factory());
        window.press(KeyCode.SPACE);
        window.until(SessionState.Finished.class);
        window.enter("Seed", "7");
        Window.until("a new run is offered", () -> window.shows("New run"));
        assertFalse(window.shows("Start new run"));
        assertEquals(
                "Seed changed. “New run” starts with the changed settings; the finished run stays in the library.",
                window.notice());
        window.click(window.button("New run"));
        assertEquals(7, window.session().config().seed());
    }

    @Test
    void aRunThatBreaksDownSaysWhenAndWhatToTry() {
        window = new Window(new FakeLearner.Factory().nanAt(7));
        window.press(KeyCode.SPACE);
        window.untilBadge("Broken down");
        assertTrue(window.sentence().contains("at step 7"), window.sentence());
        assertTrue(window.sentence().contains("Try a smaller learning rate"), window.sentence());
        TrainingSession first = window.session();
        Window.until("New run", () -> window.shows("New run"));
        window.press(KeyCode.SPACE);
        assertNotSame(first, window.session());
        window.untilBadge("Broken down");
    }

    @Test
    void anErrorInTheLearnerIsShown() {
        window = new Window(new FakeLearner.Factory().throwAt(5));
        window.press(KeyCode.SPACE);
        window.untilBadge("Broken down");
        assertTrue(window.sentence().contains("made to fail"), window.sentence());
        assertTrue(window.shows("New run"));
    }

    @Test
    void aMissingEngineIsSaidAndTheWindowLivesOn() {
        window = new Window(new FakeLearner.Factory().unavailable("There is no engine for this machine."));
        Window.until("the message", () -> window.engine().equals("There is no engine for this machine."));
        assertEquals("Ready", window.badge());
        window.press(KeyCode.SPACE);
        window.untilBadge("Broken down");
        assertEquals("There is no engine for this machine.", window.sentence());
        window.press(KeyCode.T);
        window.choose("Preset", Narrator.ENGLISH.title(Preset.PARITY));
        window.press(KeyCode.R);
        assertEquals(Preset.PARITY.config(), window.session().config());
        assertEquals("Ready", window.badge());
    }

    @Test
    void closingInMidStepEndsTheTraining() {
        window = new Window(new FakeLearner.Factory().delayNanos(TimeUnit.MILLISECONDS.toNanos(50)));
        window.startTraining();
        assertTrue(trainingThreads() > 0);
        TrainingSession session = window.session();
        window.close();
        assertTrue(session.state().isOver(), "closing waits until all is freed");
        Window.until("no thread is left", () -> trainingThreads() == 0);
    }

    @Test
    void runsReplacedInMidStepEndToo() {
        FakeLearner.Factory learners = new FakeLearner.Factory().delayNanos(TimeUnit.MILLISECONDS.toNanos(20));
        window = new Window(learners);
        for (int i = 0; i < 3; i++) {
            window.startTraining();
            window.press(KeyCode.R);
        }
        window.close();
        Window.until("no thread is left", () -> trainingThreads() == 0);
        assertEquals(3, learners.madeOn().size());
        assertEquals(3, learners.closedOn().size());
    }

    @Test
    void closingBeforeAnythingStartedLeavesNothing() {
        window = new Window(new FakeLearner.Factory());
        window.close();
        Window.until("no thread is left", () -> trainingThreads() == 0);
    }

    @Test
    void manyWindowsLeaveNoThreads() {
        FakeLearner.Factory learners = new FakeLearner.Factory();
        new Window(learners).close();
        Set<Thread> before = threads();
        for (int i = 0; i < MANY; i++) {
            boolean started = i % 2 == 0;
            Window.run(() -> {
                MainWindow content =
                        Libraries.window(learners, Opening.USUAL, Theme.DARK, new FakePicker(), Libraries.file());
                if (started) {
                    content.run().startOrPause();
                }
                content.close();
            });
        }
        Window.until("no thread is left", () -> trainingThreads() == 0);
        Window.until(
                "no other thread is left",
                () -> threads().stream()
                        .filter(thread -> !before.contains(thread))
                        .noneMatch(thread -> thread.getName().equals("engine loader")));
        assertTrue(threads().size() <= before.size() + 2, () -> "threads now: " + threads());
    }

    @Test
    void nothingNewCostsNothing() {
        window = new Window(new FakeLearner.Factory().delayNanos(TimeUnit.MILLISECONDS.toNanos(2)));
        window.startTraining();
        Window.until("some rows", () -> window.session().history().size() > 2);
        window.pause();
        Window.run(window::refresh);
        List<List<Curve>> before = curves();
        for (int i = 0; i < 5; i++) {
            Window.run(window::refresh);
        }
        List<List<Curve>> after = curves();
        for (int plot = 0; plot < before.size(); plot++) {
            assertEquals(before.get(plot).size(), after.get(plot).size());
            for (int curve = 0; curve < before.get(plot).size(); curve++) {
                assertSame(before.get(plot).get(curve), after.get(plot).get(curve), "the very same curve");
            }
        }
        assertFalse(before.get(1).isEmpty());
    }

    private List<List<Curve>> curves() {
        List<Plot> plots = window.plots();
        return Window.call(
                () -> plots.stream().map(plot -> List.copyOf(plot.getCurves())).toList());
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    private static long trainingThreads() {
        return threads().stream()
                .filter(thread -> thread.getName().equals("training"))
                .count();
    }
}
