package org.grokscope.plot.model;

/** How values are spread along an axis. */
public enum ScaleKind {
    /** Equal distances for equal differences. */
    LINEAR,
    /** Equal distances for equal ratios; values of 0 and below cannot be shown. */
    LOG
}
