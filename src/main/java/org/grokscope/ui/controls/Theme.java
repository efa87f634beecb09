package org.grokscope.ui.controls;

import javafx.application.ColorScheme;
import javafx.scene.Parent;
import org.grokscope.plot.paint.PlotPalette;

/** The looks of the window. */
public enum Theme {
    LIGHT(PlotPalette.LIGHT),
    DARK(PlotPalette.DARK),
    /** Light, and stronger: for a projector. */
    PROJECTOR(PlotPalette.PROJECTOR);

    private final PlotPalette palette;

    Theme(PlotPalette palette) {
        this.palette = palette;
    }

    /** The one that the desktop prefers. */
    public static Theme of(ColorScheme scheme) {
        return scheme == ColorScheme.DARK ? DARK : LIGHT;
    }

    /**
     * The theme by its name on the command line: light, dark or projector.
     *
     * @throws IllegalArgumentException if it is unknown
     */
    public static Theme named(String name) {
        for (Theme theme : values()) {
            if (theme.name().equalsIgnoreCase(name)) {
                return theme;
            }
        }
        throw new IllegalArgumentException("no theme " + name);
    }

    /** What is shown of it in a presentation: dark stays dark. */
    public Theme presented() {
        return this == DARK ? DARK : PROJECTOR;
    }

    public PlotPalette palette() {
        return palette;
    }

    /** Marks the root of a scene, by which the stylesheet chooses its colours. */
    public void applyTo(Parent root) {
        Nodes.style(root, "dark", this == DARK);
        Nodes.style(root, "projector", this == PROJECTOR);
    }

    /** The window's stylesheet, as a location for {@link javafx.scene.Scene#getStylesheets}. */
    public static String stylesheet() {
        return Theme.class.getResource("grokscope.css").toExternalForm();
    }
}
