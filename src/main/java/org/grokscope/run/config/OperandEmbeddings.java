package org.grokscope.run.config;

import org.grokscope.task.Described;

/** How the two operands of a modular task are embedded. */
public enum OperandEmbeddings implements Described {
    /** One table: the same vector for a number as a and as b. */
    SHARED("shared", "One embedding", "One table of embeddings for a and b."),
    /** Two tables, each with its own initial values. */
    SEPARATE("separate", "Two embeddings", "A table of embeddings for a and another for b.");

    private final Description description;

    OperandEmbeddings(String id, String label, String help) {
        description = new Description(id, label, help);
    }

    @Override
    public Description description() {
        return description;
    }
}
