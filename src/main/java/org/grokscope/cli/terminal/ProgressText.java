package org.grokscope.cli.terminal;

import java.util.Locale;

/** The progress of some work as text. */
public interface ProgressText {

    /** The fraction done, 0 to 1. */
    double part();

    /** The line for a terminal. */
    String bar();

    /** The line for a log. */
    String plain();

    /** A duration in whole seconds, as 5:03 or 10:00:00. */
    static String clock(double time) {
        long seconds = (long) Math.ceil(time);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
