package org.grokscope.cli.terminal;

/**
 * When a log gets its next line: at every tenth of the work, at least five seconds and at most one minute after the last line. The
 * time is passed in.
 */
final class ProgressSchedule {

    private static final long SHORTEST_NANOS = 5_000_000_000L;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private boolean started;
    private long lastAt;
    private int lastTenth;

    /**
     * Whether a line is due; if so, it counts as printed.
     *
     * @param now a monotonic time in nanoseconds
     * @param part the fraction done, 0 to 1
     */
    boolean isDue(long now, double part) {
        if (!started) {
            started = true;
            lastAt = now;
            return false;
        }
        int tenth = (int) (part * 10);
        long silent = now - lastAt;
        if (silent >= LONGEST_NANOS || (silent >= SHORTEST_NANOS && tenth > lastTenth)) {
            lastAt = now;
            lastTenth = tenth;
            return true;
        }
        return false;
    }
}
