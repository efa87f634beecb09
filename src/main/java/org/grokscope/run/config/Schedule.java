package org.grokscope.run.config;

import java.util.Optional;
import java.util.OptionalLong;
import org.grokscope.task.Range;

/**
 * The course of a run: its random seed, its evaluations, its intervention and its end.
 *
 * @param seed determines the split, the initial weights and the minibatches
 * @param evaluationCadence steps between two evaluations on the whole train and test set
 * @param maxSteps the run ends at this step
 * @param stopAfterGrok the run ends this many steps after T_grok; {@link #NEVER} disables that
 * @param intervention what is done at T_mem
 * @param grokThreshold the test accuracy that counts as grokked
 * @param heldNorm what the norm is held at, whatever happens; empty if it is free
 */
public record Schedule(
        long seed,
        int evaluationCadence,
        long maxSteps,
        long stopAfterGrok,
        Intervention intervention,
        double grokThreshold,
        Optional<HeldNorm> heldNorm) {

    /** As {@code stopAfterGrok}: grokking does not end the run. */
    public static final long NEVER = -1;

    /** Allowed seeds. */
    public static final Range SEED = Range.whole("seed", 0, 999_999_999);
    /** Allowed numbers of steps between evaluations. */
    public static final Range EVALUATION_CADENCE = Range.whole("steps per evaluation", 1, 100_000);
    /** Allowed lengths of a run, in steps. */
    public static final Range MAX_STEPS = Range.whole("stop step", 1, 10_000_000);
    /** Allowed thresholds. */
    public static final Range GROK_THRESHOLD = Range.real("grokking threshold", 0.5, 1);
    /** The threshold of arXiv 2603.13331. */
    public static final double USUAL_THRESHOLD = 0.99;
    /** Allowed numbers of steps after T_grok besides {@link #NEVER}. */
    public static final Range STOP_AFTER_GROK = Range.whole("steps after grokking", 0, 10_000_000);

    /**
     * Checks every number.
     *
     * @throws org.grokscope.task.InvalidSettingException for the first one out of range
     */
    public Schedule {
        SEED.check((double) seed);
        EVALUATION_CADENCE.check(evaluationCadence);
        MAX_STEPS.check((double) maxSteps);
        if (stopAfterGrok != NEVER) {
            STOP_AFTER_GROK.check((double) stopAfterGrok);
        }
        GROK_THRESHOLD.check(grokThreshold);
    }

    /** A schedule with the usual threshold, in which nothing is changed. */
    public Schedule(long seed, int evaluationCadence, long maxSteps, long stopAfterGrok) {
        this(seed, evaluationCadence, maxSteps, stopAfterGrok, new Intervention.None());
    }

    /** A schedule with the usual threshold. */
    public Schedule(long seed, int evaluationCadence, long maxSteps, long stopAfterGrok, Intervention intervention) {
        this(seed, evaluationCadence, maxSteps, stopAfterGrok, intervention, USUAL_THRESHOLD, Optional.empty());
    }

    /** The same with another seed. */
    Schedule withSeed(long newSeed) {
        return new Schedule(newSeed, evaluationCadence, maxSteps, stopAfterGrok, intervention, grokThreshold, heldNorm);
    }

    /** The same with another length. */
    Schedule withLength(long newMaxSteps, long newStopAfterGrok) {
        return new Schedule(
                seed, evaluationCadence, newMaxSteps, newStopAfterGrok, intervention, grokThreshold, heldNorm);
    }

    /** The same with another number of steps between two evaluations. */
    public Schedule withEvaluationCadence(int newCadence) {
        return new Schedule(seed, newCadence, maxSteps, stopAfterGrok, intervention, grokThreshold, heldNorm);
    }

    /** The same with another intervention. */
    Schedule withIntervention(Intervention newIntervention) {
        return new Schedule(seed, evaluationCadence, maxSteps, stopAfterGrok, newIntervention, grokThreshold, heldNorm);
    }

    /** The same with another held norm; empty holds nothing. */
    Schedule withHeldNorm(Optional<HeldNorm> newHeldNorm) {
        return new Schedule(seed, evaluationCadence, maxSteps, stopAfterGrok, intervention, grokThreshold, newHeldNorm);
    }

    /** Whether the run has reached its end at a step, given T_grok if it has been reached. */
    boolean isComplete(long step, OptionalLong grokkingStep) {
        return step >= maxSteps
                || (stopAfterGrok != NEVER
                        && grokkingStep.isPresent()
                        && step >= grokkingStep.getAsLong() + stopAfterGrok);
    }
}
