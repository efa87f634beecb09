package org.grokscope.run.config;

import org.grokscope.run.optimization.DecayScope;
import org.grokscope.run.optimization.GradientFilter;
import org.grokscope.run.optimization.Moments;
import org.grokscope.run.optimization.RatePlan;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;

/**
 * How the weights are updated.
 *
 * @param optimizer the update rule at the start
 * @param learningRate η at the start
 * @param weightDecay λ at the start, PyTorch's convention
 * @param batchSize examples per step, drawn with replacement; {@link #FULL_BATCH} uses the whole train set in each step
 * @param decayScope what is decayed
 * @param moments the running means of optimizers that have such
 * @param filter what the gradient passes first
 * @param plan what is planned for η and λ
 */
public record Optimization(
        Optimizer optimizer,
        double learningRate,
        double weightDecay,
        int batchSize,
        DecayScope decayScope,
        Moments moments,
        GradientFilter filter,
        RatePlan plan) {

    /** As a batch size: every step uses the whole train set. */
    public static final int FULL_BATCH = 0;

    /** Allowed learning rates η. */
    public static final Range LEARNING_RATE = Range.real("learning rate", 1e-5, 1e-1);
    /** Allowed weight decays λ. */
    public static final Range WEIGHT_DECAY = Range.real("weight decay", 0, 10);
    /** Allowed batch sizes besides {@link #FULL_BATCH}. No batch is larger than the train set. */
    public static final Range BATCH_SIZE = Range.whole("batch size", 1, 16_384);

    /**
     * Checks every number.
     *
     * @throws InvalidSettingException for the first one out of range
     */
    public Optimization {
        LEARNING_RATE.check(learningRate);
        WEIGHT_DECAY.check(weightDecay);
        if (batchSize != FULL_BATCH) {
            BATCH_SIZE.check(batchSize);
        }
    }

    /** An optimization that decays all parameters. */
    public Optimization(Optimizer optimizer, double learningRate, double weightDecay, int batchSize) {
        this(optimizer, learningRate, weightDecay, batchSize, DecayScope.ALL);
    }

    /** An optimization with the usual running means, the gradient as it is, and constant η and λ. */
    public Optimization(
            Optimizer optimizer, double learningRate, double weightDecay, int batchSize, DecayScope decayScope) {
        this(
                optimizer,
                learningRate,
                weightDecay,
                batchSize,
                decayScope,
                Moments.DEFAULT,
                GradientFilter.NONE,
                RatePlan.NONE);
    }

    /** The same with another η and λ. */
    Optimization withRates(double newLearningRate, double newWeightDecay) {
        return new Optimization(
                optimizer, newLearningRate, newWeightDecay, batchSize, decayScope, moments, filter, plan);
    }

    /** The same with another optimizer. */
    Optimization withOptimizer(Optimizer newOptimizer) {
        return new Optimization(newOptimizer, learningRate, weightDecay, batchSize, decayScope, moments, filter, plan);
    }

    void checkBatch(int trainSize) {
        if (batchSize > trainSize) {
            throw new InvalidSettingException(
                            BATCH_SIZE.field(),
                            Integer.toString(batchSize),
                            "must be full or between 1 and the size of the train set, " + trainSize)
                    .withRemedy(trainSize <= BATCH_SIZE.max() ? "full" : BATCH_SIZE.highest());
        }
        if (batchSize == FULL_BATCH && trainSize > BATCH_SIZE.max()) {
            throw new InvalidSettingException(
                            BATCH_SIZE.field(),
                            "full: " + trainSize + " examples",
                            "must be between 1 and 16,384 where the train set is larger than that")
                    .withRemedy("512");
        }
    }
}
