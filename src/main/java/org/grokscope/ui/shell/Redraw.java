package org.grokscope.ui.shell;

import javafx.animation.AnimationTimer;

/** Keeps the window up to date with the run: the plots often, all the rest less often. */
final class Redraw extends AnimationTimer {

    /** The plots follow the run at most this often, and are drawn only if something was measured. */
    private static final long PLOTS_NANOS = 50_000_000;
    /** The readouts change with every step; more often than this nobody reads them, and training would wait for them. */
    private static final long READOUTS_NANOS = 200_000_000;

    private final Runnable plots;
    private final Runnable everything;
    private long lastPlots;
    private long lastReadouts;

    /**
     * Prepares.
     *
     * @param plots draws the plots
     * @param everything draws the plots and renews the readouts
     */
    Redraw(Runnable plots, Runnable everything) {
        this.plots = plots;
        this.everything = everything;
    }

    @Override
    public void handle(long now) {
        if (now - lastReadouts >= READOUTS_NANOS) {
            lastReadouts = now;
            lastPlots = now;
            everything.run();
        } else if (now - lastPlots >= PLOTS_NANOS) {
            lastPlots = now;
            plots.run();
        }
    }
}
