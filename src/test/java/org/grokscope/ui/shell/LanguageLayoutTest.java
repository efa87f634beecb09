package org.grokscope.ui.shell;

import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.grokscope.run.config.Preset;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.training.FakeLearner;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.preferences.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In small windows all text is whole in both languages: every step of the story, and every screen, also as a presentation. */
class LanguageLayoutTest {

    private final Locale before = Locale.getDefault();
    private final SizedLooks looks = new SizedLooks();
    private final FakeLearner.Factory learners = new FakeLearner.Factory().delayNanos(1_000_000);

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    private Window open(Language language) {
        language.apply();
        Window window = new Window(learners, Preset.FAST, Theme.LIGHT, 1280, 800);
        Window.until("the engine", () -> window.engine().startsWith("Fake"));
        return window;
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"ENGLISH", "GERMAN"})
    void theStoryFits(Language language) {
        try (Window window = open(language)) {
            window.press(KeyCode.G);
            for (int step = 1; step <= 7; step++) {
                Window.until(
                        "the question",
                        () -> !window.run().isRunning()
                                && window.scene().lookup(".story-question").isVisible());
                Window.settle();
                String name = language + "-story-" + step;
                looks.look(window, name, SizedLooks.NARROW);
                if (step == 1 || step == 5) {
                    window.press(KeyCode.F5);
                    looks.look(window, name + "-present", SizedLooks.SCREENS);
                    window.press(KeyCode.F5);
                }
                window.click(window.button(Texts.of(step < 7 ? "story.next" : "story.finish")));
            }
        }
        looks.assertNoFaults();
    }

    @Test
    void aRunFitsInGerman() {
        try (Window window = open(Language.GERMAN)) {
            looks.look(window, "GERMAN-ready", SizedLooks.NARROW);
            window.act("PREDICT");
            looks.look(window, "GERMAN-predict", SizedLooks.NARROW);
            window.press(KeyCode.F5);
            looks.look(window, "GERMAN-predict-present", SizedLooks.SCREENS);
            window.press(KeyCode.F5);
            window.act("PREDICT");
            Window.run(window.run()::startOrPause);
            window.untilStep(160);
            Window.run(window.run()::startOrPause);
            looks.look(window, "GERMAN-memorized", SizedLooks.NARROW);
            window.press(KeyCode.F5);
            looks.look(window, "GERMAN-memorized-present", SizedLooks.SCREENS);
            window.press(KeyCode.I);
            looks.look(window, "GERMAN-inside-present", SizedLooks.SCREENS);
            window.press(KeyCode.F5);
            window.click(window.segment(Texts.of("inspect.pin.label")));
            looks.look(window, "GERMAN-pinned", SizedLooks.NARROW);
            window.press(KeyCode.F5);
            looks.look(window, "GERMAN-pinned-present", SizedLooks.SCREENS);
            window.press(KeyCode.F5);
        }
        looks.assertNoFaults();
    }

    @Test
    void otherScreensFitInGerman() {
        try (Window window = open(Language.GERMAN)) {
            window.press(KeyCode.C);
            looks.look(window, "GERMAN-compare-empty", SizedLooks.NARROW);
            window.click(window.button(Texts.of("compare.duel.label")));
            untilTrained(window, 20);
            window.click(window.button(Texts.of("compare.pause")));
            looks.look(window, "GERMAN-compare", SizedLooks.NARROW);
            window.press(KeyCode.F5);
            looks.look(window, "GERMAN-compare-present", SizedLooks.SCREENS);
            window.press(KeyCode.F5);
            Window.run(() -> window.compared().start(CompareRuns.decaySeries(Preset.FAST.config())));
            untilTrained(window, 8);
            looks.look(window, "GERMAN-compare-eight", SizedLooks.NARROW);
            window.press(KeyCode.F5);
            looks.look(window, "GERMAN-compare-eight-present", SizedLooks.SCREENS);
            window.press(KeyCode.F5);
            window.press(KeyCode.L);
            looks.look(window, "GERMAN-lab", SizedLooks.NARROW);
            window.press(KeyCode.O);
            looks.look(window, "GERMAN-library", SizedLooks.NARROW);
        }
        // In a small window the table of the library may cut what does not fit into its columns.
        looks.forgive(fault -> fault.contains("cut off") && fault.contains("-library"));
        looks.assertNoFaults();
    }

    private static void untilTrained(Window window, int evaluations) {
        Window.until(
                "curves",
                () -> window.compared().chosen().stream()
                        .allMatch(each -> each.history().size() > evaluations));
    }
}
