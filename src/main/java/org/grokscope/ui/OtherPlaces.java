package org.grokscope.ui;

import java.util.function.Supplier;
import org.grokscope.chart.PlotTypography;

/** The places beside the run. They are made when somebody first goes there: most starts do not need them, and all would wait for them. */
final class OtherPlaces {

    private final Supplier<Compare> makeCompare;
    private final Supplier<Lab> makeLab;
    private final PlotTypography typography;
    private Compare compare;
    private Lab lab;
    private Theme theme;
    private Theme shown;

    OtherPlaces(Supplier<Compare> makeCompare, Supplier<Lab> makeLab, PlotTypography typography) {
        this.makeCompare = makeCompare;
        this.makeLab = makeLab;
        this.typography = typography;
    }

    Compare compare() {
        if (compare == null) {
            compare = makeCompare.get();
            compare.setLook(shown.palette(), typography);
        }
        return compare;
    }

    Lab lab() {
        if (lab == null) {
            lab = makeLab.get();
            lab.setTheme(theme);
        }
        return lab;
    }

    /**
     * Takes other colours.
     *
     * @param newTheme the window's
     * @param newShown the same, or its like for a presentation
     */
    void setLook(Theme newTheme, Theme newShown) {
        theme = newTheme;
        shown = newShown;
        if (lab != null) {
            lab.setTheme(theme);
        }
        if (compare != null) {
            compare.setLook(shown.palette(), typography);
        }
    }

    /** Ends what trains there, and waits until its memory is freed. */
    void close() {
        if (lab != null) {
            lab.close();
        }
        if (compare != null) {
            compare.close();
        }
    }
}
