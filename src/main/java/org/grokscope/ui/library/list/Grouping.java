package org.grokscope.ui.library.list;

/** What the runs of the library are listed by. */
public enum Grouping {
    /** Runs of a preset and what was varied of it, branches below the run that they come from. */
    PRESET,
    /** Runs that began on the same day. */
    DAY,
    /** One list, to be sorted as a whole. */
    NOTHING
}
