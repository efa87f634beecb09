package org.grokscope.run.config;

import org.grokscope.task.Named;

/** The activation function f of the hidden units. */
public enum Activation implements Named {
    /** f(h) = max(0, h). */
    RELU("relu", "ReLU", "Hidden units output max(0, h)."),
    /** f(h) = h², with which modular addition has an exact solution (Gromov, arXiv 2301.02679). */
    SQUARE("square", "h²", "Hidden units output h², which can represent modular addition exactly.");

    private final String id;
    private final String label;
    private final String help;

    Activation(String id, String label, String help) {
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
