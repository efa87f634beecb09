package org.grokscope.inspect;

/** A network's answers to every example of its data set. */
public final class Answers {

    private final Examples examples;
    private final short[] said;

    /** Keeps the array, one class an example. */
    Answers(Examples examples, short[] said) {
        this.examples = examples;
        this.said = said;
    }

    /** What was asked. */
    public Examples examples() {
        return examples;
    }

    /** How many there are. */
    public int size() {
        return said.length;
    }

    /** The answer to an example. */
    public int said(int example) {
        return said[example];
    }

    /** Whether that is right. */
    public boolean isRight(int example) {
        return said[example] == examples.data().labels()[example];
    }
}
