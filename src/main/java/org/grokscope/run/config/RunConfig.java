package org.grokscope.run.config;

import java.util.OptionalLong;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Range;
import org.grokscope.task.Split;
import org.grokscope.task.Task;

/**
 * Everything that decides a run: the same configuration gives the same run again, bit for bit, on the same machine.
 *
 * @param task what is learnt
 * @param network the network's shape
 * @param optimizer the update rule
 * @param learningRate η at the start
 * @param weightDecay λ at the start, PyTorch's convention
 * @param trainFraction the part of the data set that trains
 * @param batchSize examples per step, drawn with replacement; {@link #FULL_BATCH} takes the whole train set each step
 * @param seed decides the split, the initial weights and the minibatches
 * @param evaluationCadence steps between two evaluations on the whole train and test set
 * @param maxSteps the run ends after this many steps
 * @param stopAfterGrok the run ends this many steps after T_grok; {@link #NEVER} lets it go on to the end
 * @param intervention what is done at T_mem
 */
public record RunConfig(
        Task task,
        Network network,
        Optimizer optimizer,
        double learningRate,
        double weightDecay,
        double trainFraction,
        int batchSize,
        long seed,
        int evaluationCadence,
        long maxSteps,
        long stopAfterGrok,
        Intervention intervention) {

    /** As a batch size: every step sees the whole train set. */
    public static final int FULL_BATCH = 0;
    /** As {@code stopAfterGrok}: grokking does not end the run. */
    public static final long NEVER = -1;

    /** Allowed learning rates η. */
    public static final Range LEARNING_RATE = Range.real("learning rate", 1e-5, 1e-1);
    /** Allowed weight decays λ. */
    public static final Range WEIGHT_DECAY = Range.real("weight decay", 0, 10);
    /** Allowed batch sizes; 0 is the full batch, and no batch is larger than the train set. */
    public static final Range BATCH_SIZE = Range.whole("batch", 0, 16_384);
    /** Allowed seeds. */
    public static final Range SEED = Range.whole("seed", 0, 999_999_999);
    /** Allowed numbers of steps between evaluations. */
    public static final Range EVALUATION_CADENCE = Range.whole("evaluate every", 1, 100_000);
    /** Allowed lengths of a run, in steps. */
    public static final Range MAX_STEPS = Range.whole("steps", 1, 10_000_000);
    /** Allowed numbers of steps to go on after T_grok; −1 is "to the end". */
    public static final Range STOP_AFTER_GROK = Range.whole("stop after grok", -1, 10_000_000);

    /**
     * Checks every setting, alone and together.
     *
     * @throws InvalidSettingException for the first one that is not possible
     */
    public RunConfig {
        LEARNING_RATE.check(learningRate);
        WEIGHT_DECAY.check(weightDecay);
        BATCH_SIZE.check(batchSize);
        SEED.check((double) seed);
        EVALUATION_CADENCE.check(evaluationCadence);
        MAX_STEPS.check((double) maxSteps);
        STOP_AFTER_GROK.check((double) stopAfterGrok);
        int trainSize = Split.trainSize(task.size(), trainFraction);
        if (batchSize > trainSize) {
            throw new InvalidSettingException(
                    BATCH_SIZE.field(),
                    Integer.toString(batchSize),
                    "whole numbers from 1 to the size of the train set, " + trainSize + ", or full (0) for all of it");
        }
        if (batchSize == FULL_BATCH && trainSize > BATCH_SIZE.max()) {
            throw new InvalidSettingException(
                    BATCH_SIZE.field(),
                    "full (" + trainSize + " examples)",
                    "whole numbers from 1 to 16,384, or full where the train set is no larger than that");
        }
        if (task instanceof ParityTask && network instanceof Network.Transformer) {
            throw new InvalidSettingException("network", network.id(), "mlp, because parity has more than two inputs");
        }
        if (intervention.equals(new Intervention.SwitchOptimizer(optimizer))) {
            throw new InvalidSettingException(
                    "intervene", intervention.id(), "another optimizer than the one that the run starts with");
        }
    }

    /** A run without an intervention. */
    public RunConfig(
            Task task,
            Network network,
            Optimizer optimizer,
            double learningRate,
            double weightDecay,
            double trainFraction,
            int batchSize,
            long seed,
            int evaluationCadence,
            long maxSteps,
            long stopAfterGrok) {
        this(
                task,
                network,
                optimizer,
                learningRate,
                weightDecay,
                trainFraction,
                batchSize,
                seed,
                evaluationCadence,
                maxSteps,
                stopAfterGrok,
                new Intervention.None());
    }

    /** How many examples train. */
    public int trainSize() {
        return Split.trainSize(task.size(), trainFraction);
    }

    /** How many examples each step sees. */
    public int examplesPerStep() {
        return batchSize == FULL_BATCH ? trainSize() : batchSize;
    }

    /**
     * Whether a run has done what its configuration asks for.
     *
     * @param step optimizer steps done
     * @param grokkingStep T_grok, if it has been reached
     */
    public boolean isComplete(long step, OptionalLong grokkingStep) {
        return step >= maxSteps
                || (stopAfterGrok != NEVER
                        && grokkingStep.isPresent()
                        && step >= grokkingStep.getAsLong() + stopAfterGrok);
    }

    /** The same configuration with another seed. */
    public RunConfig withSeed(long newSeed) {
        return new RunConfig(
                task,
                network,
                optimizer,
                learningRate,
                weightDecay,
                trainFraction,
                batchSize,
                newSeed,
                evaluationCadence,
                maxSteps,
                stopAfterGrok,
                intervention);
    }

    /** The same configuration with another η and λ. */
    public RunConfig withRates(double newLearningRate, double newWeightDecay) {
        return new RunConfig(
                task,
                network,
                optimizer,
                newLearningRate,
                newWeightDecay,
                trainFraction,
                batchSize,
                seed,
                evaluationCadence,
                maxSteps,
                stopAfterGrok,
                intervention);
    }

    /** The same configuration with another optimizer; a planned switch to that very optimizer is dropped. */
    public RunConfig withOptimizer(Optimizer newOptimizer) {
        boolean dropped = intervention.equals(new Intervention.SwitchOptimizer(newOptimizer));
        return new RunConfig(
                task,
                network,
                newOptimizer,
                learningRate,
                weightDecay,
                trainFraction,
                batchSize,
                seed,
                evaluationCadence,
                maxSteps,
                stopAfterGrok,
                dropped ? new Intervention.None() : intervention);
    }

    /** The same configuration with as many steps again after a step, and no end at T_grok. */
    public RunConfig longer(long step) {
        long most = Math.min((long) MAX_STEPS.max(), step + maxSteps);
        return new RunConfig(
                task,
                network,
                optimizer,
                learningRate,
                weightDecay,
                trainFraction,
                batchSize,
                seed,
                evaluationCadence,
                most,
                NEVER,
                intervention);
    }

    /** The same configuration with another intervention. */
    public RunConfig withIntervention(Intervention newIntervention) {
        return new RunConfig(
                task,
                network,
                optimizer,
                learningRate,
                weightDecay,
                trainFraction,
                batchSize,
                seed,
                evaluationCadence,
                maxSteps,
                stopAfterGrok,
                newIntervention);
    }
}
