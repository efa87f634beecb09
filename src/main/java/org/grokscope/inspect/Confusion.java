package org.grokscope.inspect;

/**
 * How often the network answers examples of the test set whose right answer is in one class with a symbol of another.
 */
public final class Confusion {

    private final SymbolClasses classes;
    /** By the class of the right answer, then that of the given one. */
    private final int[][] counts;

    private final int[] totals;

    private Confusion(SymbolClasses classes) {
        this.classes = classes;
        counts = new int[classes.classes().size()][classes.classes().size()];
        totals = new int[counts.length];
    }

    /** Counts the answers to the test set. */
    public static Confusion of(Answers answers, SymbolClasses classes) {
        Confusion confusion = new Confusion(classes);
        int[] of = classes.classOf();
        Examples examples = answers.examples();
        for (int example = 0; example < answers.size(); example++) {
            if (!examples.trains(example)) {
                int right = of[examples.data().labels()[example]];
                confusion.counts[right][of[answers.said(example)]]++;
                confusion.totals[right]++;
            }
        }
        return confusion;
    }

    /** The classes, in the order of rows and columns. */
    public SymbolClasses classes() {
        return classes;
    }

    /** How many examples of the test set have their right answer in one class and are answered with another. */
    public int count(int right, int said) {
        return counts[right][said];
    }

    /** How many examples of the test set have their right answer in a class. */
    public int total(int right) {
        return totals[right];
    }
}
