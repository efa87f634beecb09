package org.grokscope.ui.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import org.grokscope.inspect.Examples;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.shell.Window;
import org.grokscope.ui.shell.WindowOfASlowRun;
import org.junit.jupiter.api.Test;

/** The story, by the hands of a user, and guesses that come too late or too far. */
class StoryTest extends WindowOfASlowRun {

    @Test
    void theStoryDrivesTheWindow() {
        window.press(KeyCode.G);
        assertTrue(window.shows("A table of sums with gaps"));
        assertTrue(window.shows("Step 1 of 7"));
        RunConfig fast = window.session().config();
        assertTrue(isShown(".sum-table") && isShown(".story-question"));
        window.click(window.button("Next"));
        assertTrue(window.shows("It memorizes"));
        assertFalse(isShown(".sum-table"));
        Window.until("the rest at T_mem", () -> window.session().state() instanceof SessionState.Paused);
        assertTrue(window.session().timeline().latest().isMemorized());
        Window.until("the question", () -> isShown(".story-question"));
        window.click(window.button("Back"));
        window.click(window.button("End the story"));
        assertFalse(isShown(".story"));
        assertNotEquals(fast, window.session().config());
        assertEquals(Preset.PAPER.config(), window.session().config(), "the settings from before the story are back");
    }

    @Test
    void theChapterOnTheNormHoldsItHigherAndThenRaisesTheTemperature() {
        window.act("STORY_NORM");
        assertTrue(window.shows("Step 1 of 3 · watch …") && window.shows("Held, and it groks all the same"));
        assertEquals(1, ratio());
        window.click(window.button("Next"));
        assertEquals(1.15, ratio());
        assertEquals(1, window.session().config().objective().temperature());
        window.click(window.button("Next"));
        assertEquals(1.15, ratio());
        assertEquals(1.67, window.session().config().objective().temperature());
        window.press(KeyCode.G);
        assertTrue(window.shows("Step 1 of 7"), "the other chapter takes its place");
        window.press(KeyCode.G);
        assertFalse(isShown(".story"));
        assertEquals(Preset.PAPER.config(), window.session().config());
    }

    private double ratio() {
        return window.session().config().schedule().heldNorm().orElseThrow().ratio();
    }

    /** What a step says must be true of the run beside it, whatever was done to that in between. */
    @Test
    void aStepGoesOnOnlyWithItsOwnRun() {
        window.press(KeyCode.G);
        window.click(window.button("Next"));
        Window.until("the rest at T_mem", () -> window.session().state() instanceof SessionState.Paused);
        RunConfig fast = window.session().config();
        TrainingSession first = window.session();
        Window.run(() -> {
            window.run().load(fast.withRates(fast.learningRate(), 0.5));
            window.run().reset();
        });
        window.click(window.button("Next"));
        assertEquals(fast, window.session().config());
        assertNotEquals(first, window.session());
        Window.until("the plateau", () -> window.session().state() instanceof SessionState.Paused);
        TrainingSession own = window.session();
        window.click(window.button("Next"));
        assertEquals(own, window.session(), "its own run goes on");
    }

    /** The gaps are those of the run: what is shown in the table is what it is trained on. */
    @Test
    void theTableHasTheRunsOwnGaps() {
        RunConfig fast = StoryStep.Chapter.GROKKING.steps().getFirst().config();
        Examples examples = Examples.of(fast);
        SumTable table = Window.call(() -> new SumTable(fast));
        int shown = 0;
        for (int row = 0; row < 9; row++) {
            for (int column = 37; column < 47; column++) {
                int example = examples.at(column, row).getAsInt();
                String text = cell(table, row + 1, column - 36).getText();
                assertEquals(
                        examples.trains(example) ? Integer.toString((row + column) % 47) : "",
                        text,
                        row + " + " + column);
                shown += text.isEmpty() ? 0 : 1;
            }
        }
        assertTrue(shown > 25 && shown < 65, shown + " of 90 are shown");
    }

    /** T_mem is where the accuracy passes 99 %: what the story says must be true of every run. */
    @Test
    void noStepStatesAnAccuracyThatTheRunNeedNotHave() {
        Locale before = Locale.getDefault();
        try {
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                Locale.setDefault(language);
                StoryStep.Chapter.GROKKING
                        .steps()
                        .forEach(step ->
                                assertFalse(step.text().replace("99 %", "").contains("%"), step.text()));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Label cell(SumTable table, int row, int column) {
        return table.getChildren().stream()
                .filter(node -> GridPane.getRowIndex(node) == row && GridPane.getColumnIndex(node) == column)
                .map(Label.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyWhatAStepChangesCanBeTheCause() {
        for (StoryStep.Chapter chapter : StoryStep.Chapter.values()) {
            RunConfig first = chapter.steps().getFirst().config();
            chapter.steps().stream().map(StoryStep::config).forEach(config -> {
                assertEquals(first.network(), config.network());
                assertEquals(first.task(), config.task());
                assertEquals(first.seed(), config.seed());
            });
        }
    }

    @Test
    void aFarGuessDoesNotSqueezeWhatIsMeasured() {
        window.act("PREDICT");
        trainTo(250);
        window.enter("Guessed step", "33000");
        Window.until("the axis", () -> axisEnd() >= window.session().step());
        assertTrue(
                axisEnd() <= 3.5 * window.session().step(),
                axisEnd() + " for " + window.session().step());
    }

    @Test
    void aGuessThatComesTooLateIsToldWhy() {
        window.close();
        window = new Window(new FakeLearner.Factory());
        Window.run(() -> window.run().startOrPause());
        Window.until("the run ends", () -> window.session().isOver());
        window.act("PREDICT");
        long grokked =
                window.session().timeline().latest().milestones().grokkingStep().getAsLong();
        Window.until(
                "the reason",
                () -> window.shows("This run has grokked already, at step " + stepText(grokked)
                        + ". Guess before the jump: Reset or New seed starts again."));
    }

    private double axisEnd() {
        return window.plots().getFirst().getAxis().getView().upper();
    }

    private static String stepText(long step) {
        return NumberFormat.count(step);
    }
}
