package org.grokscope.narration.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunStatus;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.junit.jupiter.api.Test;

/** A few runs of the walk, and that its check finds what is wrong. */
class WalkTest {

    @Test
    void nothingIsSaidThatTheEvaluationsContradict() {
        Walk walk = new Walk(new MxNetLearners(1));
        for (int number : new int[] {3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19}) {
            walk.run(number);
        }
        assertEquals(List.of(), walk.problems());
        assertTrue(walk.sentences() > 500, walk.report());
    }

    private static List<String> problems(RunConfig config, RunHistory history) {
        SentenceCheck check = new SentenceCheck(new Series(config, history, history.size()));
        long step = history.evaluation(history.size() - 1).step();
        check.state(new RunTimeline(config, history).latest(new RunStatus(step, true, 0, Optional.empty())));
        return check.problems();
    }

    private static RunHistory memorized(Forecast forecast) {
        RunHistory history = new RunHistory();
        history.append(new Evaluation(0, 4, 0.02, 4, 0.02, 3_700));
        history.append(new Evaluation(200, 0.1, 1, 5, 0.02, 1_500));
        history.append(forecast);
        return history;
    }

    @Test
    void theCheckFindsProbabilitiesWithoutCalibrationAndBandsThatExcludeTheirStep() {
        Forecast none = new Forecast.NoJump(
                200, 0.94, ForecastReason.of(ForecastReason.Code.NO_DECAY, 3_000), Optional.empty());
        RunConfig fast = Preset.FAST.config().withRates(4e-3, 0);
        assertEquals(List.of(), problems(fast, memorized(none)));
        RunConfig parity = Preset.PARITY.config().withRates(1e-3, 0);
        assertTrue(problems(parity, memorized(none)).toString().contains("not calibrated"));
        Forecast past =
                new Forecast.NoJump(200, 0.94, ForecastReason.of(ForecastReason.Code.NO_DECAY, 100), Optional.empty());
        assertTrue(problems(fast, memorized(past)).toString().contains("the budget is 100"));
        Forecast outside = new Forecast.Jump(200, 900, 500, 800, Double.NaN, 0.05, Optional.empty());
        assertTrue(problems(Preset.FAST.config(), memorized(outside)).toString().contains("outside its band"));
    }
}
