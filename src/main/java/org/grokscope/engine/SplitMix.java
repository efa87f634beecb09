package org.grokscope.engine;

import java.util.random.RandomGenerator;

/**
 * The generator of {@link java.util.SplittableRandom} (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number
 * generators"), with the same numbers from the same seed, but with a state that can be read and set: a run that is resumed from a
 * checkpoint must draw what it would have drawn.
 */
final class SplitMix implements RandomGenerator {

    /** 2⁶⁴ divided by the golden ratio, made odd. */
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix(long seed) {
        state = seed;
    }

    /** The seed of a generator that continues from here. */
    long state() {
        return state;
    }

    @Override
    public long nextLong() {
        state += GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    @Override
    public int nextInt() {
        state += GAMMA;
        long mixed = (state ^ (state >>> 33)) * 0x62A9D9ED799705F5L;
        mixed = (mixed ^ (mixed >>> 28)) * 0xCB24D0A5C88C35B3L;
        return (int) (mixed >>> 32);
    }
}
