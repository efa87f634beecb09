package org.grokscope.bench;

/** Times repeated work. */
final class Timing {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    /** Warm-up proceeds in slices of this many seconds … */
    private static final double SLICE = 1;
    /** … at least so many … */
    private static final int FEWEST = 3;
    /** … and at most so many, … */
    private static final int MOST = 8;
    /** … until a slice is not so much faster than the best one before. */
    private static final double GAIN = 0.03;

    private Timing() {}

    /** The mean duration in milliseconds, over at least one repetition; what happens only now and then counts too. */
    static double millis(Runnable work, double seconds) {
        long start = System.nanoTime();
        long now;
        long count = 0;
        do {
            work.run();
            count++;
            now = System.nanoTime();
        } while (now - start < seconds * NANOS_PER_SECOND);
        return (now - start) / NANOS_PER_MILLI / count;
    }

    /** Repeats a measurement until it no longer improves: then just-in-time compilation is complete. */
    static void warmUp(Load load, Measure measure) {
        double best = Double.POSITIVE_INFINITY;
        for (int slice = 1; slice <= MOST; slice++) {
            double value = load.measure(measure, SLICE);
            double cost = measure == Measure.GFLOPS ? 1 / value : value;
            if (slice >= FEWEST && cost > best * (1 - GAIN)) {
                return;
            }
            best = Math.min(best, cost);
        }
    }
}
