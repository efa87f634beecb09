package org.grokscope.ui.shell;

import java.util.Locale;
import org.grokscope.ui.controls.Texts;

/** The screens of the window. */
enum Screen {
    RUN,
    COMPARE,
    LAB,
    LIBRARY;

    /** The key of its name. */
    String textKey() {
        return "screen." + name().toLowerCase(Locale.ROOT) + ".label";
    }

    String label() {
        return Texts.of(textKey());
    }
}
