package org.grokscope.inspect;

/** Reads a network's outputs while it is evaluated. */
public interface OutputReader {

    /** Reads nothing. */
    OutputReader NONE = (examples, from, count, outputs) -> {};

    /**
     * Receives the outputs of some examples. Several threads may call this at once, each example is read once, and the outputs are
     * only there during the call.
     *
     * @param examples indices into the data set
     * @param from the first of them
     * @param count how many
     * @param outputs classes × B, of which the first {@code count} columns are these examples
     */
    void read(int[] examples, int from, int count, float[][] outputs);
}
