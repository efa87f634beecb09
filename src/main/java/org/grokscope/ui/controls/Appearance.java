package org.grokscope.ui.controls;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.grokscope.plot.paint.PlotTypography;

/** How the window looks: its theme, its type, and whether it is in presentation mode. Views subscribe to it. */
public final class Appearance {

    private final PlotTypography typography;
    private final ObjectProperty<Theme> system;
    private final ObjectProperty<ThemeChoice> choice;
    private final BooleanProperty presenting = new SimpleBooleanProperty(this, "presenting");
    private final ObjectBinding<Theme> shownTheme;

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

    /** Whether the window shows large type and no controls. */
    public BooleanProperty presentingProperty() {
        return presenting;
    }

    /** The theme that is in effect. */
    public ObservableValue<Theme> shownTheme() {
        return shownTheme;
    }
}
