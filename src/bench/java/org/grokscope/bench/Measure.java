package org.grokscope.bench;

/** The quantities that a worker measures; the median of several rounds is reported. */
enum Measure {
    /** Square matrix products, 10⁹ operations a second. */
    GFLOPS,
    /** Training, milliseconds a step. */
    STEP,
    /** Milliseconds to evaluate the whole train and test set. */
    EVALUATION,
    /** Two runs at the same time, milliseconds for a step of either. */
    TOGETHER,
    /** The same two runs, one after the other. */
    IN_TURN
}
