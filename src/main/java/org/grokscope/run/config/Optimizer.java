package org.grokscope.run.config;

import org.grokscope.task.Described;

/** The optimizers. λ always follows PyTorch's {@code weight_decay}, and every parameter is decayed. */
public enum Optimizer implements Described {
    /** Adam with decoupled decay: θ ← (1 − ηλ)·θ − η·m̂/(√v̂ + ε). */
    ADAMW("adamw", "AdamW", 2, "Adam with decoupled weight decay, the optimizer of the paper."),
    /** Plain gradient descent: θ ← (1 − ηλ)·θ − η·∇L. */
    SGD("sgd", "SGD", 0, "Plain gradient descent. With the paper's settings it learns nothing."),
    /** Gradient descent with momentum 0.9; the decay is part of the gradient, as in PyTorch. */
    SGD_MOMENTUM("sgd-momentum", "SGD+m", 1, "Gradient descent with momentum 0.9."),
    /** Adam with the decay added to the gradient, and therefore also divided by √v̂. */
    ADAM_L2("adam-l2", "Adam L2", 2, "Adam with the decay added to the gradient, to compare with decoupled decay."),
    /** The sign of a mean gradient, with decoupled decay: θ ← (1 − ηλ)·θ − η·sign(β₁m + (1 − β₁)∇L). */
    LION("lion", "Lion", 1, "The sign of a mean gradient, with decoupled decay."),
    /** Orthogonalized steps for the matrices between hidden layers, AdamW for all other parameters. */
    MUON("muon", "Muon", 2, "Orthogonalized steps for the matrices between hidden layers, AdamW for the rest.");

    private final Description description;
    private final int moments;

    Optimizer(String id, String label, int moments, String help) {
        this.moments = moments;
        description = new Description(id, label, help);
    }

    /** How many numbers it keeps for each parameter. */
    public int moments() {
        return moments;
    }

    /** Whether it has anything to do in a network: Muon needs a matrix between hidden layers, which an MLP with one hidden layer lacks. */
    public boolean fits(Network network) {
        return this != MUON || network.kind() != Network.Kind.MLP;
    }

    @Override
    public Description description() {
        return description;
    }

    /**
     * The optimizer with an {@link #id}.
     *
     * @throws org.grokscope.task.InvalidSettingException if there is none
     */
    public static Optimizer named(String id) {
        return (Optimizer) ConfigField.OPTIMIZER.option(id);
    }
}
