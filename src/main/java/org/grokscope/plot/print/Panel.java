package org.grokscope.plot.print;

import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Scale;

/**
 * One plot of a page.
 *
 * @param values the title of the value axis
 * @param content its curves, overlays and labels; the title is the panel's letter, and the name of the axis is written below it
 * @param steps the horizontal axis
 */
public record Panel(String values, Content content, Scale steps) {}
