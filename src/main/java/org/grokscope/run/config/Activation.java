package org.grokscope.run.config;

/** The function f of a hidden unit. */
public enum Activation {
    /** f(h) = max(0, h). */
    RELU("relu", "ReLU"),
    /** f(h) = h², with which modular addition has an exact solution (Gromov, arXiv 2301.02679). */
    SQUARE("square", "h²");

    private final String id;
    private final String label;

    Activation(String id, String label) {
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
