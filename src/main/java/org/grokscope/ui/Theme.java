package org.grokscope.ui;

import javafx.application.ColorScheme;
import javafx.scene.Parent;
import org.grokscope.chart.PlotPalette;

/** The looks of the window. */
enum Theme {
    LIGHT(PlotPalette.LIGHT),
    DARK(PlotPalette.DARK);

    private static final String DARK_CLASS = "dark";

    private final PlotPalette palette;

    Theme(PlotPalette palette) {
        this.palette = palette;
    }

    /** The one that the desktop prefers. */
    static Theme of(ColorScheme scheme) {
        return scheme == ColorScheme.DARK ? DARK : LIGHT;
    }

    Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    PlotPalette palette() {
        return palette;
    }

    /** Marks the root of a scene, by which the stylesheet chooses its colours. */
    void applyTo(Parent root) {
        root.getStyleClass().remove(DARK_CLASS);
        if (this == DARK) {
            root.getStyleClass().add(DARK_CLASS);
        }
    }
}
