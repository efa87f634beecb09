package org.grokscope.run.config;

/** What a network's outputs are trained to make small. */
public enum LossFunction {
    /** −log softmax(outputs)[label], in nats. */
    CROSS_ENTROPY("cross-entropy", "Cross-entropy"),
    /** The mean over the outputs of (output − one-hot label)². */
    SQUARED_ERROR("squared-error", "Squared error");

    private final String id;
    private final String label;

    LossFunction(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The name on the command line and in files. */
    public String id() {
        return id;
    }

    /** The name on screen. */
    public String label() {
        return label;
    }
}
