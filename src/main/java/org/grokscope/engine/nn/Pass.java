package org.grokscope.engine.nn;

/** A network's working memory for a fixed number B of examples, one a column: forward to the outputs, and back. */
public interface Pass {

    /**
     * Chooses the examples; columns beyond them repeat the first one.
     *
     * @param examples indices into the data set
     * @param from the first of them to take
     * @param count how many, 1 to B
     */
    void load(int[] examples, int from, int count);

    /** From the examples to the outputs. */
    void forward();

    /** Classes×B, after {@link #forward}; before {@link #backward}, the gradient must be stored here. */
    float[][] outputs();

    /** B. */
    int[] labels();

    /**
     * The backward pass from the gradient stored in {@link #outputs}.
     *
     * @param gradient a flat gradient in the order of θ; the parts that depend on the example are replaced
     */
    void backward(float[] gradient);
}
