package org.grokscope.ui;

/** What one does with a run besides running it, as it stands in the menu. */
enum Extra {
    STORY("Guided story", "Seven steps that show what grokking is (G)"),
    PRESENT("Presentation", "Large type, no controls, for a projector (F5)"),
    PREDICT("Predict first", "Guess the step of the jump before it comes, and see who is closer: you or the law"),
    TONE("Tone", "A tone that rises with the test accuracy"),
    PICTURE("Save picture (PNG) …", "The window at twice its size"),
    DRAWING("Save drawing (SVG) …", "The plots as a drawing that can be enlarged"),
    TABLE("Save table (CSV) …", "Every measurement, a row each"),
    RUN("Save run (JSON) …", "The whole run: it can be compared, filmed and exported later"),
    TENSORBOARD("Save for TensorBoard …", "An event file with every measurement"),
    FILM("Save film (MP4 or GIF) …", "The run from its beginning, in as many seconds as the replay lasts"),
    COPY("Copy share line", "The whole configuration as one short line"),
    PASTE("Paste share line", "Takes the settings of a line that was copied (Ctrl+V)"),
    THEME("Light or dark", "Changes the colours (T)");

    private final String label;
    private final String hint;

    Extra(String label, String hint) {
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
