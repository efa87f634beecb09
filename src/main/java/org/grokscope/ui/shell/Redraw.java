package org.grokscope.ui.shell;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/** Updates the window: plots and readouts in the same pulse, so that they always show the same step. */
final class Redraw extends AnimationTimer {

    /** While a run trains, which would otherwise wait for the CPU; nobody can read more often. */
    private static final long TRAINING_NANOS = 100_000_000;
    /** Otherwise: a replay moves smoothly. */
    private static final long NANOS = 50_000_000;

    private final Runnable update;
    private final BooleanSupplier running;
    private long last;
    private boolean ran;

    /**
     * A redraw that is not started yet.
     *
     * @param update draws the plots and renews the readouts, as far as there is something new
     * @param running whether the run trains just now
     */
    Redraw(Runnable update, BooleanSupplier running) {
        this.update = update;
        this.running = running;
    }

    @Override
    public void handle(long now) {
        boolean runs = running.getAsBoolean();
        // Where a run stops, its end must be seen at once.
        boolean stopped = ran && !runs;
        ran = runs;
        if (stopped || now - last >= (runs ? TRAINING_NANOS : NANOS)) {
            last = now;
            update.run();
        }
    }
}
