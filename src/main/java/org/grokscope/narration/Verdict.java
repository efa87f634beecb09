package org.grokscope.narration;

import java.util.Optional;
import org.grokscope.run.Forecast;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.theory.Phrases;
import org.grokscope.theory.forecast.ForecastCheck;
import org.grokscope.theory.forecast.RunProgress;

/**
 * Says in one plain sentence or two what a run is doing, and in which phase it is.
 *
 * <p>One verdict serves one run on one thread, while any other thread may append to the history. A call reads only what
 * is new, so it may be made at every redraw.
 */
public final class Verdict {

    /**
     * What is to be shown.
     *
     * @param phase for the badge
     * @param sentence for people, complete, in the present tense
     */
    public record Reading(Phase phase, String sentence) {}

    /** A delay of at most this part of T_mem is none. */
    private static final double NO_DELAY = 0.1;
    /** A smaller probability that the jump does not come in time is not worth a sentence. */
    private static final double WORTH_SAYING = 0.1;

    private final RunConfig config;
    private final String examples;
    private RunProgress progress;
    private Optional<ForecastCheck> check = Optional.empty();
    private boolean checked;

    /** Prepares for one run. */
    public Verdict(RunConfig config) {
        this.config = config;
        boolean sums = config.task() instanceof ModularTask modular && modular.operation() == Operation.ADD;
        this.examples = sums ? "sums" : "examples";
    }

    /** Reads the run as it stands. */
    public Reading read(RunHistory history, RunStatus situation) {
        if (progress == null || progress.history() != history) {
            progress = new RunProgress(history, config);
            checked = false;
        }
        progress.catchUp();
        if (!checked && progress.isGrokkingAnnounced()) {
            checked = true;
            check = ForecastCheck.of(history);
        }
        Phase phase = Phase.of(config, progress, situation);
        return new Reading(phase, sentence(phase, situation));
    }

    private String sentence(Phase phase, RunStatus situation) {
        if (situation.outcome().orElse(null) instanceof Outcome.Failed(long step, String message)) {
            return message;
        }
        boolean over = situation.outcome().isPresent();
        return switch (phase) {
            case READY ->
                "Ready: press Start or the space bar and watch the network learn "
                        + config.task().formula() + ".";
            case GROKKED -> grokked();
            case FADING -> fading();
            case BROKEN_DOWN ->
                "The numbers broke down at step " + Phrases.count(newestStep()) + ": the loss is no longer a number.";
            case MEMORIZING -> over ? notLearnt(situation) : withReason(memorizing());
            case LEARNING -> over ? notLearnt(situation) : withReason(learning());
            case CONTRACTING, HOLDING -> over ? notGrokked(situation) : waiting(situation);
            case GROKKING -> over ? notGrokked(situation) : grokking();
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

    private String waiting(RunStatus situation) {
        String memorized = "Memorized at step " + Phrases.count(progress.memorizationStep()) + ".";
        return forecast().orElse(null) instanceof Forecast.Jump jump
                ? memorized + " " + expecting(jump, situation)
                : withAnyReason(memorized);
    }

    private String expecting(Forecast.Jump jump, RunStatus situation) {
        String falling = "The norm of the weights is falling along the law: expect the jump ";
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(10, (jump.high() - jump.low()) / 2))));
        long low = (long) (Math.floor(jump.low() / unit) * unit);
        long high = (long) (Math.ceil(jump.high() / unit) * unit);
        double left = jump.grokkingStep() - situation.step();
        String risk = jump.noGrokking() < WORTH_SAYING
                ? ""
                : " With a probability of " + Phrases.percent(jump.noGrokking()) + " it does not come within "
                        + Phrases.count(config.maxSteps()) + " steps.";
        if (left < config.evaluationCadence()) {
            return falling + "at any moment, before step " + Phrases.count(Math.max(high, situation.step() + 1)) + "."
                    + risk;
        }
        String between = low <= situation.step()
                ? "before " + Phrases.count(high)
                : "between " + Phrases.count(low) + " and " + Phrases.count(high);
        long expected = Math.round(jump.grokkingStep() / (unit / 10)) * (long) (unit / 10);
        boolean timed = situation.running() && situation.stepsPerSecond() > 0;
        String when = timed ? ", in " + Phrases.duration(left / situation.stepsPerSecond()) : "";
        return falling + "near step " + Phrases.count(expected) + " (" + between + ")" + when + "." + risk;
    }

    private String grokked() {
        long step = progress.grokkingStep();
        String at = " at step " + Phrases.count(step);
        if (check.isPresent()) {
            return "Grokked" + at + ", " + comparison(check.get().error()) + " forecast at memorization, "
                    + (check.get().isInsideBand() ? "inside" : "outside") + " the 90\u00a0% band.";
        }
        if (!progress.isMemorized() || step - progress.memorizationStep() <= shortDelay()) {
            return "Learned" + at + ": train and test accuracy rose together, without a delay.";
        }
        return "Grokked" + at + ", " + Phrases.count(step - progress.memorizationStep()) + " steps after memorizing.";
    }

    private double shortDelay() {
        return Math.max(config.evaluationCadence(), NO_DELAY * progress.memorizationStep());
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
        boolean sgd = progress.optimizer() == Optimizer.SGD || progress.optimizer() == Optimizer.SGD_MOMENTUM;
        int from = Math.max(0, progress.memorizationRow());
        return (sgd ? "With SGD the weights shrink to zero" : "The weights shrink to zero")
                + (progress.isMemorized() ? ", and what was memorized is lost" : " before anything is learned")
                + ": their squared norm has fallen from "
                + Phrases.rounded(progress.value(RunHistory.Column.SQUARED_NORM, from)) + " to "
                + Phrases.rounded(progress.newest(RunHistory.Column.SQUARED_NORM)) + ".";
    }

    private String notLearnt(RunStatus situation) {
        if (situation.step() < config.maxSteps()) {
            return "Stopped at step " + Phrases.count(situation.step()) + ", with "
                    + percent(RunHistory.Column.TRAIN_ACCURACY) + " of the training " + examples + " memorized.";
        }
        return withReason("Not learned within " + Phrases.count(config.maxSteps()) + " steps: "
                + percent(RunHistory.Column.TRAIN_ACCURACY) + " of the training " + examples + " are right.");
    }

    private String notGrokked(RunStatus situation) {
        String memorized = Phrases.count(progress.memorizationStep());
        if (situation.step() < config.maxSteps()) {
            return "Stopped at step " + Phrases.count(situation.step()) + ": memorized at step " + memorized
                    + ", not grokked so far.";
        }
        return withReason("Memorized at step " + memorized + ", but not grokked within "
                + Phrases.count(config.maxSteps()) + " steps.");
    }

    /** Adds why no jump is expected, if none is. */
    private String withReason(String sentence) {
        return forecast().orElse(null) instanceof Forecast.NoJump none ? sentence + " " + none.reason() : sentence;
    }

    /** Adds why no jump is expected or forecast. */
    private String withAnyReason(String sentence) {
        return forecast().orElse(null) instanceof Forecast.Unknown unknown
                        && !unknown.reason().isEmpty()
                ? sentence + " " + unknown.reason()
                : withReason(sentence);
    }

    private Optional<Forecast> forecast() {
        return progress.history().latestForecast();
    }

    private long newestStep() {
        return progress.rows() == 0 ? 0 : (long) progress.newest(RunHistory.Column.STEP);
    }

    private String percent(RunHistory.Column accuracy) {
        return Phrases.percent(progress.rows() == 0 ? 0 : progress.newest(accuracy));
    }
}
