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
    void aFinishedRunSaysSoAndCanBeStartedAgain() {
        window = new Window(new FakeLearner.Factory());
        window.press(KeyCode.SPACE);
        window.until(SessionState.Finished.class);
        window.untilBadge("Grokked");
        assertTrue(window.sentence().startsWith("Grokked at step "), window.sentence());
        ForecastCheck check = window.session().timeline().latest().check().orElseThrow();
        assertEquals(
                NumberFormat.count(check.forecast().grokkingStep()) + " (" + NumberFormat.count(Math.abs(check.error()))
                        + (check.error() < 0 ? " early)" : " late)"),
                window.readout("forecast"));
        assertEquals("–", window.readout("jump in"));
        Window.until("Start again", () -> window.shows("Start again"));
        assertTrue(window.button("Step").isDisabled());
        TrainingSession first = window.session();
        window.click(window.button("Start again"));
        TrainingSession second = window.session();
        assertNotSame(first, second);
        assertEquals(first.config(), second.config());
        window.until(SessionState.Finished.class);
        assertEquals(first.step(), second.step());
    }

    @Test
    void aRunThatBreaksDownSaysWhenAndWhatToTry() {
        window = new Window(new FakeLearner.Factory().nanAt(7));
        window.press(KeyCode.SPACE);
        window.untilBadge("Broken down");
        assertTrue(window.sentence().contains("at step 7"), window.sentence());
        assertTrue(window.sentence().contains("Try a smaller learning rate"), window.sentence());
        TrainingSession first = window.session();
        Window.until("Start again", () -> window.shows("Start again"));
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
        assertTrue(window.shows("Start again"));
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
                        Libraries.window(learners, Preset.PAPER, Theme.DARK, new FakePicker(), Libraries.file());
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
