package org.grokscope.training;

import org.grokscope.inspect.NetworkWeights;
import org.grokscope.inspect.OutputReader;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Optimizer;

/**
 * A network, its data and its optimizer: the port between the session and whatever computes.
 *
 * <p>A learner is made, used and closed on one thread.
 */
public interface Learner extends AutoCloseable {

    /**
     * Does one optimizer step on the next minibatch.
     *
     * @return the mean cross-entropy of that minibatch before the step, in nats; not finite if training broke down
     */
    double step();

    /**
     * Measures loss and accuracy on the whole train and test sets, ‖θ‖² of the layers of {@link
     * org.grokscope.run.config.Network#layers} and as their sum, and the angle from the reference point. Changes nothing.
     *
     * @param step the number of steps done, to be written into the result
     * @param reader is shown the outputs of all examples on the way
     */
    Evaluation evaluate(long step, OutputReader reader);

    /** Measures as {@link #evaluate(long, OutputReader)} does, and shows the outputs to nobody. */
    default Evaluation evaluate(long step) {
        return evaluate(step, OutputReader.NONE);
    }

    /** Copies the weights that are looked at inside the network. */
    NetworkWeights weights();

    /** Sets η for the next step on. */
    void setLearningRate(double learningRate);

    /** Sets λ for the next step on. */
    void setWeightDecay(double weightDecay);

    /**
     * Holds ‖θ‖ where it is: after every step from the next one on, θ is multiplied by one number so that ‖θ‖² stays the
     * same.
     *
     * @return ‖θ‖², which is held
     */
    double holdNorm();

    /** Lets ‖θ‖ go from the next step on. */
    void releaseNorm();

    /** Lets another optimizer do the next step. Its moments start at zero, whatever the one before had. */
    void switchOptimizer(Optimizer optimizer);

    /** Makes θ, as it is now, the reference point from which evaluations measure the angle; before, it is NaN. */
    void markReference();

    /** Copies all that decides how it goes on. */
    Snapshot snapshot();

    /**
     * Goes on from a snapshot, bit for bit as the learner did that it was taken of.
     *
     * @throws IllegalArgumentException if it does not fit this network; then nothing is changed
     */
    void restore(Snapshot snapshot);

    /** Frees all memory outside the Java heap. */
    @Override
    void close();
}
