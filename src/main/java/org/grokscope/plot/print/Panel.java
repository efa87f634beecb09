package org.grokscope.plot.print;

import java.util.List;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Scale;

/**
 * One plot of a page.
 *
 * @param values the title of the value axis
 * @param content its curves, overlays and labels; the title is the panel's letter, and the name of the axis is written below it
 * @param steps the horizontal axis
 * @param points places that are ringed
 */
public record Panel(String values, Content content, Scale steps, List<Ring> points) {
    /** Copies the points. */
    public Panel {
        points = List.copyOf(points);
    }

    /** A place, in data coordinates. */
    public record Ring(double step, double value) {}
}
