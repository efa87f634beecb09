package org.grokscope.run.config;

import org.grokscope.task.Described;

/** The loss function that training minimizes. */
public enum LossFunction implements Described {
    /** −log softmax(outputs)[label], in nats. */
    CROSS_ENTROPY("cross-entropy", "Cross-entropy", "The negative log of the softmax probability of the right answer."),
    /** The mean over the outputs of (output − one-hot label)². */
    SQUARED_ERROR("squared-error", "Squared error", "The mean squared difference from the one-hot label.");

    private final Description description;

    LossFunction(String id, String label, String help) {
        description = new Description(id, label, help);
    }

    @Override
    public Description description() {
        return description;
    }
}
