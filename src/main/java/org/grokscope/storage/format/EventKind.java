package org.grokscope.storage.format;

/** The kinds of events by their names in files. */
enum EventKind {
    LEARNING_RATE("learning-rate-changed"),
    WEIGHT_DECAY("weight-decay-changed"),
    TEMPERATURE("temperature-changed"),
    NORM_HELD("norm-held"),
    NORM_RELEASED("norm-released"),
    OPTIMIZER("optimizer-changed"),
    MEMORIZED("memorized"),
    GROKKED("grokked"),
    FORKED("forked");

    private final String id;

    EventKind(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
