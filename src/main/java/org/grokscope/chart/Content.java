package org.grokscope.chart;

import java.util.List;

/** All that a plot has been told to show, taken at one moment for one redraw. */
record Content(
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
