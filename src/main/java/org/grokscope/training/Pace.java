package org.grokscope.training;

/** Measures and limits the speed of training. The training thread writes, any thread reads. */
final class Pace {

    private static final double WINDOW_NANOS = 1e9;
    private static final double NANOS_PER_SECOND = 1e9;

    private boolean active;
    private long activeSince;
    private long windowStart;
    private long windowSteps;
    private double nanosPerStep;
    private long nextStepAt;
    private double totalNanos;

    private volatile double activeNanos;
    private volatile double stepsPerSecond;

    /** Starts with the training time of earlier sessions. */
    Pace(double secondsBefore) {
        totalNanos = secondsBefore * NANOS_PER_SECOND;
        activeNanos = totalNanos;
    }

    /** Starts the clock. */
    void begin() {
        if (!active) {
            active = true;
            activeSince = System.nanoTime();
            windowStart = activeSince;
            windowSteps = 0;
            nextStepAt = activeSince;
        }
    }

    /** Stops the clock. */
    void halt() {
        if (active) {
            active = false;
            totalNanos += System.nanoTime() - activeSince;
            activeNanos = totalNanos;
        }
    }

    /** Sets the speed limit in steps per second; infinity for none. */
    void limit(double limit) {
        // A day per step at most: far slower, and the time of the next step would overflow.
        nanosPerStep = Math.min(NANOS_PER_SECOND / limit, 86_400 * NANOS_PER_SECOND);
        nextStepAt = System.nanoTime();
    }

    /** Time until the next step is allowed; 0 if it is now. */
    long nanosUntilNextStep() {
        return nanosPerStep == 0 ? 0 : Math.max(0, nextStepAt - System.nanoTime());
    }

    /** Counts one step. */
    void stepped() {
        long now = System.nanoTime();
        // A slow step is not made up for: the limit is never exceeded.
        nextStepAt = Math.max(now, nextStepAt + (long) nanosPerStep);
        windowSteps++;
        activeNanos = totalNanos + (now - activeSince);
        double elapsed = now - windowStart;
        // The first value comes after a quarter of the window.
        if (elapsed >= WINDOW_NANOS || (stepsPerSecond == 0 && elapsed >= WINDOW_NANOS / 4)) {
            stepsPerSecond = windowSteps * NANOS_PER_SECOND / elapsed;
            windowStart = now;
            windowSteps = 0;
        }
    }

    double stepsPerSecond() {
        return stepsPerSecond;
    }

    /** Training time so far, without pauses, up to the last step or halt. */
    double seconds() {
        return activeNanos / NANOS_PER_SECOND;
    }
}
