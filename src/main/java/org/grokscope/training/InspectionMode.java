package org.grokscope.training;

/** How often a session takes a snapshot of its network. */
public enum InspectionMode {
    /** Never. */
    OFF,
    /** At T_mem, T_grok and the end; at other evaluations at most five times a second and for at most 2 % of the time. */
    LIVE,
    /** At every evaluation. */
    ALWAYS
}
