package org.grokscope.plot.labels;

import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.PlotLayout;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/**
 * Writes the labels of curves and overlays, and marks what they name.
 *
 * @param b what is painted with
 * @param frame the plot's area
 * @param content what the plot shows
 * @param cache the data of its curves
 * @param memory where the labels were before
 */
public record LabelPainter(Brush b, PlotFrame frame, Content content, DataCache cache, LabelMemory memory) {
    static final String BEFORE_DETAIL = ", ";

    public void paint() {
        if (!content.empty() && PlotLayout.hasArea(frame)) {
            paint(plan());
        }
    }

    /** Where everything is to be. */
    public LabelPlan plan() {
        return LabelPlan.of(b.style(), frame, content, cache, memory);
    }

    public void paint(LabelPlan plan) {
        if (content.hasLane()) {
            content.overlays().forEach(this::bracket);
        }
        for (PlotLabel label : plan.labels()) {
            if (label.leader() != null) {
                Spot.Leader line = label.leader();
                Stroke stroke = new Stroke(b.of(label.role()), b.style().line(1));
                b.g().strokeLine(line.fromX(), line.fromY(), line.toX(), line.toY(), stroke);
            }
        }
        for (Mark mark : plan.marks()) {
            b.mark(mark.shape(), mark.x(), mark.y(), b.of(mark.role()), mark.radius());
        }
        plan.labels().forEach(this::write);
    }

    private void write(PlotLabel label) {
        double centre = label.box().top() + label.box().height() / 2;
        double left = label.box().left();
        boolean inLane = label.box().bottom() < frame.top();
        write(label.text(), label, label.font(), left, centre, inLane);
        if (!label.detail().isEmpty()) {
            double after = left + b.width(label.text(), label.font());
            write(BEFORE_DETAIL + label.detail(), label, b.style().small(), after, centre, inLane);
        }
    }

    private void write(String text, PlotLabel label, PlotFont font, double x, double centre, boolean plain) {
        if (plain) {
            b.write(text, font, b.palette().text(label.role()), Surface.Align.LEFT, x, centre);
        } else {
            b.writeOver(text, font, label.role(), x, centre);
        }
    }

    /** Marks the ends of a band of steps above it, where curves do not hide them. */
    private void bracket(Overlay overlay) {
        if (overlay instanceof Overlay.StepBand band) {
            double from = frame.px(Math.max(band.from(), frame.xs().lower()));
            double to = frame.px(Math.min(band.to(), frame.xs().upper()));
            if (to > from) {
                double y = frame.top() - 2;
                Stroke stroke = new Stroke(b.of(band.role()), b.style().line(1));
                b.level(from, to, y, stroke);
                b.upright(from, y - 2, y + 2, stroke);
                b.upright(to, y - 2, y + 2, stroke);
            }
        }
    }
}
