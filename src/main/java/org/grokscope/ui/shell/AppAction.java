package org.grokscope.ui.shell;

import org.grokscope.ui.controls.Texts;

/** What one does with a run besides running it, as it stands in the menu. */
public enum AppAction {
    STORY(Texts.of("extra.guided-story"), Texts.of("extra.seven-steps-that-show")),
    PRESENT(Texts.of("extra.presentation"), Texts.of("extra.large-type-no-controls")),
    PREDICT(Texts.of("extra.predict-first"), Texts.of("extra.guess-the-step-of")),
    TONE(Texts.of("extra.tone"), Texts.of("extra.a-tone-that-rises")),
    PICTURE(Texts.of("extra.save-picture-png"), Texts.of("extra.the-window-at-twice")),
    DRAWING(Texts.of("extra.save-drawing-svg"), Texts.of("extra.the-plots-as-a")),
    TABLE(Texts.of("extra.save-table-csv"), Texts.of("extra.every-measurement-a-row")),
    RUN(Texts.of("extra.save-run-json"), Texts.of("extra.the-whole-run-it")),
    TENSORBOARD(Texts.of("extra.save-for-tensorboard"), Texts.of("extra.an-event-file-with")),
    FILM(Texts.of("extra.save-film-mp4-or"), Texts.of("extra.the-run-from-its")),
    COPY(Texts.of("extra.copy-share-line"), Texts.of("extra.the-whole-configuration-as")),
    PASTE(Texts.of("extra.paste-share-line"), Texts.of("extra.takes-the-settings-of")),
    THEME(Texts.of("extra.light-or-dark"), Texts.of("extra.changes-the-colours-t"));

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
