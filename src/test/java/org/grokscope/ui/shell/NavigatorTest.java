package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import org.grokscope.training.FakeLearner;
import org.grokscope.ui.controls.ScreenPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NavigatorTest {

    private Window window;

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aScreenThatCannotBeMadeSaysSoAndTheOthersWork() {
        window = new Window(new FakeLearner.Factory());
        List<Throwable> reported = new ArrayList<>();
        Window.run(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, problem) -> reported.add(problem));
            Navigator navigator = new Navigator();
            ScreenPane run = new ScreenPane() {};
            navigator.add(Screen.RUN, () -> run);
            navigator.add(Screen.LAB, () -> {
                throw new IllegalStateException("made to fail");
            });
            navigator.go(Screen.LAB);
            String said = ((Label) navigator.current().getCenter()).getText();
            assertTrue(said.contains("made to fail"), said);
            navigator.go(Screen.RUN);
            assertEquals(run, navigator.current());
            Thread.currentThread().setUncaughtExceptionHandler(null);
        });
        assertEquals(1, reported.size());
    }
}
