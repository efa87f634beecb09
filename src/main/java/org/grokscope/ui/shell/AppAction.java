package org.grokscope.ui.shell;

import org.grokscope.ui.controls.Texts;

/** What one does with a run besides running it, as it stands in the menu. */
public enum AppAction {
    STORY(Texts.of("action.story.label"), Texts.of("action.story.tooltip")),
    PRESENT(Texts.of("action.presentation.label"), Texts.of("action.presentation.tooltip")),
    PREDICT(Texts.of("action.predict.label"), Texts.of("action.predict.tooltip")),
    TONE(Texts.of("action.tone.label"), Texts.of("action.tone.tooltip")),
    PICTURE(Texts.of("action.png.label"), Texts.of("action.png.tooltip")),
    DRAWING(Texts.of("action.svg.label"), Texts.of("action.svg.tooltip")),
    TABLE(Texts.of("action.csv.label"), Texts.of("action.csv.tooltip")),
    RUN(Texts.of("action.json.label"), Texts.of("action.json.tooltip")),
    TENSORBOARD(Texts.of("action.tensorboard.label"), Texts.of("action.tensorboard.tooltip")),
    FILM(Texts.of("action.film.label"), Texts.of("action.film.tooltip")),
    COPY(Texts.of("action.copy.label"), Texts.of("action.copy.tooltip")),
    PASTE(Texts.of("action.paste.label"), Texts.of("action.paste.tooltip")),
    THEME(Texts.of("action.theme.label"), Texts.of("action.theme.tooltip"));

    private final String label;
    private final String hint;

    AppAction(String label, String hint) {
        this.label = label;
        this.hint = hint;
    }

    String label() {
        return label;
    }

    String hint() {
        return hint;
    }

    /** Whether a line is drawn above it. */
    boolean beginsGroup() {
        return this == PICTURE || this == COPY || this == THEME;
    }
}
