package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.grokscope.cli.terminal.Summary;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Preset;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private final RunHistory history = new RunHistory();

    private List<String> lines() {
        RunResult result = new RunResult(
                Preset.PAPER.config(), new EngineInfo("Fake", "1", 2), history, new Outcome.Grokked(), 2_000, 20);
        return new Summary(result, "9.9").lines();
    }

    private String forecastLine() {
        return lines().stream()
                .filter(line -> line.startsWith("  forecast"))
                .findFirst()
                .orElseThrow()
                .substring(12);
    }

    private static Forecast jump(long step, double grokkingStep) {
        return new Forecast.Jump(step, grokkingStep, 1_500, 2_100, 1_135, 0.02, Optional.empty());
    }

    private void memorizedAndGrokked() {
        history.append(new Evaluation(800, 0.1, 0.995, 9, 0.2, 3_716));
        history.append(new Evaluation(1_800, 0.1, 1, 0.1, 1, 1_135));
    }

    @Test
    void forecastIsTheOneMadeAtMemorizationWithItsError() {
        memorizedAndGrokked();
        history.append(jump(750, 9_999));
        history.append(jump(800, 1_750));
        history.append(jump(850, 1_800));
        assertEquals(
                "at T_mem: T_grok ≈ 1,750 (90 % band 1,500 to 2,100); the jump came 50 steps later, 5 % of the delay",
                forecastLine());
    }

    @Test
    void changedSettingsAreNamedAndTheForecastBeforeThemIsNotJudged() {
        memorizedAndGrokked();
        history.append(jump(800, 1_750));
        history.append(new RunEvent.WeightDecayChanged(1_000, 1, 0.5));
        assertEquals(
                "at T_mem: T_grok ≈ 1,750 (90 % band 1,500 to 2,100); the settings changed after that", forecastLine());
        assertTrue(lines().contains("  changes   λ 0.5 from step 1,000"), lines()::toString);
    }

    @Test
    void forecastThatNeverCameTrueSaysSo() {
        history.append(new Evaluation(800, 0.1, 0.995, 9, 0.2, 3_716));
        history.append(jump(800, 1_750));
        assertEquals(
                "at T_mem: T_grok ≈ 1,750 (90 % band 1,500 to 2,100); not grokked within 2,000 steps", forecastLine());
    }

    @Test
    void reasonForNoForecastIsTold() {
        memorizedAndGrokked();
        history.append(new Forecast.NoJump(
                800, 0.95, ForecastReason.of(ForecastReason.Code.NO_DECAY, 10_000), Optional.empty()));
        assertEquals(
                "at T_mem: no jump expected by step 10,000 (probability 95 %). Weight decay is 0: nothing shrinks the weights. It grokked at step 1,800.",
                forecastLine());
    }

    @Test
    void runThatNeverMemorizedHasDashes() {
        assertEquals("-", forecastLine());
        assertTrue(lines().contains("  T_mem     -"));
        assertTrue(lines().contains("  V_0       -"));
        assertTrue(lines().contains("  time      20.0 s, 100.0 steps/s"));
    }
}
