package org.grokscope.run.config;

import org.grokscope.task.Named;

/** The loss function that training minimizes. */
public enum LossFunction implements Named {
    /** −log softmax(outputs)[label], in nats. */
    CROSS_ENTROPY("cross-entropy", "Cross-entropy", "The negative log of the softmax probability of the right answer."),
    /** The mean over the outputs of (output − one-hot label)². */
    SQUARED_ERROR("squared-error", "Squared error", "The mean squared difference from the one-hot label.");

    private final String id;
    private final String label;
    private final String help;

    LossFunction(String id, String label, String help) {
        this.id = id;
        this.label = label;
        this.help = help;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String help() {
        return help;
    }
}
