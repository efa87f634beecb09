package org.grokscope.plot.print;

import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.Scale;

/**
 * Curves over steps.
 *
 * @param values the title of the value axis
 * @param content its curves, overlays and labels; the title is the panel's letter, and the name of the axis is written below it
 * @param steps the horizontal axis
 */
public record CurvePanel(String values, Content content, Scale steps) implements Panel {
    private static final double SHAPE = 1.62;

    @Override
    public double shape() {
        return SHAPE;
    }

    @Override
    public boolean hasEvents() {
        return content.overlays().stream()
                .anyMatch(overlay -> overlay instanceof Overlay.Marker marker
                        && !marker.label().isEmpty());
    }
}
