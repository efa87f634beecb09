package org.grokscope.plot.print;

import java.util.List;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
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
    /** So many names find places beside their curves. */
    private static final int IN_AREA = 2;

    /** The measured lines that are named: more than two have their names in the margin, where each has room. */
    List<Curve.Line> inMargin() {
        List<Curve.Line> named = content.curves().stream()
                .filter(Curve.Line.class::isInstance)
                .map(Curve.Line.class::cast)
                .filter(line -> line.measured()
                        && line.label() == Curve.EndLabel.NAME
                        && !line.name().isEmpty())
                .toList();
        return named.size() > IN_AREA ? named : List.of();
    }

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
