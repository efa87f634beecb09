package org.grokscope.plot.model;

/**
 * What a plot shows in place of data.
 *
 * @param title one line: what will appear here
 * @param body one or two lines: what to do; wrapped to the plot's width
 */
public record EmptyText(String title, String body) {
    /** Nothing is said. */
    public static final EmptyText NONE = new EmptyText("", "");
}
