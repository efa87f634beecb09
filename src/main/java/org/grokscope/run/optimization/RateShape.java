package org.grokscope.run.optimization;

import org.grokscope.task.Described;

/** How η falls after the warm-up. */
public enum RateShape implements Described {
    /** It does not. */
    NONE("none", "Constant η", "The learning rate stays as it is after the warm-up."),
    /** By the same amount at each step. */
    LINEAR("linear", "Linear η", "After the warm-up the learning rate falls by the same amount at each step."),
    /** Half a cosine (arXiv 1608.03983, without restarts). */
    COSINE(
            "cosine",
            "Cosine η",
            "After the warm-up the learning rate falls along half a cosine: slowly, then fast, then slowly.");

    private final Description description;

    RateShape(String id, String label, String help) {
        description = new Description(id, label, help);
    }

    @Override
    public Description description() {
        return description;
    }
}
