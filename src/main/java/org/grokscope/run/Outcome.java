package org.grokscope.run;

/** How a run ended. */
public sealed interface Outcome {

    /** The test accuracy reached 0.99 some time before the end. */
    record Grokked() implements Outcome {}

    /** The train accuracy reached 0.99, the test accuracy did not. */
    record MemorizedOnly() implements Outcome {}

    /** Neither set was learnt. */
    record NotLearnt() implements Outcome {}

    /**
     * The run broke down.
     *
     * @param step the steps done before
     * @param message what happened and what to try, for people
     */
    record Failed(long step, String message) implements Outcome {}

    /** The outcome of a run that came to its end, or was ended by the user. */
    static Outcome of(Milestones milestones) {
        if (milestones.grokkingStep().isPresent()) {
            return new Grokked();
        }
        return milestones.memorizationStep().isPresent() ? new MemorizedOnly() : new NotLearnt();
    }

    /** The name in files. */
    default String id() {
        return switch (this) {
            case Grokked() -> "grokked";
            case MemorizedOnly() -> "memorized-only";
            case NotLearnt() -> "not-learnt";
            case Failed(long step, String message) -> "failed";
        };
    }
}
