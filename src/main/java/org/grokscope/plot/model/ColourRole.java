package org.grokscope.plot.model;

import java.util.List;

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
    /** A value above 0, as strong as it is large. */
    POSITIVE,
    /** A value below 0. */
    NEGATIVE,
    /** The first of several runs or settings that are compared; they never have the colours of train and test. */
    FIRST_RUN,
    /** The second. */
    SECOND_RUN,
    /** The third. */
    THIRD_RUN,
    /** The fourth. */
    FOURTH_RUN,
    /** Of runs that differ in the value of one setting the first of eight steps from a small value to a large one. */
    RANK_1,
    RANK_2,
    RANK_3,
    RANK_4,
    RANK_5,
    RANK_6,
    RANK_7,
    /** The last of them. */
    RANK_8;

    private static final List<ColourRole> RUNS = List.of(FIRST_RUN, SECOND_RUN, THIRD_RUN, FOURTH_RUN);
    private static final List<ColourRole> RANKS =
            List.of(RANK_1, RANK_2, RANK_3, RANK_4, RANK_5, RANK_6, RANK_7, RANK_8);

    /** The roles of runs without an order. */
    public static List<ColourRole> runs() {
        return RUNS;
    }

    /** The roles of runs in the order of a setting. */
    public static List<ColourRole> ranks() {
        return RANKS;
    }
}
