package org.grokscope.storage.library;

import java.util.Locale;

/** Where a run was trained. */
public enum Origin {
    /** As the window's one run. */
    WINDOW,
    /** With others, to be compared. */
    COMPARISON,
    /** On the command line. */
    COMMAND,
    /** Somewhere else: it came as a file. */
    IMPORT;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
