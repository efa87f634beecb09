package org.grokscope.inspect;

import java.util.List;

/**
 * How much of what a network has learnt belongs to each frequency, to each bit, or to each symbol.
 *
 * @param kind what the parts are of
 * @param parts the part of each, 0 to 1, with sum 1, starting with number 1; NaN if all weights are 0
 * @param keys the numbers that stand out, the strongest first
 */
public record Strengths(Kind kind, List<Double> parts, List<Integer> keys) {

    /** What the parts are of. */
    public enum Kind {
        /** Fourier frequencies on the circle of residues. */
        FREQUENCY,
        /** Bits of the input. */
        BIT,
        /** Permutations, in the order of their classes. */
        PERMUTATION,
        /** The symbols of a table, in the order of their classes. */
        SYMBOL
    }

    /** Copies the lists. */
    public Strengths {
        parts = List.copyOf(parts);
        keys = List.copyOf(keys);
    }

    static Strengths of(Spectrum spectrum) {
        return new Strengths(Kind.FREQUENCY, spectrum.parts(), spectrum.keys());
    }

    /** The sum of the keys' parts, 0 to 1. */
    public double keyPart() {
        return keys.stream().mapToDouble(key -> parts.get(key - 1)).sum();
    }
}
