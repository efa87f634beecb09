package org.grokscope.plot.labels;

import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.PlotFont;

/** Keeps labels off the lines of overlays, and labels values, points and what cannot be drawn. */
final class OverlayLabels {
    /** From a value's line to its label. */
    private static final double ABOVE = 6;

    private final Labels labels;
    private final PlotFrame frame;
    private final PlotFont font;

    OverlayLabels(Labels labels) {
        this.labels = labels;
        frame = labels.frame;
        font = labels.style.small();
    }

    /** Keeps all labels off lines and rings. */
    void mark() {
        for (Overlay overlay : labels.content.overlays()) {
            switch (overlay) {
                case Overlay.Marker m -> upright(m.step());
                case Overlay.Now n -> upright(n.step());
                case Overlay.Reference r -> {
                    double y = frame.py(r.value());
                    if (frame.showsY(y)) {
                        labels.placer.takeLine(new Box(frame.left(), y - 1, frame.width(), 2));
                    }
                }
                case Overlay.Ring r ->
                    labels.mark(
                            new Mark(frame.px(r.step()), frame.py(r.value()), Mark.RING, r.role(), Figure.Shape.RING));
                case Overlay.Symbol s ->
                    labels.mark(new Mark(
                            frame.px(s.step()), inside(frame.py(s.value())), Mark.SYMBOL, s.role(), s.shape()));
                case Overlay.Phase _ -> {}
                case Overlay.StepBand _ -> {}
                case Overlay.Note _ -> {}
            }
        }
    }

    /** Wholly in the plot: above it is the lane of the events. */
    private double inside(double y) {
        return Math.max(y, frame.top() + labels.style.line(Mark.SYMBOL));
    }

    private void upright(double step) {
        double x = frame.px(step);
        if (frame.showsX(x)) {
            labels.placer.takeLine(new Box(x - 0.5, frame.top(), 1, frame.height()));
        }
    }

    /** Labels rings. */
    void rings() {
        for (Overlay overlay : labels.content.overlays()) {
            if (overlay instanceof Overlay.Ring r && !r.labels().isEmpty()) {
                double x = frame.px(r.step());
                double y = frame.py(r.value());
                if (frame.contains(x, y)) {
                    SpotSearch.Around around = new SpotSearch.Around(
                            labels.inside, x, y, labels.em(9), labels.em(28), Math.max(3, labels.em(4)));
                    Labels.Spots spots = (width, height) -> new SpotSearch(around, width, height, y - labels.em(12));
                    labels.write(
                            "ring " + r.labels().getLast(),
                            null,
                            r.labels(),
                            labels.style.smallStrong(),
                            r.role(),
                            spots);
                }
            }
        }
    }

    /** Labels marks that have room beside them. */
    void symbols() {
        for (Overlay overlay : labels.content.overlays()) {
            if (overlay instanceof Overlay.Symbol s && !s.labels().isEmpty()) {
                double x = frame.px(s.step());
                double y = inside(frame.py(s.value()));
                if (frame.contains(x, y)) {
                    labels.write(
                            "mark " + s.name(),
                            null,
                            s.labels(),
                            font,
                            s.role(),
                            (width, height) -> around(x, y, width, height));
                }
            }
        }
    }

    /** To the right and to the left, a little below, a little above, level, and farther off. */
    private LabelPlacer.Candidates around(double x, double y, double width, double height) {
        double gap = labels.em(8);
        double[] rows = {0.6 * height, -0.6 * height, 0, 1.2 * height, -1.2 * height};
        return LabelPlacer.Candidates.of(2 * rows.length, i -> {
            double left = i % 2 == 0 ? x + gap : x - gap - width;
            return new Spot(i, new Box(left, y + rows[i / 2] - height / 2, width, height), null);
        });
    }

    /** Labels values and writes notes. */
    void values() {
        int reference = 0;
        for (Overlay overlay : labels.content.overlays()) {
            if (overlay instanceof Overlay.Reference r && frame.showsY(frame.py(r.value()))) {
                double y = frame.py(r.value());
                labels.write(
                        "value " + reference++,
                        null,
                        r.labels(),
                        font,
                        r.role(),
                        (width, height) -> beside(y, width, height));
            }
        }
        for (Overlay overlay : labels.content.overlays()) {
            if (overlay instanceof Overlay.Note note) {
                labels.write("note", null, note.labels(), font, note.role(), this::corners);
            }
        }
    }

    /** Above and below a value's line, at its left end first. */
    private LabelPlacer.Candidates beside(double y, double width, double height) {
        double first = frame.left() + labels.em(8);
        double pitch = labels.em(24);
        int places = (int) Math.max(1, (frame.right() - width - first) / pitch);
        double gap = labels.em(ABOVE) - 2;
        return LabelPlacer.Candidates.of(2 * places, i -> {
            int place = i / 2;
            double top = i % 2 == 0 ? y - gap - height : y + gap;
            return new Spot(i, new Box(first + place * pitch, top, width, height), null);
        });
    }

    private LabelPlacer.Candidates corners(double width, double height) {
        Box inside = labels.inside;
        double near = labels.em(6);
        double pitch = labels.em(24);
        int places = (int) Math.max(1, (inside.width() - width) / pitch);
        return LabelPlacer.Candidates.of(2 * places, i -> {
            int place = i / 2;
            double top = i % 2 == 0 ? inside.bottom() - height - near : inside.top() + near;
            return new Spot(i, new Box(inside.left() + near + place * pitch, top, width, height), null);
        });
    }
}
