package org.grokscope.theory.forecast;

import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;

/** What is done to the weights of a modular task's network, and how often runs of this program grokked then. */
public enum Treatment {
    /** λ is 0 from the start or from T_mem on. */
    NO_DECAY("λ = 0, from the start or from T_mem on", new Evidence(32, 0)),
    /** ‖θ‖ is held from T_mem on. */
    HELD("‖θ‖ held from T_mem on", new Evidence(16, 0)),
    /** SGD from the start, with decay. */
    FADES("SGD from the start, λ = 1", new Evidence(16, 0)),
    /** SGD from T_mem on, with decay. */
    FORGETS("SGD from T_mem on, λ = 1", new Evidence(16, 0)),
    /** AdamW with λ from 5 on. */
    HOPELESS("AdamW, λ = 5", new Evidence(16, 0)),
    /** AdamW with a λ that groks, and steps enough. */
    CONTRACTING("AdamW, λ from 0.1 to 1, nothing done", new Evidence(88, 84));

    private static final double HOPELESS_DECAY = 5;
    private static final double UNSTABLE_DECAY = 2;

    private final String label;
    private final Evidence evidence;

    Treatment(String label, Evidence evidence) {
        this.label = label;
        this.evidence = evidence;
    }

    /** For the report. */
    public String label() {
        return label;
    }

    /** The probability that such a run does not grok within the steps of the calibration runs. */
    double noGrokking() {
        return evidence.noGrokking();
    }

    /** The treatment that a configuration plans for a run of a modular task; null for any other. */
    public static Treatment of(RunConfig config) {
        boolean sgd = config.optimizer() == Optimizer.SGD;
        if (!sgd && config.optimizer() != Optimizer.ADAMW) {
            return null;
        }
        return switch (config.intervention()) {
            case Intervention.HoldNorm() -> HELD;
            case Intervention.CutDecay() -> NO_DECAY;
            case Intervention.SwitchOptimizer(Optimizer to) -> to == Optimizer.SGD ? FORGETS : null;
            case Intervention.None() -> config.weightDecay() == 0 ? NO_DECAY : sgd ? FADES : byDecay(config);
        };
    }

    private static Treatment byDecay(RunConfig config) {
        return config.weightDecay() >= HOPELESS_DECAY
                ? HOPELESS
                : config.weightDecay() < UNSTABLE_DECAY ? CONTRACTING : null;
    }
}
