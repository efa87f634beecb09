package org.grokscope.storage.library;

import java.util.Arrays;
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

    /** The origin of an id; that of an import for one that is not known. */
    static Origin of(String id) {
        return Arrays.stream(values())
                .filter(origin -> origin.id().equals(id))
                .findFirst()
                .orElse(IMPORT);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
