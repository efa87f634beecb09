package org.grokscope.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.RecordedRun;
import org.grokscope.theory.SyntheticRun;
import org.grokscope.theory.forecast.Forecaster;

/** Runs to make pages of. */
final class Runs {

    private Runs() {}

    /** A run that was measured. */
    static RunResult recorded() {
        RecordedRun run = new RecordedRun(RecordedRun.CONFIG);
        run.runTo(Long.MAX_VALUE);
        return result(RecordedRun.CONFIG, run.history());
    }

    /** A run whose weight decay and optimizer are changed on the way. */
    static RunResult changed() {
        SyntheticRun run = SyntheticRun.paper();
        run.runTo(1_000);
        run.changeWeightDecay(0.5);
        run.runTo(1_300);
        run.holdNorm();
        run.runTo(1_500);
        run.switchOptimizer(Optimizer.SGD);
        run.runTo(1_700);
        return result(run.config, run.history);
    }

    /** A run of so many evaluations, with one peak of the loss and one drop of the test accuracy in places that no regular choice finds. */
    static RunResult ofLength(int evaluations, int peak) {
        RunConfig config = SyntheticRun.paperWith(Optimizer.ADAMW, 1e-3, 1, 10L * evaluations);
        RunHistory history = new RunHistory();
        Forecaster forecaster = new Forecaster(config);
        for (int row = 0; row < evaluations; row++) {
            long step = 10L * row;
            double train = Math.min(1, 0.01 + step / 800.0);
            double test = step >= 1_850 ? row == peak ? 0.4321 : 1 : 0.01;
            double norm = 300 + 13_000 * Math.exp(-step / 700.0) + Math.sin(row);
            history.append(
                    new Evaluation(step, row == peak ? 7.654 : 0.1 + 0.01 * Math.cos(row), train, 2, test, norm));
            if (step == 800) {
                history.append(new RunEvent.Memorized(step));
            }
            if (step == 1_850) {
                history.append(new RunEvent.Grokked(step));
            }
            history.append(forecaster.forecast(history));
        }
        return result(config, history);
    }

    /** A run with the norms of its layers and the size of its outputs. */
    static RunResult layered() {
        List<String> layers = RecordedRun.CONFIG.network().layers();
        RunHistory history = new RunHistory(layers);
        for (int row = 0; row < 20; row++) {
            double norm = 13_000.0 / (row + 1);
            List<Double> parts = IntStream.range(0, layers.size())
                    .mapToObj(layer -> norm / (layer + 2))
                    .toList();
            Evaluation.Logits logits = new Evaluation.Logits(2 + row, row / 20.0, row / 40.0);
            history.append(new Evaluation(50L * row, 4.5, 0.01 * row, 4.5, 0.01, norm, Double.NaN, parts, logits));
        }
        return result(RecordedRun.CONFIG, history);
    }

    /** A run that was stopped before its first evaluation. */
    static RunResult unmeasured() {
        return new RunResult(RecordedRun.CONFIG, null, new RunHistory(), new Outcome.NotLearnt(), 0, 0).settled();
    }

    /** A run whose numbers break down. */
    static RunResult brokenDown() {
        RunHistory history = new RunHistory();
        history.append(new Evaluation(0, 4.5, 0.01, 4.5, 0.01, 13_000));
        history.append(new Evaluation(50, 2, 0.3, 4, 0.01, 20_000));
        history.append(new Evaluation(100, Double.NaN, 0.01, Double.NaN, 0.01, Double.POSITIVE_INFINITY));
        Outcome outcome = Outcome.brokenDown(100, 1e-3, 1);
        return new RunResult(RecordedRun.CONFIG, null, history, outcome, 100, 1).settled();
    }

    private static RunResult result(RunConfig config, RunHistory history) {
        long last = (long) history.value(RunHistory.Column.STEP, history.size() - 1);
        RunResult open = new RunResult(config, null, history, new Outcome.NotLearnt(), last, 12);
        return open.settled();
    }

    static RunPage.Subject english(RunResult run) {
        return new RunPage.Subject(run, true, "", "9.9", Locale.ENGLISH);
    }
}
