package org.grokscope.ui.shell;

import org.grokscope.ui.controls.Texts;

/** The screens of the window. */
enum Screen {
    RUN,
    COMPARE,
    LAB,
    LIBRARY;

    /** The key of its name. */
    String textKey() {
        return Texts.key("screen", this) + ".label";
    }

    String label() {
        return Texts.of(textKey());
    }
}
