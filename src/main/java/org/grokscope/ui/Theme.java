package org.grokscope.ui;

import javafx.application.ColorScheme;
import javafx.scene.Parent;
import org.grokscope.chart.PlotPalette;

/** The looks of the window. */
enum Theme {
    LIGHT(PlotPalette.LIGHT),
    DARK(PlotPalette.DARK),
    /** Light, and stronger: for a projector. */
    PROJECTOR(PlotPalette.PROJECTOR);

    private static final String DARK_CLASS = "dark";
    private static final String PROJECTOR_CLASS = "projector";

    private final PlotPalette palette;

    Theme(PlotPalette palette) {
        this.palette = palette;
    }

    /** The one that the desktop prefers. */
    static Theme of(ColorScheme scheme) {
        return scheme == ColorScheme.DARK ? DARK : LIGHT;
    }

    /**
     * The one of a name on the command line: light, dark or projector.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Theme named(String name) {
        for (Theme theme : values()) {
            if (theme.name().equalsIgnoreCase(name)) {
                return theme;
            }
        }
        throw new IllegalArgumentException("no theme " + name);
    }

    Theme other() {
        return this == DARK ? LIGHT : DARK;
    }

    /** What is shown of it in a presentation: dark stays dark. */
    Theme presented() {
        return this == DARK ? DARK : PROJECTOR;
    }

    PlotPalette palette() {
        return palette;
    }

    /** Marks the root of a scene, by which the stylesheet chooses its colours. */
    void applyTo(Parent root) {
        root.getStyleClass().removeAll(DARK_CLASS, PROJECTOR_CLASS);
        if (this == DARK) {
            root.getStyleClass().add(DARK_CLASS);
        } else if (this == PROJECTOR) {
            root.getStyleClass().add(PROJECTOR_CLASS);
        }
    }
}
