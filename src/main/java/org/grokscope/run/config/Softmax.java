package org.grokscope.run.config;

import org.grokscope.task.Described;

/**
 * How the cross-entropy makes probabilities of outputs. The first two differ in how the gradient with respect to the right answer's
 * output is computed, which is the same number in exact arithmetic: in single precision p − 1 is 0 as soon as p rounds to 1, and the
 * example stops teaching. The third one is another function, with which p never rounds to 1 (arXiv 2501.04697).
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
            "The gradient of the right answer is −Σ of the other probabilities, exact however sure the network is."),
    /** s(z)/Σs with s(x) = x + 1 for x ≥ 0 and 1/(1 − x) below. */
    STABLEMAX(
            "stablemax",
            "StableMax",
            "Probabilities are s(z)/Σs with s(z) = z + 1 above 0 and 1/(1 − z) below, in the place of the exponential.");

    private final Description description;

    Softmax(String id, String label, String help) {
        description = new Description(id, label, help);
    }

    @Override
    public Description description() {
        return description;
    }
}
