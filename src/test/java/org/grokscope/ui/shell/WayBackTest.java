package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.Preset;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.ScreenPane;
import org.grokscope.ui.library.list.LibraryTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training run that makes room for another one is not lost: the window says where it ended and leads back to it. */
class WayBackTest {

    /** All ways in which a run that trains is ended by something else that the user wants. */
    enum Way {
        RESET_KEY(window -> window.press(KeyCode.R)),
        RESET_BUTTON(window -> window.click(window.button("Reset"))),
        RESET_TWICE(window -> {
            window.click(window.button("Reset"));
            window.click(window.button("Reset"));
        }),
        NEW_SEED(window -> window.press(KeyCode.N)),
        PRESET(window -> {
            window.choose("Preset", Narrator.ENGLISH.title(Preset.FAST));
            window.click(window.button("Start new run"));
        }),
        STORY(window -> window.press(KeyCode.G)),
        BRANCH(window -> window.press(KeyCode.B));

        private final Consumer<Window> go;

        Way(Consumer<Window> go) {
            this.go = go;
        }
    }

    private Window window;

    @BeforeEach
    void open() {
        window = new Window(new FakeLearner.Factory().delayNanos(TimeUnit.MILLISECONDS.toNanos(2)));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private TrainingSession train() {
        window.startTraining();
        TrainingSession session = window.session();
        window.untilStep(session.step() + 20);
        return session;
    }

    private Hyperlink link() {
        return window.the(Hyperlink.class);
    }

    private void goBackTo(TrainingSession first) {
        String said = window.engine();
        window.click(link());
        Window.until(
                "the run is back",
                () -> !window.session().equals(first)
                        && window.session().step() == first.step()
                        && window.session().config().equals(first.config()));
        Window.until("it can be resumed", () -> window.shows("Resume"));
        assertNotEquals(said, window.engine(), "it has not ended any more");
    }

    /** Opens the run in a row of the library. */
    private void openFromLibrary(int row, int rows) {
        window.press(KeyCode.O);
        LibraryTable table = window.the(LibraryTable.class);
        Window.until("all are listed", () -> {
            ((ScreenPane) table.getParent().getParent()).opened(); // the library writes a moment later
            return table.runs().size() == rows;
        });
        Window.settle();
        Window.run(() -> table.select(table.runs().get(row).id()));
        window.click(window.button("Open"));
    }

    private void awaitRunScreen() {
        Window.until("the run screen", () -> window.scene().lookup(".words") != null);
    }

    /** Shows the first run of the comparison on the run screen. */
    private void openFromComparison() {
        window.press(KeyCode.C);
        Window.run(window.button("Open")::fire);
        awaitRunScreen();
    }

    @ParameterizedTest
    @EnumSource
    void theRunThatEndedIsNamedAndCanBeResumed(Way way) {
        TrainingSession first = train();
        way.go.accept(window);
        Window.until("the message", () -> window.engine().startsWith("Run 1 ended at step "));
        assertTrue(first.isOver());
        assertEquals(
                "Run 1 ended at step " + NumberFormat.count(first.step()) + " and is in the library.", window.engine());
        goBackTo(first);
    }

    @Test
    void openingAStoredRunLeadsBackToTheOneThatTrained() {
        TrainingSession first = train();
        window.press(KeyCode.R);
        TrainingSession second = train();
        openFromLibrary(1, 2);
        Window.until("it asks", () -> window.shows("Stop it and open"));
        assertFalse(second.isOver(), "nothing stops unasked");
        window.click(window.button("Keep training"));
        assertFalse(second.isOver(), "it goes on");
        window.click(window.button("Open"));
        Window.until("it asks again", () -> window.shows("Stop it and open"));
        window.click(window.button("Stop it and open"));
        awaitRunScreen();
        Window.until("the message", () -> window.engine().startsWith("Run 2 ended at step "));
        assertEquals(first.step(), window.session().step());
        goBackTo(second);
    }

    @Test
    void aRunWithoutAStepIsNotWorthAWord() {
        window.press(KeyCode.R);
        window.press(KeyCode.N);
        Window.settle();
        assertTrue(Window.call(() -> Sight.all(window.scene().getRoot()).noneMatch(Hyperlink.class::isInstance)));
    }

    @Test
    void aRunThatIsOnlyPausedForAnotherIsTheSameAgain() {
        TrainingSession first = train();
        Window.run(() -> window.compared().start(List.of(Preset.FAST.config())));
        ComparedRun other = Window.call(() -> window.compared().chosen().getFirst());
        openFromComparison();
        Window.until(
                "the other run", () -> window.session().equals(other.session().orElseThrow()));
        Window.until("the message", () -> window.engine().startsWith("The last run is paused at step "));
        Window.until("it rests", () -> first.state() instanceof SessionState.Paused);
        window.click(link());
        Window.until("the run is back", () -> window.session().equals(first));
        assertTrue(window.shows("Resume"));
    }

    @Test
    void aRunThatIsPausedHereIsOpenedFromTheLibraryAsItStands() {
        TrainingSession first = train();
        Window.run(() -> window.compared().start(List.of(Preset.FAST.config())));
        openFromComparison();
        Window.until("the other run", () -> !window.session().equals(first));
        openFromLibrary(1, 2);
        Window.until("it asks", () -> window.shows("Stop it and open"));
        window.click(window.button("Stop it and open"));
        Window.until("the run is back", () -> window.session().equals(first));
        assertSame(first, window.session());
    }

    @Test
    void theNextStartLeadsBackToTheRunThatTheClosedWindowTrained() {
        Path file = Libraries.file();
        FakeLearner.Factory learners = new FakeLearner.Factory().delayNanos(TimeUnit.MILLISECONDS.toNanos(2));
        window.close();
        window = new Window(learners, file);
        TrainingSession first = train();
        window.close();
        window = new Window(learners, file);
        Window.until("the message", () -> window.engine().startsWith("Run 1 was stopped at step "));
        assertEquals(
                "Run 1 was stopped at step " + NumberFormat.count(first.step()) + " and can be resumed.",
                window.engine());
        goBackTo(first);
    }

    @Test
    void theNextStartIsSilentAboutARunThatReachedItsEnd() {
        Path file = Libraries.file();
        window.close();
        window = new Window(new FakeLearner.Factory(), file);
        window.press(KeyCode.SPACE);
        window.until(SessionState.Finished.class);
        window.close();
        window = new Window(new FakeLearner.Factory(), file);
        openFromLibrary(0, 1);
        awaitRunScreen();
        assertFalse(window.engine().contains("stopped at step"), window.engine());
    }
}
