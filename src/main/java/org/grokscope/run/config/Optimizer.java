package org.grokscope.run.config;

/** The update rules on offer. λ is always PyTorch's {@code weight_decay}, and every parameter is decayed. */
public enum Optimizer {
    /** Adam with decoupled decay: θ ← (1 − ηλ)·θ − η·m̂/(√v̂ + ε). */
    ADAMW("adamw", "AdamW"),
    /** Plain gradient descent: θ ← (1 − ηλ)·θ − η·∇L. */
    SGD("sgd", "SGD"),
    /** Gradient descent with momentum 0.9; the decay is part of the gradient, as in PyTorch. */
    SGD_MOMENTUM("sgd-momentum", "SGD+m"),
    /** Adam whose decay is added to the gradient, and so divided by √v̂ with it. */
    ADAM_L2("adam-l2", "Adam L2");

    private final String id;
    private final String label;

    Optimizer(String id, String label) {
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
