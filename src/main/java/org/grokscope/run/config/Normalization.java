package org.grokscope.run.config;

import org.grokscope.task.Described;

/** Where a transformer normalizes its activations. */
public enum Normalization implements Described {
    /** LayerNorm after attention, after the feed-forward block, and before the head. */
    POST("post", "LayerNorm", "LayerNorm after each block, the paper's network: the size of most weights cancels out."),
    /** Nowhere, so that the size of the weights sets the size of the outputs. */
    NONE("none", "No LayerNorm", "No normalization: the size of the weights sets the size of the outputs.");

    private final Description description;

    Normalization(String id, String label, String help) {
        description = new Description(id, label, help);
    }

    @Override
    public Description description() {
        return description;
    }
}
