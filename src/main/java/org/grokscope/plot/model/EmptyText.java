package org.grokscope.plot.model;

import java.util.Objects;

/**
 * What a plot says while it has no data.
 *
 * @param title one line: what will appear here
 * @param body one or two lines: where to press; wrapped to the plot's width
 */
public record EmptyText(String title, String body) {
    /** Nothing is said. */
    public static final EmptyText NONE = new EmptyText("", "");

    /** Refuses nulls. */
    public EmptyText {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(body, "body");
    }
}
