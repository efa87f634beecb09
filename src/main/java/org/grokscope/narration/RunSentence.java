package org.grokscope.narration;

import org.grokscope.run.Forecast;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.theory.Phrases;

/** One or two sentences on what a run is doing. */
final class RunSentence {

    /** A delay of at most this part of T_mem is none. */
    private static final double NO_DELAY = 0.1;
    /** A smaller probability that the jump does not come in time is not mentioned. */
    private static final double WORTH_SAYING = 0.1;

    private final RunState run;
    private final RunConfig config;
    private final String examples;

    RunSentence(RunState run) {
        this.run = run;
        config = run.config();
        boolean sums = config.task() instanceof ModularTask modular && modular.operation() == Operation.ADD;
        examples = sums ? "sums" : "examples";
    }

    String text() {
        if (run.status().outcome().orElse(null) instanceof Outcome.Failed(long step, String message)) {
            return message;
        }
        boolean over = run.status().outcome().isPresent();
        return switch (run.phase()) {
            case READY ->
                "Ready: press Start or the space bar and watch the network learn "
                        + config.task().formula() + ".";
            case GROKKED -> grokked();
            case FADING -> fading();
            case BROKEN_DOWN ->
                "The numbers broke down at step " + Phrases.count(Math.max(0, run.evaluatedStep()))
                        + ": the loss is no longer a number.";
            case MEMORIZING -> over ? notLearnt() : withReason(memorizing());
            case LEARNING -> over ? notLearnt() : withReason(learning());
            case CONTRACTING, HOLDING -> over ? notGrokked() : waiting();
            case GROKKING -> over ? notGrokked() : grokking();
        };
    }

    private String memorizing() {
        return "Memorizing: " + percent(RunHistory.Column.TRAIN_ACCURACY) + " of the training " + examples + ".";
    }

    private String learning() {
        return "Learning: " + percent(RunHistory.Column.TRAIN_ACCURACY) + " of the training " + examples + ", "
                + percent(RunHistory.Column.TEST_ACCURACY) + " of the unseen ones.";
    }

    private String grokking() {
        return "Grokking: the network now answers " + percent(RunHistory.Column.TEST_ACCURACY) + " of the " + examples
                + " that it has never seen.";
    }

    private String waiting() {
        String memorized = "Memorized at step " + Phrases.count(memorizationStep()) + ".";
        return run.forecast().orElse(null) instanceof Forecast.Jump jump
                ? memorized + " " + expecting(jump)
                : withAnyReason(memorized);
    }

    private String expecting(Forecast.Jump jump) {
        String falling = "The norm of the weights is falling along the law: expect the jump ";
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(10, (jump.high() - jump.low()) / 2))));
        long low = (long) (Math.floor(jump.low() / unit) * unit);
        long high = (long) (Math.ceil(jump.high() / unit) * unit);
        double left = jump.grokkingStep() - run.status().step();
        String risk = jump.noGrokking() < WORTH_SAYING
                ? ""
                : " With a probability of " + Phrases.percent(jump.noGrokking()) + " it does not come within "
                        + Phrases.count(config.maxSteps()) + " steps.";
        if (left < config.evaluationCadence()) {
            return falling + "at any moment, before step "
                    + Phrases.count(Math.max(high, run.status().step() + 1)) + "." + risk;
        }
        String between = low <= run.status().step()
                ? "before " + Phrases.count(high)
                : "between " + Phrases.count(low) + " and " + Phrases.count(high);
        long expected = Math.round(jump.grokkingStep() / (unit / 10)) * (long) (unit / 10);
        boolean timed = run.status().running() && run.status().stepsPerSecond() > 0;
        String when = timed ? ", in " + Phrases.duration(left / run.status().stepsPerSecond()) : "";
        return falling + "near step " + Phrases.count(expected) + " (" + between + ")" + when + "." + risk;
    }

    private String grokked() {
        long step = run.milestones().grokkingStep().getAsLong();
        String at = " at step " + Phrases.count(step);
        if (run.check().isPresent()) {
            return "Grokked" + at + ", " + comparison(run.check().get().error()) + " forecast at memorization, "
                    + (run.check().get().isInsideBand() ? "inside" : "outside") + " the 90\u00a0% band.";
        }
        if (!run.isMemorized() || step - memorizationStep() <= shortDelay()) {
            return "Learned" + at + ": train and test accuracy rose together, without a delay.";
        }
        return "Grokked" + at + ", " + Phrases.count(step - memorizationStep()) + " steps after memorizing.";
    }

    private double shortDelay() {
        return Math.max(config.evaluationCadence(), NO_DELAY * memorizationStep());
    }

    /** An error smaller than half the time between two measurements is none. */
    private String comparison(double error) {
        long steps = Math.round(Math.abs(error));
        if (2 * steps <= config.evaluationCadence()) {
            return "as";
        }
        return Phrases.count(steps) + (error > 0 ? " steps later than" : " steps earlier than");
    }

    private String fading() {
        boolean sgd = run.optimizer() == Optimizer.SGD || run.optimizer() == Optimizer.SGD_MOMENTUM;
        int from = Math.max(0, run.memorizationRow());
        return (sgd ? "With SGD the weights shrink to zero" : "The weights shrink to zero")
                + (run.isMemorized() ? ", and what was memorized is lost" : " before anything is learned")
                + ": their squared norm has fallen from "
                + Phrases.rounded(run.value(RunHistory.Column.SQUARED_NORM, from)) + " to "
                + Phrases.rounded(run.newest(RunHistory.Column.SQUARED_NORM)) + ".";
    }

    private String notLearnt() {
        if (run.status().step() < config.maxSteps()) {
            return "Stopped at step " + Phrases.count(run.status().step()) + ", with "
                    + percent(RunHistory.Column.TRAIN_ACCURACY) + " of the training " + examples + " memorized.";
        }
        return withReason("Not learned within " + Phrases.count(config.maxSteps()) + " steps: "
                + percent(RunHistory.Column.TRAIN_ACCURACY) + " of the training " + examples + " are right.");
    }

    private String notGrokked() {
        String memorized = Phrases.count(memorizationStep());
        if (run.status().step() < config.maxSteps()) {
            return "Stopped at step " + Phrases.count(run.status().step()) + ": memorized at step " + memorized
                    + ", not grokked so far.";
        }
        return withReason("Memorized at step " + memorized + ", but not grokked within "
                + Phrases.count(config.maxSteps()) + " steps.");
    }

    /** Adds why no jump is expected, if none is. */
    private String withReason(String sentence) {
        return run.forecast().orElse(null) instanceof Forecast.NoJump none ? sentence + " " + none.reason() : sentence;
    }

    /** Adds why no jump is expected or forecast. */
    private String withAnyReason(String sentence) {
        return run.forecast().orElse(null) instanceof Forecast.Unknown unknown
                        && !unknown.reason().isEmpty()
                ? sentence + " " + unknown.reason()
                : withReason(sentence);
    }

    private long memorizationStep() {
        return run.milestones().memorizationStep().getAsLong();
    }

    private String percent(RunHistory.Column accuracy) {
        return Phrases.percent(run.rows() == 0 ? 0 : run.newest(accuracy));
    }
}
