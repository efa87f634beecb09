package org.grokscope.theory.forecast;

import static org.grokscope.narration.VerdictTest.at;
import static org.grokscope.narration.VerdictTest.grokkedAfter;
import static org.grokscope.narration.VerdictTest.jump;
import static org.grokscope.narration.VerdictTest.measured;
import static org.grokscope.narration.VerdictTest.read;
import static org.grokscope.narration.VerdictTest.running;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Preset;
import org.junit.jupiter.api.Test;

class ForecastCheckTest {

    @Test
    void theForecastAtMemorizationIsComparedWithTheGrokkingStep() {
        ForecastCheck check = ForecastCheck.of(grokkedAfter(jump(1_680))).orElseThrow();
        assertEquals(110, check.error());
        assertEquals(110.0 / 990, check.relativeError(), 1e-12);
        assertTrue(check.isInsideBand());
        ForecastCheck early = ForecastCheck.of(grokkedAfter(jump(2_000))).orElseThrow();
        assertEquals(-210, early.error());
        assertFalse(early.isInsideBand());
    }

    @Test
    void withoutAForecastOrWithoutGrokkingThereIsNothingToCompare() {
        assertTrue(ForecastCheck.of(new RunHistory()).isEmpty());
        assertTrue(ForecastCheck.of(grokkedAfter(new Forecast.Unknown(800, "", Optional.empty())))
                .isEmpty());
        RunHistory waiting = measured(at(0, 0.01, 0.01, 13_400), at(800, 0.995, 0.01, 3_900));
        waiting.append(new RunEvent.Memorized(800));
        waiting.append(jump(1_680));
        assertTrue(ForecastCheck.of(waiting).isEmpty());
    }

    @Test
    void aChangeAfterGrokkingDoesNotMatterAndOneBeforeItDoes() {
        RunHistory history = grokkedAfter(jump(1_680));
        history.append(new RunEvent.WeightDecayChanged(2_000, 1, 0));
        assertTrue(ForecastCheck.of(history).isPresent());

        RunHistory changed = measured(at(0, 0.01, 0.01, 13_400), at(800, 0.995, 0.01, 3_900));
        changed.append(new RunEvent.Memorized(800));
        changed.append(jump(1_680));
        changed.append(new RunEvent.LearningRateChanged(900, 1e-3, 2e-3));
        changed.append(at(1_300, 1, 1, 1_200));
        changed.append(new RunEvent.Grokked(1_300));
        assertTrue(ForecastCheck.of(changed).isEmpty());
        assertEquals(
                "Grokked at step 1,300, 500 steps after memorizing.",
                read(Preset.PAPER.config(), changed, running(1_300)).sentence());
    }
}
