package org.grokscope.ui.shell;

import java.util.function.Supplier;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.ui.compare.CompareScreen;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.lab.LabScreen;

/** The places beside the run. They are made when somebody first goes there: most starts do not need them, and all would wait for them. */
final class LazyScreens {

    private final Supplier<CompareScreen> makeCompare;
    private final Supplier<LabScreen> makeLab;
    private final PlotTypography typography;
    private CompareScreen compare;
    private LabScreen lab;
    private Theme theme;
    private Theme shown;

    LazyScreens(Supplier<CompareScreen> makeCompare, Supplier<LabScreen> makeLab, PlotTypography typography) {
        this.makeCompare = makeCompare;
        this.makeLab = makeLab;
        this.typography = typography;
    }

    CompareScreen compare() {
        if (compare == null) {
            compare = makeCompare.get();
            compare.setLook(shown.palette(), typography);
        }
        return compare;
    }

    LabScreen lab() {
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
    }
}
