package org.grokscope.plot.paint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;

/** Labels markers, bands of steps and references. */
final class OverlayLabels {
    private final Labels labels;
    private final Brush b;
    private final PlotFrame frame;
    private final double high;

    OverlayLabels(Labels labels) {
        this.labels = labels;
        b = labels.b;
        frame = labels.frame;
        high = labels.high;
    }

    void paint() {
        List<Overlay> overlays = labels.content.overlays();
        overlays.stream()
                .filter(Overlay.Marker.class::isInstance)
                .map(Overlay.Marker.class::cast)
                .sorted(Comparator.comparingInt(Overlay.Marker::priority).reversed())
                .forEach(this::marker);
        for (Overlay overlay : overlays) {
            if (overlay instanceof Overlay.StepBand band) {
                band(band);
            }
        }
        for (Overlay overlay : overlays) {
            if (overlay instanceof Overlay.Reference reference) {
                reference(reference);
            }
        }
    }

    private void marker(Overlay.Marker m) {
        double x = frame.px(m.step());
        if (m.label().isEmpty() || !frame.showsX(x)) {
            return;
        }
        double row = frame.top() - high - 4;
        List<LabelLayout.Box> boxes =
                places(x, row, b.width(m.label(), b.style().small()));
        // Within the plot only where no curve runs through the words; otherwise the marker stays unlabelled.
        boxes.removeIf(box -> box.top() > frame.top() && (labels.curves.ink(box) > 20 || !box.inside(labels.inside)));
        // A label in the upper row needs a free way down to its line.
        boxes.removeIf(box -> box.bottom() < row + 1
                && !labels.layout.isFree(new LabelLayout.Box(x - 2, box.bottom(), 4, frame.top() - box.bottom() - 3)));
        labels.layout.place(boxes, box -> inTheWay(box, m)).ifPresent(box -> {
            if (box.bottom() < frame.top() - high) {
                Stroke leader = new Stroke(b.of(m.role()).withOpacity(0.6), 1);
                b.upright(x, box.bottom(), frame.top(), leader);
            }
            b.writeOver(m.label(), b.style().small(), m.role(), box.left(), box.top() + high / 2);
        });
    }

    /** Candidates in two rows above the plot and one within it, each around the marker's line and to either side. */
    private List<LabelLayout.Box> places(double x, double row, double width) {
        double most = frame.right() - width + b.em(8);
        double centred = Math.max(frame.left() - b.em(20), Math.min(most, x - width / 2));
        double after = Math.min(most, x - b.em(4));
        double before = Math.max(frame.left(), x - width + b.em(4));
        List<LabelLayout.Box> boxes = new ArrayList<>();
        for (double top : new double[] {row, row - high, frame.top() + 2}) {
            boolean within = top > frame.top();
            boxes.add(labels.box(within ? x + 5 : centred, top, width));
            boxes.add(labels.box(within ? x + 5 : after, top, width));
            boxes.add(labels.box(within ? x - 5 - width : before, top, width));
            boxes.add(labels.box(x + 4, top, width));
            boxes.add(labels.box(x - 4 - width, top, width));
        }
        return boxes;
    }

    /** How many other markers' lines a label would cover, whose own labels would then have to move. */
    private double inTheWay(LabelLayout.Box box, Overlay.Marker own) {
        return labels.content.overlays().stream()
                .filter(o -> o instanceof Overlay.Marker m
                        && !m.equals(own)
                        && Labels.between(box.left() - 2, frame.px(m.step()), box.right() + 2))
                .count();
    }

    private void band(Overlay.StepBand band) {
        double from = frame.px(Math.max(band.from(), frame.xs().lower()));
        double to = frame.px(Math.min(band.to(), frame.xs().upper()));
        PlotStyle style = b.style();
        if (!band.text().isEmpty() && band.from() > frame.xs().upper()) {
            beyond(band, style);
        }
        if (band.text().isEmpty() || !(to > from)) {
            return;
        }
        double width = Math.max(b.width(band.text(), style.smallStrong()), b.width(band.detail(), style.small()));
        int lines = band.detail().isEmpty() ? 1 : 2;
        List<LabelLayout.Box> boxes = new ArrayList<>();
        for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            double top = frame.top() + 4 + share * (frame.height() - lines * high - 8);
            for (double left : new double[] {to + 7, from - 7 - width, from + 7}) {
                boxes.add(new LabelLayout.Box(left, top, width, lines * high));
            }
        }
        labels.place(boxes).ifPresent(box -> {
            b.writeOver(band.text(), style.smallStrong(), band.role(), box.left(), box.top() + high / 2);
            if (lines > 1) {
                b.writeOver(band.detail(), style.small(), band.role(), box.left(), box.top() + high * 1.5);
            }
        });
    }

    private void beyond(Overlay.StepBand band, PlotStyle style) {
        String text = band.text() + " →";
        double wide = b.width(text, style.smallStrong());
        double width = Math.max(wide, b.width(band.detail(), style.small()));
        double right = frame.right() - 6;
        int lines = band.detail().isEmpty() ? 1 : 2;
        List<LabelLayout.Box> boxes = new ArrayList<>();
        for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            double top = frame.top() + 4 + share * (frame.height() - lines * high - 8);
            boxes.add(new LabelLayout.Box(right - width, top, width, lines * high));
        }
        labels.place(boxes).ifPresent(box -> {
            b.writeOver(text, style.smallStrong(), band.role(), right - wide, box.top() + high / 2);
            if (lines > 1) {
                double left = right - b.width(band.detail(), style.small());
                b.writeOver(band.detail(), style.small(), band.role(), left, box.top() + high * 1.5);
            }
        });
    }

    private void reference(Overlay.Reference r) {
        double y = frame.py(r.value());
        if (r.label().isEmpty() || !frame.showsY(y)) {
            return;
        }
        double width = b.width(r.label(), b.style().small());
        List<LabelLayout.Box> boxes = new ArrayList<>();
        double middle = frame.left() + frame.width() / 2;
        for (double left : new double[] {frame.right() - width - 4, frame.left() + 6, middle}) {
            boxes.add(labels.box(left, y - high - 1, width));
            boxes.add(labels.box(left, y + 2, width));
        }
        labels.write(r.label(), b.style().small(), r.role(), boxes);
    }
}
