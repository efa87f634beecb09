package org.grokscope.plot.model;

/** What a colour means; the palette of a plot says which colour that is. */
public enum ColourRole {
    /** Measured on the training examples. */
    TRAIN,
    /** Measured on the held-out examples. */
    TEST,
    /** The weight norm and its law. */
    NORM,
    /** What is expected but has not happened. */
    FORECAST,
    /** Key frequencies and other highlights. */
    KEY,
    /** Secondary lines: decay alone, past events. */
    NEUTRAL,
    /** The strongest line: the present moment. */
    INK,
    /** The first of several runs or settings that are compared; they never have the colours of train and test. */
    FIRST_RUN,
    /** The second. */
    SECOND_RUN,
    /** The third. */
    THIRD_RUN,
    /** The fourth. */
    FOURTH_RUN
}
