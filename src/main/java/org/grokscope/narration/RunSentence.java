package org.grokscope.narration;

import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastCheck;
import org.grokscope.run.Outcome;
import org.grokscope.run.Phase;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunState;
import org.grokscope.run.config.ConfigField;
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
        sums = config.isStated(ConfigField.TASK)
                        && config.task() instanceof ModularTask modular
                        && modular.operation() == Operation.ADD
                ? 1
                : 0;
    }

    String text() {
        boolean over = run.status().outcome().isPresent();
        if (over && run.rows() == 0 && !(run.status().outcome().get() instanceof Outcome.Failed)) {
            return words.say("verdict.nothing-measured");
        }
        if (!over && run.isInLossSpike() && run.phase() != Phase.BROKEN_DOWN && run.phase() != Phase.VANISHING) {
            return words.say("verdict.spike", NumberFormat.count(run.spikes().getLast()));
        }
        return switch (run.phase()) {
            case READY -> words.say("verdict.ready", config.task().formula());
            case GROKKED -> grokked() + fallenBack(over);
            case VANISHING -> vanishing();
            case BROKEN_DOWN -> brokenDown();
            case MEMORIZING ->
                over
                        ? unlearned()
                        : withReason(words.say("verdict.memorizing", percent(Column.TRAIN_ACCURACY), sums), false);
            case LEARNING -> over ? run.isMemorized() ? notGrokked() : unlearned() : withReason(learning(), false);
            case MEMORIZED, CONTRACTING, HOLDING -> over ? notGrokked() : waiting();
            case GROKKING -> over ? notGrokked() : words.say("verdict.grokking", percent(Column.TEST_ACCURACY), sums);
        };
    }

    private String learning() {
        return words.say("verdict.learning", percent(Column.TRAIN_ACCURACY), percent(Column.TEST_ACCURACY), sums);
    }

    private String waiting() {
        String memorized = words.say("verdict.memorized", NumberFormat.count(memorizationStep())) + trend();
        return run.expectedJump()
                .map(jump -> memorized + " " + expected(jump) + risk(jump))
                .orElseGet(() -> withReason(memorized, true));
    }

    /** What ‖θ‖² does, where that is not said by the reason. */
    private String trend() {
        boolean follows = run.phase() == Phase.CONTRACTING
                && run.forecast().flatMap(Forecast::law).isPresent();
        if (follows) {
            return " " + words.say("verdict.contracting.law");
        }
        return run.phase() == Phase.CONTRACTING
                ? " " + words.say("verdict.contracting", NumberFormat.norm(run.newest(Column.SQUARED_NORM)))
                : "";
    }

    /** The numbers are those of readout, plot and summary. */
    private String expected(Forecast.Jump jump) {
        double left = jump.grokkingStep() - run.step();
        if (left < config.evaluationCadence()) {
            return words.say("verdict.expected.now", NumberFormat.count(Math.max(jump.high(), run.step() + 1)));
        }
        String step = NumberFormat.count(jump.grokkingStep());
        String from = NumberFormat.count(jump.low());
        String to = NumberFormat.count(jump.high());
        boolean isTimed = run.status().running() && run.status().stepsPerSecond() > 0;
        String time = isTimed ? duration(left / run.status().stepsPerSecond()) : "";
        if (jump.low() <= run.step()) {
            return isTimed
                    ? words.say("verdict.expected.before.in", step, to, time)
                    : words.say("verdict.expected.before", step, to);
        }
        return isTimed
                ? words.say("verdict.expected.in", step, from, to, time)
                : words.say("verdict.expected", step, from, to);
    }

    private String risk(Forecast.Jump jump) {
        return jump.noGrokking() >= WORTH_SAYING && config.isStated(ConfigField.STEPS)
                ? " "
                        + words.say(
                                "verdict.risk",
                                NumberFormat.probability(jump.noGrokking()),
                                NumberFormat.count(config.maxSteps()))
                : "";
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
            return step == 0
                    ? words.say("verdict.learned.before")
                    : words.say("verdict.learned", NumberFormat.count(step));
        }
        return words.say("verdict.grokked", NumberFormat.count(step), NumberFormat.count(step - memorizationStep()));
    }

    /** What has happened to the test accuracy since. */
    private String fallenBack(boolean over) {
        if (!run.hasFallenBack()) {
            return "";
        }
        String key = over && run.isInLossSpike() ? "verdict.ends-in-spike" : "verdict.fallen-back";
        return " " + words.say(key, percent(Column.TEST_ACCURACY));
    }

    private String checked(ForecastCheck check) {
        String step = NumberFormat.count(check.grokkingStep());
        long off = Math.round(Math.abs(check.error()));
        int inside = check.isInsideBand() ? 1 : 0;
        if (check.isOnTime(config.evaluationCadence())) {
            return words.say("verdict.grokked.as-forecast", step, inside);
        }
        String key = check.error() > 0 ? "verdict.grokked.later" : "verdict.grokked.earlier";
        return words.say(key, step, NumberFormat.count(off), inside);
    }

    private double shortDelay() {
        return Math.max(config.evaluationCadence(), NO_DELAY * memorizationStep());
    }

    private String vanishing() {
        int sgd = run.optimizer() == Optimizer.SGD || run.optimizer() == Optimizer.SGD_MOMENTUM ? 1 : 0;
        int from = Math.max(0, run.memorizationRow());
        return words.say(
                run.isMemorized() ? "verdict.forgetting" : "verdict.vanishing",
                sgd,
                NumberFormat.norm(run.value(Column.SQUARED_NORM, from)),
                NumberFormat.norm(run.newest(Column.SQUARED_NORM)));
    }

    /** Where the evaluations do not show why, the session's own message does. */
    private String brokenDown() {
        boolean isFinite = run.rows() == 0
                || run.config().elsewhere().isPresent()
                || run.history().evaluation(run.rows() - 1).isFinite();
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
                : withCause(words.say("verdict.not-learned", NumberFormat.count(config.maxSteps()), percent, sums));
    }

    private String notGrokked() {
        String memorized = NumberFormat.count(memorizationStep());
        return isStopped()
                ? words.say("verdict.stopped.memorized", NumberFormat.count(run.step()), memorized)
                : withCause(words.say("verdict.not-grokked", memorized, NumberFormat.count(config.maxSteps())));
    }

    private boolean isStopped() {
        return run.step() < config.budget();
    }

    /** Adds, once the run is over, why it came so: a reason that speaks of memory only if something was memorized. */
    private String withCause(String sentence) {
        if (!(run.forecast().orElse(null) instanceof Forecast.NoJump none)) {
            return sentence;
        }
        boolean applies = switch (none.reason().code()) {
            case SGD_FADES, DECAY_TOO_STRONG -> !run.isMemorized();
            case SGD_FORGETS, NORM_HELD, NO_DECAY, AFTER_LAST_STEP -> run.isMemorized();
            default -> false;
        };
        return applies ? sentence + " " + Narrator.reason(words, none.reason()) : sentence;
    }

    /** Adds that no jump is expected, up to when, how likely and why, or, where asked for, why none is forecast. */
    private String withReason(String sentence, boolean alsoUnknown) {
        String more = switch (run.forecast().orElse(null)) {
            case Forecast.NoJump none -> Narrator.noJump(words, config, none);
            case Forecast.Unknown unknown -> alsoUnknown ? Narrator.reason(words, unknown.reason()) : "";
            case Forecast.Jump jump -> "";
            case null -> "";
        };
        return more.isEmpty() ? sentence : sentence + " " + more;
    }

    private long memorizationStep() {
        return run.milestones().memorizationStep().getAsLong();
    }

    private String percent(Column accuracy) {
        return NumberFormat.percent(run.rows() == 0 ? 0 : run.newest(accuracy));
    }
}
