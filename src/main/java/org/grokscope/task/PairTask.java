package org.grokscope.task;

/** A binary operation on n symbols, which are the tokens 0 to n − 1: both operands and the result are among them. */
public sealed interface PairTask extends Task permits ModularTask, PermutationGroup, Table {

    /**
     * The result of a pair.
     *
     * @return a symbol, or −1 if the pair is not in the data set
     */
    int result(int a, int b);

    /** How a symbol is written. */
    String symbol(int token);

    /** A pair as a question, without its answer: "(3 + 4) mod 97". */
    String expression(int a, int b);

    /** All pairs that have a result, ordered by a, then b. */
    @Override
    default Dataset dataset(long seed) {
        int n = classes();
        int[] tokens = new int[size() * 2];
        int[] labels = new int[size()];
        int i = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                int result = result(a, b);
                if (result >= 0) {
                    tokens[2 * i] = a;
                    tokens[2 * i + 1] = b;
                    labels[i] = result;
                    i++;
                }
            }
        }
        return new Dataset(2, n, n, tokens, labels);
    }
}
