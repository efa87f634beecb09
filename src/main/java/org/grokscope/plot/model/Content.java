package org.grokscope.plot.model;

import java.util.List;

/** The settings of a plot, taken together for one redraw. */
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
        boolean empty) {}
