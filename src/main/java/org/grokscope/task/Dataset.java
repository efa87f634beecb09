package org.grokscope.task;

/**
 * All examples of a task. The arrays are shared, not copied, and must not be modified.
 *
 * @param positions tokens per example
 * @param vocabulary the number of different tokens
 * @param classes the number of different labels
 * @param tokens {@code size() × positions} tokens, example by example, each from 0 to vocabulary − 1
 * @param labels one per example, each from 0 to classes − 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the arrays are large and shared on purpose
public record Dataset(int positions, int vocabulary, int classes, int[] tokens, int[] labels) {

    /** Checks that the arrays fit together. */
    public Dataset {
        if (tokens.length != labels.length * positions) {
            throw new IllegalArgumentException(
                    tokens.length + " tokens do not make " + labels.length + " examples of " + positions);
        }
    }

    /** How many examples there are. */
    public int size() {
        return labels.length;
    }

    /** The token of one example at one position. */
    public int token(int example, int position) {
        return tokens[example * positions + position];
    }
}
