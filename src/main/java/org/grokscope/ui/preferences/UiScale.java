package org.grokscope.ui.preferences;

import org.grokscope.ui.controls.Texts;

/** How large everything in the window is: as the desktop asks, or as chosen in the menu. A choice takes effect at the next start. */
public enum UiScale {
    SYSTEM(0),
    NORMAL(1),
    LARGER(1.25),
    LARGE(1.5),
    DOUBLE(2);

    private final double factor;

    UiScale(double factor) {
        this.factor = factor;
    }

    /** The remembered choice. */
    public static UiScale of(Preferences preferences) {
        return preferences.get("scale", UiScale.class, SYSTEM);
    }

    public String label() {
        return this == SYSTEM ? Texts.of("preference.system") : Math.round(100 * factor) + " %";
    }

    /** Tells JavaFX, which must not have started yet. A factor that was given to Java by hand stays. */
    public void apply() {
        if (this != SYSTEM) {
            for (String platform : new String[] {"glass.gtk.uiScale", "glass.win.uiScale"}) {
                if (System.getProperty(platform) == null) {
                    System.setProperty(platform, Double.toString(factor));
                }
            }
        }
    }
}
