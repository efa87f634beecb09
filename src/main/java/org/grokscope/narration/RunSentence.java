package org.grokscope.narration;

import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastCheck;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;

/** One or two sentences on what a run is doing. */
final class RunSentence {

    /** A delay of at most this part of T_mem is none. */
    private static final double NO_DELAY = 0.1;
    /** A smaller probability that the run does not grok is not mentioned. */
    private static final double WORTH_SAYING = 0.1;
    /** With a larger learning rate, it is the first suspect when the numbers break down. */
    private static final double LARGE_RATE = 1e-4;

    private final Words words;
    private final RunState run;
    private final RunConfig config;
    /** 1 if the examples are sums, 0 otherwise. */
    private final int sums;

    RunSentence(Words words, RunState run) {
        this.words = words;
        this.run = run;
        config = run.config();
        sums = config.task() instanceof ModularTask modular && modular.operation() == Operation.ADD ? 1 : 0;
    }

    String text() {
        boolean over = run.status().outcome().isPresent();
        return switch (run.phase()) {
            case READY -> words.say("verdict.ready", config.task().formula());
            case GROKKED -> grokked();
            case FADING -> fading();
            case BROKEN_DOWN -> brokenDown();
            case MEMORIZING ->
                over
                        ? unlearned()
                        : withReason(words.say("verdict.memorizing", percent(Column.TRAIN_ACCURACY), sums), false);
            case LEARNING -> over ? unlearned() : withReason(learning(), false);
            case CONTRACTING, HOLDING -> over ? notGrokked() : waiting();
            case GROKKING -> over ? notGrokked() : words.say("verdict.grokking", percent(Column.TEST_ACCURACY), sums);
        };
    }

    private String learning() {
        return words.say("verdict.learning", percent(Column.TRAIN_ACCURACY), percent(Column.TEST_ACCURACY), sums);
    }

    private String waiting() {
        String memorized = words.say("verdict.memorized", NumberFormat.count(memorizationStep()));
        return run.expectedJump()
                .map(jump -> memorized + " " + expected(jump) + risk(jump))
                .orElseGet(() -> withReason(memorized, true));
    }

    /** The band is rounded outwards to the size of its half-width, and the expected step to a tenth of that. */
    private String expected(Forecast.Jump jump) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(10, (jump.high() - jump.low()) / 2))));
        long low = (long) (Math.floor(jump.low() / unit) * unit);
        long high = (long) (Math.ceil(jump.high() / unit) * unit);
        double left = jump.grokkingStep() - run.step();
        if (left < config.evaluationCadence()) {
            return words.say("verdict.expected.now", NumberFormat.count(Math.max(high, run.step() + 1)));
        }
        String step = NumberFormat.count(Math.round(jump.grokkingStep() / (unit / 10)) * (long) (unit / 10));
        String from = NumberFormat.count(low);
        String to = NumberFormat.count(high);
        boolean isTimed = run.status().running() && run.status().stepsPerSecond() > 0;
        String time = isTimed ? duration(left / run.status().stepsPerSecond()) : "";
        if (low <= run.step()) {
            return isTimed
                    ? words.say("verdict.expected.before.in", step, to, time)
                    : words.say("verdict.expected.before", step, to);
        }
        return isTimed
                ? words.say("verdict.expected.in", step, from, to, time)
                : words.say("verdict.expected", step, from, to);
    }

    private String risk(Forecast.Jump jump) {
        return jump.noGrokking() < WORTH_SAYING
                ? ""
                : " "
                        + words.say(
                                "verdict.risk",
                                NumberFormat.probability(jump.noGrokking()),
                                NumberFormat.count(config.maxSteps()));
    }

    private String duration(double seconds) {
        if (seconds < 1) {
            return words.say("duration.moment");
        }
        if (seconds < 90) {
            return words.say("duration.seconds", NumberFormat.count(seconds));
        }
        return seconds < 5_400
                ? words.say("duration.minutes", NumberFormat.count(seconds / 60))
                : words.say("duration.hours", NumberFormat.count(seconds / 3_600));
    }

    private String grokked() {
        long step = run.milestones().grokkingStep().getAsLong();
        if (run.check().isPresent()) {
            return checked(run.check().get());
        }
        if (!run.isMemorized() || step - memorizationStep() <= shortDelay()) {
            return words.say("verdict.learned", NumberFormat.count(step));
        }
        return words.say("verdict.grokked", NumberFormat.count(step), NumberFormat.count(step - memorizationStep()));
    }

    /** An error of less than half the time between two evaluations is none. */
    private String checked(ForecastCheck check) {
        String step = NumberFormat.count(check.grokkingStep());
        long off = Math.round(Math.abs(check.error()));
        int inside = check.isInsideBand() ? 1 : 0;
        if (2 * off <= config.evaluationCadence()) {
            return words.say("verdict.grokked.as-forecast", step, inside);
        }
        String key = check.error() > 0 ? "verdict.grokked.later" : "verdict.grokked.earlier";
        return words.say(key, step, NumberFormat.count(off), inside);
    }

    private double shortDelay() {
        return Math.max(config.evaluationCadence(), NO_DELAY * memorizationStep());
    }

    private String fading() {
        int sgd = run.optimizer() == Optimizer.SGD || run.optimizer() == Optimizer.SGD_MOMENTUM ? 1 : 0;
        int from = Math.max(0, run.memorizationRow());
        return words.say(
                run.isMemorized() ? "verdict.forgetting" : "verdict.fading",
                sgd,
                NumberFormat.norm(run.value(Column.SQUARED_NORM, from)),
                NumberFormat.norm(run.newest(Column.SQUARED_NORM)));
    }

    /** Where the evaluations do not show why, the session's own message does. */
    private String brokenDown() {
        boolean isFinite =
                run.rows() == 0 || run.history().evaluation(run.rows() - 1).isFinite();
        if (isFinite && run.status().outcome().orElse(null) instanceof Outcome.Failed(long step, String message)) {
            return message;
        }
        String advice = run.learningRate() > LARGE_RATE
                ? words.say("verdict.broken-down.rate", NumberFormat.setting(run.learningRate() / 10))
                : words.say("verdict.broken-down.seed");
        return words.say(
                        "verdict.broken-down",
                        NumberFormat.count(Math.max(0, run.evaluatedStep())),
                        NumberFormat.setting(run.learningRate()),
                        NumberFormat.setting(run.weightDecay()))
                + " " + advice;
    }

    private String unlearned() {
        String percent = percent(Column.TRAIN_ACCURACY);
        return isStopped()
                ? words.say("verdict.stopped.unlearned", NumberFormat.count(run.step()), percent, sums)
                : withReason(
                        words.say("verdict.not-learned", NumberFormat.count(config.maxSteps()), percent, sums), false);
    }

    private String notGrokked() {
        String memorized = NumberFormat.count(memorizationStep());
        return isStopped()
                ? words.say("verdict.stopped.memorized", NumberFormat.count(run.step()), memorized)
                : withReason(words.say("verdict.not-grokked", memorized, NumberFormat.count(config.maxSteps())), false);
    }

    private boolean isStopped() {
        return run.step() < config.maxSteps();
    }

    /** Adds why no jump is expected, or, where asked for, why none is forecast. */
    private String withReason(String sentence, boolean alsoUnknown) {
        ForecastReason reason = switch (run.forecast().orElse(null)) {
            case Forecast.NoJump none -> none.reason();
            case Forecast.Unknown unknown -> alsoUnknown ? unknown.reason() : null;
            case Forecast.Jump jump -> null;
            case null -> null;
        };
        String why = reason == null ? "" : Narrator.reason(words, reason);
        return why.isEmpty() ? sentence : sentence + " " + why;
    }

    private long memorizationStep() {
        return run.milestones().memorizationStep().getAsLong();
    }

    private String percent(Column accuracy) {
        return NumberFormat.percent(run.rows() == 0 ? 0 : run.newest(accuracy));
    }
}
