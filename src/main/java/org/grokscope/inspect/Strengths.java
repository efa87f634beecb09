package org.grokscope.inspect;

import java.util.List;

/**
 * How much of what a network has learnt lies in each frequency, or in each bit.
 *
 * @param kind what is counted
 * @param parts the part of each, 0 to 1, together 1; the first is number 1. NaN where there is nothing at all
 * @param keys the numbers that stand out, the strongest first
 */
public record Strengths(Kind kind, List<Double> parts, List<Integer> keys) {

    /** What the parts are of. */
    public enum Kind {
        /** Fourier frequencies on the circle of residues. */
        FREQUENCY,
        /** Bits of the input. */
        BIT
    }

    /** Copies the lists. */
    public Strengths {
        parts = List.copyOf(parts);
        keys = List.copyOf(keys);
    }

    static Strengths of(Spectrum spectrum) {
        return new Strengths(Kind.FREQUENCY, spectrum.parts(), spectrum.keys());
    }

    /** What all keys have together, 0 to 1. */
    public double keyPart() {
        return keys.stream().mapToDouble(key -> parts.get(key - 1)).sum();
    }
}
