package org.grokscope.run.optimization;

import org.grokscope.task.Described;

/** Which parameters are decayed; while the norm is held, it is theirs. */
public enum DecayScope implements Described {
    /** All of θ. */
    ALL("all", "Decay all", "Weights, biases and gains are decayed, the setting of the paper."),
    /** Embeddings and weight matrices. */
    WEIGHTS("weights", "Decay weights", "Embeddings and weight matrices are decayed, biases and gains are not.");

    private final Description description;

    DecayScope(String id, String label, String help) {
        description = new Description(id, label, help);
    }

    @Override
    public Description description() {
        return description;
    }
}
