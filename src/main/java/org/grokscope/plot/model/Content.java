package org.grokscope.plot.model;

import java.util.List;

/**
 * The settings of a plot, taken together for one redraw.
 *
 * @param corner width of the controls in the upper right corner, which the title's row leaves free
 * @param part which part of a card the plot fills
 */
public record Content(
        String title,
        String subtitle,
        ValueFormat format,
        ScaleKind yKind,
        YRange yRange,
        String axisName,
        boolean stepLabels,
        List<Curve> curves,
        List<Overlay> overlays,
        EmptyText emptyText,
        boolean empty,
        double corner,
        CardPart part) {

    /** A plot on a card of its own. */
    public Content(
            String title,
            String subtitle,
            ValueFormat format,
            ScaleKind yKind,
            YRange yRange,
            String axisName,
            boolean stepLabels,
            List<Curve> curves,
            List<Overlay> overlays,
            EmptyText emptyText,
            boolean empty,
            double corner) {
        this(
                title,
                subtitle,
                format,
                yKind,
                yRange,
                axisName,
                stepLabels,
                curves,
                overlays,
                emptyText,
                empty,
                corner,
                CardPart.WHOLE);
    }

    /** The same for print: without title, and without what is so only at the moment. */
    public Content printed(String across, List<Overlay> marks) {
        return new Content(
                "",
                "",
                format,
                yKind,
                yRange,
                across,
                true,
                curves.stream().map(Curve::printed).toList(),
                marks.stream()
                        .filter(overlay -> !(overlay instanceof Overlay.Now))
                        .toList(),
                EmptyText.NONE,
                false,
                0);
    }

    /** The same with other curves. */
    public Content with(List<Curve> others) {
        return new Content(
                title,
                subtitle,
                format,
                yKind,
                yRange,
                axisName,
                stepLabels,
                others,
                overlays,
                emptyText,
                empty,
                corner,
                part);
    }

    /** Whether steps are labelled in a lane above the plot. */
    public boolean hasLane() {
        return overlays.stream()
                .anyMatch(overlay -> (overlay instanceof Overlay.Marker m
                                && !m.label().isEmpty())
                        || (overlay instanceof Overlay.Now n && !n.label().isEmpty()));
    }
}
