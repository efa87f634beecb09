package org.grokscope.experiments.paper;

/** Whether a figure of ours is the paper's. */
sealed interface Agreement {

    /** It is, as far as the spread lets one say. */
    record Agrees(String how) implements Agreement {}

    /** It is not. */
    record Differs(String by) implements Agreement {}

    /** There is none of ours. */
    record NotRun() implements Agreement {}

    /** There is none of the paper's. */
    record NoFigure() implements Agreement {}

    /** For the report's column. */
    default String words() {
        return switch (this) {
            case Agrees(String how) -> how.isEmpty() ? "agrees" : "agrees: " + how;
            case Differs(String by) -> "**differs: " + by + "**";
            case NotRun() -> "not run";
            case NoFigure() -> "–";
        };
    }
}
