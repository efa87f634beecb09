package org.grokscope.plot.model;

import java.util.List;

/** All that a plot has been told to show, taken at one moment for one redraw. */
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
