package org.grokscope.ui.controls;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.grokscope.plot.paint.PlotTypography;

/** How the window looks: its theme, its type, and whether it is in presentation mode. Views subscribe to it. */
public final class Appearance {

    private static final double LEAST_EM = 13;
    private static final double EM_AT_1080 = 28;
    /** The smallest type of a plot at normal size, in px. */
    private static final double SMALLEST_OF_A_PLOT = 11;

    private final PlotTypography typography;
    private final ObjectProperty<Theme> system;
    private final ObjectProperty<ThemeChoice> choice;
    private final BooleanProperty presenting = new SimpleBooleanProperty(this, "presenting");
    private final ObjectBinding<Theme> shownTheme;
    private final DoubleProperty em = new SimpleDoubleProperty(this, "em", LEAST_EM);

    /**
     * A look.
     *
     * @param system the theme that the desktop prefers
     */
    public Appearance(Theme system, ThemeChoice choice, PlotTypography typography) {
        this.typography = typography;
        this.system = new SimpleObjectProperty<>(this, "system", system);
        this.choice = new SimpleObjectProperty<>(this, "choice", choice);
        shownTheme = Bindings.createObjectBinding(
                () -> presenting.get() ? theme().presented() : theme(), this.system, this.choice, presenting);
    }

    /** The theme that the desktop prefers, which may change. */
    public ObjectProperty<Theme> systemProperty() {
        return system;
    }

    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /** The type of the plots outside of a presentation. */
    public PlotTypography typography() {
        return typography;
    }

    /** The chosen theme, without the stronger colours of a presentation. */
    public Theme theme() {
        return choice.get().theme(system.get());
    }

    public void toggleTheme() {
        choice.set(theme() == Theme.DARK ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    public void togglePresenting() {
        presenting.set(!presenting.get());
    }

    /** The size of ordinary type in a presentation, in px. */
    public ReadOnlyDoubleProperty emProperty() {
        return em;
    }

    /**
     * Fits the type of a presentation to the window: a class reads it from the last row.
     *
     * @param height of the window in px
     */
    public void fitPresentation(double height) {
        em.set(Math.clamp(EM_AT_1080 * height / 1080, LEAST_EM, 2 * EM_AT_1080));
    }

    /** The type of the plots in a presentation. */
    public PlotTypography presentationTypography() {
        double scale = Math.clamp(em.get() / SMALLEST_OF_A_PLOT, 1, 4);
        return typography.scaled(scale, scale);
    }

    /** Whether the window shows large type and no controls. */
    public BooleanProperty presentingProperty() {
        return presenting;
    }

    /** The theme that is in effect. */
    public ObservableValue<Theme> shownTheme() {
        return shownTheme;
    }
}
