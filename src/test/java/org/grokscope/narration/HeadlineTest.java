package org.grokscope.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunStatus;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Preset;
import org.junit.jupiter.api.Test;

/** The one number that is shown large is the one that matters in each state. */
class HeadlineTest {

    private static final RunStatus FRESH = new RunStatus(0, false, 0, Optional.empty());

    private static String headline(RunHistory history, RunStatus status) {
        return Narrator.ENGLISH
                .headline(new RunTimeline(Preset.PAPER.config(), history).latest(status))
                .spoken();
    }

    private static RunHistory memorized(Forecast... forecasts) {
        RunHistory history =
                VerdictTest.measured(VerdictTest.at(0, 0.01, 0.01, 13_400), VerdictTest.at(800, 0.995, 0.01, 3_900));
        history.append(new RunEvent.Memorized(800));
        List.of(forecasts).forEach(history::append);
        return history;
    }

    @Test
    void beforeTheStartTheBudget() {
        assertEquals("To train 20,000 steps", headline(new RunHistory(), FRESH));
    }

    @Test
    void whileItMemorizesHowMuchItKnows() {
        RunHistory history =
                VerdictTest.measured(VerdictTest.at(0, 0.01, 0.01, 13_400), VerdictTest.at(300, 0.571, 0, 9_000));
        assertEquals("Memorized so far 57 %", headline(history, VerdictTest.running(310)));
    }

    @Test
    void whileAJumpIsExpectedTheStepsToItWithTimeAndBand() {
        assertEquals(
                "Jump in 883 steps 2 s 90 %: in 703–1,103",
                headline(memorized(VerdictTest.jump(1_683)), VerdictTest.running(800))
                        .replaceAll("2\\.\\d s", "2 s"));
        assertEquals(
                "Jump any moment 90 %: within 243",
                headline(memorized(VerdictTest.jump(1_683)), VerdictTest.running(1_660)));
    }

    @Test
    void withoutAForecastTheStepsSinceMemorization() {
        assertEquals(
                "Since memorization 50 steps no forecast of the jump", headline(memorized(), VerdictTest.running(850)));
    }

    @Test
    void noJumpIsExpectedUpToANamedStepWithItsProbability() {
        Forecast none =
                new Forecast.NoJump(800, 0.93, ForecastReason.of(ForecastReason.Code.NO_DECAY), Optional.empty());
        assertEquals(
                "No jump expected by step 20,000 probability of none 93 %",
                headline(memorized(none), VerdictTest.running(850)));
    }

    @Test
    void afterTheJumpTheStepAndHowFarTheForecastWasOff() {
        assertEquals(
                "Grokked at step 1,790 107 late forecast 1,683, 90 %: 1,503–1,903",
                headline(VerdictTest.grokkedAfter(VerdictTest.jump(1_683)), VerdictTest.running(1_800)));
        assertEquals(
                "Grokked at step 1,790 as forecast forecast 1,780, 90 %: 1,600–2,000",
                headline(VerdictTest.grokkedAfter(VerdictTest.jump(1_780)), VerdictTest.running(1_800)));
        Forecast unknown =
                new Forecast.Unknown(800, ForecastReason.of(ForecastReason.Code.CONTRADICTED), Optional.empty());
        assertEquals("Grokked at step 1,790", headline(VerdictTest.grokkedAfter(unknown), VerdictTest.running(1_800)));
    }

    @Test
    void anEndWithoutAJumpAndABreakdown() {
        RunStatus over = new RunStatus(20_000, false, 0, Optional.of(new Outcome.MemorizedOnly()));
        assertEquals("Ended at step 20,000 not grokked", headline(memorized(VerdictTest.jump(1_683)), over));
        RunHistory broken = VerdictTest.measured(new Evaluation(7, Double.NaN, 0, Double.NaN, 0, Double.NaN));
        assertEquals("Broken down at step 7", headline(broken, VerdictTest.running(7)));
    }
}
