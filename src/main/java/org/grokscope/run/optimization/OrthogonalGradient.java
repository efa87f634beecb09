package org.grokscope.run.optimization;

import org.grokscope.task.Described;

/** Whether the part of the gradient along the weights is taken out before the optimizer's step (⊥Grad, arXiv 2501.04697). */
public enum OrthogonalGradient implements Described {
    /** The gradient stays as it is. */
    OFF("off", "Full gradient", "The optimizer gets the gradient as it is."),
    /** g − (w·g/w·w)·w for each tensor w. */
    ON(
            "on",
            "⊥Grad",
            "The optimizer gets the part of the gradient that is orthogonal to the weights, tensor by tensor.");

    private final Description description;

    OrthogonalGradient(String id, String label, String help) {
        description = new Description(id, label, help);
    }

    @Override
    public Description description() {
        return description;
    }
}
