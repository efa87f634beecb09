package org.grokscope.storage.library;

import java.util.Locale;

/** Where a run was trained. */
public enum Origin {
    /** In the window, one run at a time. */
    WINDOW,
    /** In a comparison. */
    COMPARISON,
    /** On the command line. */
    COMMAND,
    /** Elsewhere: it was imported from a file. */
    IMPORT;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
