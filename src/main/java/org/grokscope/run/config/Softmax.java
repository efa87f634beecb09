package org.grokscope.run.config;

import org.grokscope.task.Described;

/**
 * How the gradient of the cross-entropy with respect to the right answer's output is computed. Both are the same number in exact
 * arithmetic. In single precision p − 1 is 0 as soon as p rounds to 1, and the example stops teaching (arXiv 2501.04697).
 */
public enum Softmax implements Described {
    /** p − 1, as libraries do. */
    FLOAT32(
            "float32",
            "Usual softmax",
            "The gradient of the right answer is p − 1: 0 once the probability rounds to 1 in single precision."),
    /** −Σ of the other probabilities. */
    STABLE(
            "stable",
            "Stable softmax",
            "The gradient of the right answer is −Σ of the other probabilities, exact however sure the network is.");

    private final Description description;

    Softmax(String id, String label, String help) {
        description = new Description(id, label, help);
    }

    @Override
    public Description description() {
        return description;
    }
}
