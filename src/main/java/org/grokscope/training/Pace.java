package org.grokscope.training;

/** How fast a session trains, measured and limited. The training thread writes, any thread reads. */
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

    /** Begins to count from a time that was spent before. */
    Pace(double secondsBefore) {
        totalNanos = secondsBefore * NANOS_PER_SECOND;
        activeNanos = totalNanos;
    }

    /** Training goes on. */
    void begin() {
        if (!active) {
            active = true;
            activeSince = System.nanoTime();
            windowStart = activeSince;
            windowSteps = 0;
            nextStepAt = activeSince;
        }
    }

    /** Training waits, and its clock with it. */
    void halt() {
        if (active) {
            active = false;
            totalNanos += System.nanoTime() - activeSince;
            activeNanos = totalNanos;
        }
    }

    /** Sets the largest number of steps per second; infinity for no limit. */
    void limit(double limit) {
        // A day a step is as slow as anybody waits; much slower, and the time of the next step would overflow.
        nanosPerStep = Math.min(NANOS_PER_SECOND / limit, 86_400 * NANOS_PER_SECOND);
        nextStepAt = System.nanoTime();
    }

    /** How long to wait before the next step, to keep to the limit; 0 for not at all. */
    long nanosUntilNextStep() {
        return nanosPerStep == 0 ? 0 : Math.max(0, nextStepAt - System.nanoTime());
    }

    /** One step has been done. */
    void stepped() {
        long now = System.nanoTime();
        // A step that took longer than its share is not made up for: the limit is never exceeded.
        nextStepAt = Math.max(now, nextStepAt + (long) nanosPerStep);
        windowSteps++;
        activeNanos = totalNanos + (now - activeSince);
        double elapsed = now - windowStart;
        // The first figure comes after a quarter of the window, so that it is soon there.
        if (elapsed >= WINDOW_NANOS || (stepsPerSecond == 0 && elapsed >= WINDOW_NANOS / 4)) {
            stepsPerSecond = windowSteps * NANOS_PER_SECOND / elapsed;
            windowStart = now;
            windowSteps = 0;
        }
    }

    double stepsPerSecond() {
        return stepsPerSecond;
    }

    /** Time spent training so far, without pauses, up to the last step or halt. */
    double seconds() {
        return activeNanos / NANOS_PER_SECOND;
    }
}
