package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.Forecast;
import org.grokscope.ui.run.StatusStrip;
import org.junit.jupiter.api.Test;

/** A class guesses the step of the jump before it comes. */
class PredictTest extends OpenWindow {

    PredictTest() {
        super(1_000);
    }

    private void guess(String name, String step) {
        window.click(window.prompted("name"));
        window.type(name);
        window.enter("Guessed step", step);
    }

    private List<String> entries() {
        return Window.call(() -> window.scene().getRoot().lookupAll(".predict-entry").stream()
                .map(node ->
                        node instanceof Labeled label ? label.getText() : ((Labeled) node.lookup(".label")).getText())
                .toList());
    }

    private void trainTo(long step) {
        window.press(KeyCode.SPACE);
        window.untilStep(step);
        if (!window.session().isOver()) {
            window.pause();
        }
    }

    private String strip() {
        return Window.call(() -> {
            Node strip = window.the(StatusStrip.class);
            return strip.lookupAll(".label").stream()
                    .map(each -> ((Labeled) each).getText())
                    .toList()
                    .toString();
        });
    }

    @Test
    void theForecastIsHiddenUntilTheJumpAndThenRankedAmongTheGuesses() {
        window.act("PREDICT");
        trainTo(200);
        assertTrue(
                window.session().timeline().latest().forecast().orElseThrow() instanceof Forecast.Jump,
                "there is a forecast to hide");
        Window.until("the hidden forecast", () -> strip().contains("forecast hidden"));
        assertFalse(strip().contains("Jump in"));
        guess("Ada", "900");
        guess("Bo", "1300");
        guess("Ada", "1000");
        assertEquals(List.of("Ada: 1,000", "Bo: 1,300"), entries(), "a name guesses once");
        trainTo(1_500);
        long grokked =
                window.session().timeline().latest().milestones().grokkingStep().getAsLong();
        Window.until(
                "the scoreboard",
                () -> window.shows("It grokked at step " + NumberFormat.count(grokked) + ". The closest:"));
        List<String> scores = entries();
        assertEquals(3, scores.size(), scores.toString());
        assertTrue(scores.stream().anyMatch(score -> score.contains("Forecast at memorization: ")), scores.toString());
        assertTrue(
                scores.stream()
                        .anyMatch(score ->
                                score.contains("Ada: 1,000, " + NumberFormat.count(grokked - 1_000) + " early")),
                scores.toString());
        assertTrue(scores.getFirst().startsWith("1. "), scores.toString());
    }

    @Test
    void oneGuessNeedsNoName() {
        window.act("PREDICT");
        window.enter("Guessed step", "900");
        assertEquals(List.of("You: 900"), entries());
        window.enter("Guessed step", "800");
        assertEquals(List.of("You: 800"), entries());
        Node remove = Window.call(() -> window.scene().lookup(".predict-entry").lookup(".button"));
        window.click(remove);
        assertEquals(List.of(), entries());
    }

    @Test
    void aStepThatIsPastAndAThirteenthNameAreRefusedWithTheReason() {
        window.act("PREDICT");
        trainTo(200);
        long now = window.session().step();
        window.enter("Guessed step", "100");
        assertEquals(List.of(), entries());
        assertTrue(window.shows(
                "Step 100 is past: the run is at step " + NumberFormat.count(now) + ". Guess a later one."));
        for (int i = 0; i < 13; i++) {
            guess("N" + i, Integer.toString(1_000 + i));
        }
        assertEquals(12, entries().size());
        assertTrue(window.shows("There are 12 guesses already: remove one first."));
    }

    @Test
    void aGuessCanBePointedAtLongBeforeTheJump() {
        window.act("PREDICT");
        trainTo(200);
        Window.until(
                "room ahead",
                () -> Window.call(() ->
                                window.plots().getFirst().getAxis().getView().upper())
                        >= 2.5 * window.session().step());
    }

    @Test
    void endingTheGuessingShowsTheForecast() {
        window.act("PREDICT");
        trainTo(200);
        Window.until("the hidden forecast", () -> strip().contains("forecast hidden"));
        window.act("PREDICT");
        Window.until("the forecast", () -> strip().contains("Jump in"));
    }
}
