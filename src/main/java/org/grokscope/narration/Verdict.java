package org.grokscope.narration;

import org.grokscope.run.Phase;
import org.grokscope.run.RunState;

/** Says in one or two plain sentences what a run is doing, and names its phase. */
public final class Verdict {

    /**
     * What is to be shown.
     *
     * @param phase which colour the badge has
     * @param badge the phase in one word or two
     * @param sentence complete, in the present tense
     */
    public record Reading(Phase phase, String badge, String sentence) {}

    /** Reads a run at a step. */
    public Reading read(RunState run) {
        Phase phase = run.phase();
        return new Reading(phase, badge(phase), new RunSentence(run).text());
    }

    static String badge(Phase phase) {
        return switch (phase) {
            case READY -> "Ready";
            case MEMORIZING -> "Memorizing";
            case LEARNING -> "Learning";
            case CONTRACTING -> "Contracting";
            case HOLDING -> "Holding";
            case GROKKING -> "Grokking";
            case GROKKED -> "Grokked";
            case FADING -> "Fading";
            case BROKEN_DOWN -> "Broken down";
        };
    }
}
