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
    private final ObjectProperty<Theme> theme;
    private final BooleanProperty presenting = new SimpleBooleanProperty(this, "presenting");
    private final ObjectBinding<Theme> shownTheme;

    public Appearance(Theme initial, PlotTypography typography) {
        this.typography = typography;
        theme = new SimpleObjectProperty<>(this, "theme", initial);
        shownTheme = Bindings.createObjectBinding(
                () -> presenting.get() ? theme.get().presented() : theme.get(), theme, presenting);
    }

    /** The type of the plots outside of a presentation. */
    public PlotTypography typography() {
        return typography;
    }

    /** The chosen theme, without the stronger colours of a presentation. */
    public Theme theme() {
        return theme.get();
    }

    public void toggleTheme() {
        theme.set(theme.get().other());
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
