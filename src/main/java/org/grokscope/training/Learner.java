package org.grokscope.training;

import org.grokscope.inspect.NetworkWeights;
import org.grokscope.inspect.OutputReader;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Optimizer;

/**
 * A network, its data and its optimizer: the port between training and the engine that computes.
 *
 * <p>A learner is created, used and closed on one thread.
 */
public interface Learner extends AutoCloseable {

    /**
     * Does one optimizer step on the next minibatch.
     *
     * @return the mean loss of that minibatch before the step; not finite if training diverged
     */
    double step();

    /**
     * Computes loss and accuracy on the whole train and test sets, how large the outputs are, ‖θ‖² of the layers of {@link
     * org.grokscope.run.config.Network#layers} and as their sum, and the angle from the reference point. Changes no state.
     *
     * @param step the number of steps done, for the result
     * @param reader receives the outputs of all examples
     */
    Evaluation evaluate(long step, OutputReader reader);

    /** Evaluates without a reader of the outputs. */
    default Evaluation evaluate(long step) {
        return evaluate(step, OutputReader.NONE);
    }

    /** Copies the weights that a network snapshot is made of. */
    NetworkWeights weights();

    /** Sets η from the next step on. */
    void setLearningRate(double learningRate);

    /** Sets the part of η that the next steps have; 1 at the start, and after {@link #restore} as before it. */
    void setRateFactor(double factor);

    /** Sets λ from the next step on. */
    void setWeightDecay(double weightDecay);

    /** Sets τ from the next step and the next evaluation on. */
    void setTemperature(double temperature);

    /** The square of the norm of what is decayed; ‖θ‖² where that is all of θ. */
    double decayedNorm();

    /** Holds the norm of what is decayed at a value, whatever it is now: after every step, that is rescaled to this norm. */
    void holdNorm(double squaredNorm);

    /** Releases ‖θ‖ from the next step on. */
    void releaseNorm();

    /** Uses another optimizer from the next step on. Its moments start at zero. */
    void switchOptimizer(Optimizer optimizer);

    /** Makes the current θ the reference of the angle in evaluations, which is NaN before. */
    void markReference();

    /** Copies the complete training state. */
    Snapshot snapshot();

    /**
     * Restores a training state; training continues bit for bit as from the original.
     *
     * @throws IllegalArgumentException if it does not fit this network; then the state is unchanged
     */
    void restore(Snapshot snapshot);

    /** Releases all native memory. */
    @Override
    void close();
}
