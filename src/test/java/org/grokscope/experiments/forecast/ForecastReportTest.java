package org.grokscope.experiments.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Elsewhere;
import org.grokscope.run.config.Optimizer;
import org.grokscope.theory.forecast.DelayModels;
import org.junit.jupiter.api.Test;

class ForecastReportTest {

    private static List<RunResult> runs() {
        return Stream.concat(
                        IntStream.of(61, 89).mapToObj(p -> ForecastTrialTest.config(p, 1)),
                        Stream.of(
                                ForecastTrialTest.config(89, 0),
                                ForecastTrialTest.config(89, 1).withOptimizer(Optimizer.SGD)))
                .map(ForecastTrialTest::run)
                .toList();
    }

    @Test
    void figuresAreThoseOfTheTrials() {
        List<RunResult> runs = runs();
        String text = new ForecastReport(runs, "9.9").markdown();
        List<ForecastTrial> delayed = runs.stream()
                .limit(2)
                .map(run -> ForecastTrial.of(run, DelayModels.SHIPPED))
                .toList();
        double mean = delayed.stream()
                .mapToDouble(trial -> Math.abs(trial.at(0.5).orElseThrow().error()))
                .average()
                .orElseThrow();
        assertEquals(mean, ForecastSection.meanError(delayed, trial -> trial.at(0.5)), 1e-12);
        assertTrue(text.contains(ForecastSection.percent(mean)), text);
        assertTrue(text.contains("(a + b) mod 61, width 128, η 0.004, λ 1"), text);
        assertTrue(text.contains("from 2 finished runs"), text);
        assertTrue(text.contains("| λ = 0, from the start or from T_mem on | 0, 0 | 1, 0 |"), text);
    }

    @Test
    void aRunForWhichNoJumpWasExpectedIsNoErrorButNotInTheBand() {
        ForecastTrial trial =
                ForecastTrial.of(ForecastTrialTest.run(ForecastTrialTest.config(89, 1)), DelayModels.SHIPPED);
        ForecastTrial silent = new ForecastTrial(
                trial.config(),
                trial.milestones(),
                List.of(new org.grokscope.run.Forecast.Unknown(
                        0, ForecastReason.of(ForecastReason.Code.UNCALIBRATED), java.util.Optional.empty())));
        assertTrue(Double.isNaN(ForecastSection.meanError(List.of(silent), run -> run.at(0))));
        assertEquals(0, ForecastSection.coverage(List.of(silent), 0));
    }

    @Test
    void runsOfOtherProgramsHaveASectionOfTheirOwn() {
        List<RunResult> own = runs();
        RunResult calibrating = ForecastTrialTest.run(ForecastTrialTest.config(61, 1));
        RunResult foreign = elsewhere(calibrating);
        List<RunResult> all = Stream.concat(own.stream(), Stream.of(foreign, elsewhere(own.getLast())))
                .toList();
        String before = new ForecastReport(own, "9.9").markdown();
        String text = new ForecastReport(all, "9.9").markdown();
        int section = text.indexOf("\n\n## Runs of other programs");
        assertEquals(
                before.stripTrailing().replace("from 2 finished", "from 3 finished"),
                text.substring(0, section),
                "nothing else has changed");
        ForecastTrial trial = ForecastTrial.of(foreign, DelayModels.SHIPPED);
        double error = trial.at(0).orElseThrow().error();
        assertTrue(text.indexOf("| MAPE | " + ForecastSection.percent(Math.abs(error)), section) > 0, text);
        assertTrue(
                text.indexOf("| mean error in steps | " + NumberFormat.number(error * trial.delay(), 0), section) > 0,
                text);
        assertTrue(text.indexOf("| No forecast: ", section) > 0, text);
        assertEquals(Map.of(), new ForecastReport(List.of(foreign), "9.9").plots());
    }

    private static RunResult elsewhere(RunResult run) {
        return new RunResult(
                run.config().from(new Elsewhere("a.csv", Set.of())),
                run.engine(),
                run.history(),
                run.outcome(),
                run.steps(),
                run.seconds());
    }

    @Test
    void plotsAreImages() {
        new ForecastReport(runs(), "9.9").plots().values().forEach(plot -> assertTrue(plot.startsWith("<svg")));
        assertTrue(new ForecastReport(List.of(), "9.9").markdown().contains("from 0 finished runs"));
    }
}
