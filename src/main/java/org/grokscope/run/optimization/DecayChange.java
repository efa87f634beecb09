package org.grokscope.run.optimization;

import org.grokscope.task.Range;

/**
 * A planned change of λ, which happens whatever the run does.
 *
 * @param at steps done before it
 * @param to λ from then on
 */
public record DecayChange(long at, double to) {

    /** In place of a step: λ does not change. */
    public static final long NEVER = -1;

    /** Allowed steps besides {@link #NEVER}. */
    public static final Range AT = Range.whole("decay change", 1, 10_000_000);
    /** Allowed values, those of λ at the start. */
    public static final Range TO = Range.real("decay afterwards", 0, 10);

    /**
     * Checks both numbers.
     *
     * @throws org.grokscope.task.InvalidSettingException for the first one out of range
     */
    public DecayChange {
        AT.check((double) at);
        TO.check(to);
    }
}
