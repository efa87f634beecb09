package org.grokscope.training;

/** How often a session looks inside its network. */
public enum InspectionMode {
    /** Never. */
    OFF,
    /** At most five times a second and for at most a fiftieth of the time, when it measures; and at T_mem, T_grok and the end. */
    LIVE,
    /** Whenever it measures. */
    ALWAYS
}
