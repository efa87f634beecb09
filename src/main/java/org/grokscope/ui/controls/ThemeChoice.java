package org.grokscope.ui.controls;

/** Which theme is shown: the one that the desktop prefers, whenever that changes, or always the same. */
public enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK;

    public String label() {
        return Texts.of(Texts.key("theme", this));
    }

    Theme theme(Theme system) {
        return switch (this) {
            case SYSTEM -> system;
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
    }
}
