package org.grokscope.run.config;

import org.grokscope.task.Described;

/** The activation function f of the hidden units. */
public enum Activation implements Described {
    /** f(h) = max(0, h). */
    RELU("relu", "ReLU", "Hidden units output max(0, h)."),
    /** f(h) = h², with which modular addition has an exact solution (Gromov, arXiv 2301.02679). */
    SQUARE("square", "h²", "Hidden units output h², which can represent modular addition exactly."),
    /** f(h) = h·Φ(h) with the normal distribution function Φ. */
    GELU("gelu", "GELU", "Hidden units output h·Φ(h), a smooth ReLU.");

    private final Description description;

    Activation(String id, String label, String help) {
        description = new Description(id, label, help);
    }

    @Override
    public Description description() {
        return description;
    }
}
