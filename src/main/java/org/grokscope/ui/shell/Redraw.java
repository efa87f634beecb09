package org.grokscope.ui.shell;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/** Updates the window: the plots often, everything else less often. */
final class Redraw extends AnimationTimer {

    /** The minimum time between two updates of the plots, which are drawn only if there are new evaluations. */
    private static final long PLOTS_NANOS = 50_000_000;
    /** The minimum time between two updates of the readouts: nobody can read them faster, and training would wait for the CPU. */
    private static final long READOUTS_NANOS = 200_000_000;

    private final Runnable plots;
    private final Runnable everything;
    private final BooleanSupplier running;
    private long lastPlots;
    private long lastReadouts;
    private boolean ran;

    /**
     * A redraw that is not started yet.
     *
     * @param plots draws the plots
     * @param everything draws the plots and renews the readouts
     * @param running whether the run trains just now
     */
    Redraw(Runnable plots, Runnable everything, BooleanSupplier running) {
        this.running = running;
        this.plots = plots;
        this.everything = everything;
    }

    @Override
    public void handle(long now) {
        boolean runs = running.getAsBoolean();
        // Where a run stops, readouts and plots must agree at once.
        boolean stopped = ran && !runs;
        ran = runs;
        if (stopped || now - lastReadouts >= READOUTS_NANOS) {
            lastReadouts = now;
            lastPlots = now;
            everything.run();
        } else if (now - lastPlots >= PLOTS_NANOS) {
            lastPlots = now;
            plots.run();
        }
    }
}
