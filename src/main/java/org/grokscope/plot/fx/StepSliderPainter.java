package org.grokscope.plot.fx;

import java.util.List;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.paint.AxisPainter;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.Gap;
import org.grokscope.plot.paint.PlotLayout;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/** Paints a {@link StepSlider}: legend, bar, pins, handle, and the labels of the axis, from top to bottom. */
final class StepSliderPainter {
    static final double HEIGHT = 48;
    static final double BAR = 20;
    static final double LABELS = 39;

    private static final double LEGEND = 5;
    private static final double THICK = 4;
    private static final double HANDLE_WIDTH = 10;
    private static final double HANDLE_HEIGHT = 20;
    private static final double DIAMOND = 4.5;
    private static final double DOT = 4;
    /** Checkpoints closer than this to the one before are not drawn; they can be gone to all the same. */
    private static final double PITCH = 9;

    private final Brush b;
    private final PlotFrame frame;

    StepSliderPainter(Surface surface, PlotStyle style, Scale steps, double width, double height) {
        b = new Brush(surface, style);
        frame = new PlotFrame(
                PlotLayout.left(style), 0, PlotLayout.across(style, width), height, steps, new Scale.Linear(0, 1));
    }

    /** The same horizontal axis as in the plots. */
    PlotFrame frame() {
        return frame;
    }

    void paint(String axisName, StepSlider.State state, List<StepSlider.Entry> legend, List<Gap> gaps) {
        b.g().clear();
        double labels = b.em(LABELS);
        new AxisPainter(b, frame).places(1, labels, 80, null, gaps);
        b.caption(axisName, Surface.Align.RIGHT, frame.left() - b.em(16), labels);
        double middle = Brush.snap(b.em(BAR));
        bar(frame.left(), frame.right(), middle, b.palette().line());
        if (!state.isUsable()) {
            return;
        }
        Colour past = b.palette().muted();
        bar(frame.left(), inView(state.last()), middle, past.withOpacity(0.45));
        bar(frame.left(), inView(state.step()), middle, past);
        double before = Double.NEGATIVE_INFINITY;
        for (StepSlider.Pin pin : state.pins()) {
            double x = frame.px(pin.step());
            boolean tooClose = pin.kind() == StepSlider.Kind.CHECKPOINT && x - before < PITCH;
            if (frame.showsX(x) && !tooClose) {
                pin(pin.kind(), x, middle);
                before = pin.kind() == StepSlider.Kind.CHECKPOINT ? x : before;
            }
        }
        handle(frame.px(state.step()), middle);
        legend(legend);
    }

    private double inView(double step) {
        double x = frame.px(step);
        // On a logarithmic axis step 0 has no place.
        return Double.isNaN(x) ? frame.left() : Math.clamp(x, frame.left(), frame.right());
    }

    private void bar(double from, double to, double middle, Colour colour) {
        double thick = b.em(THICK);
        if (to - from >= thick) {
            b.g().fillRect(from, middle - thick / 2, to - from, thick, thick / 2, colour);
        }
    }

    private void pin(StepSlider.Kind kind, double x, double y) {
        switch (kind) {
            case CHECKPOINT -> {
                double r = b.em(DIAMOND);
                double[] xs = {x, x + r, x, x - r, x};
                double[] ys = {y - r, y, y + r, y, y - r};
                b.g().fillPolygon(xs, ys, b.palette().card());
                b.g().strokePolyline(xs, ys, new Stroke(b.palette().muted(), 1.2));
            }
            case EVENT -> {
                double r = b.em(DOT);
                b.g().fillCircle(x, y, r + 1.5, b.palette().card());
                b.g().fillCircle(x, y, r, b.palette().ink());
            }
        }
    }

    private void handle(double x, double y) {
        if (frame.showsX(x)) {
            double width = b.em(HANDLE_WIDTH);
            double height = b.em(HANDLE_HEIGHT);
            double left = Math.rint(x - width / 2);
            double top = Math.rint(y - height / 2);
            b.g().fillRect(
                            left - 1,
                            top - 1,
                            width + 2,
                            height + 2,
                            5,
                            b.palette().card());
            b.g().fillRect(left, top, width, height, 4, b.palette().ink());
            b.g().fillRect(
                            left + 2,
                            top + 2,
                            width - 4,
                            height - 4,
                            2,
                            b.palette().card());
        }
    }

    /** The kinds of pins and their names, at the right. */
    private void legend(List<StepSlider.Entry> entries) {
        double right = frame.right();
        double y = b.em(LEGEND);
        for (StepSlider.Entry entry : entries.reversed()) {
            double width = b.width(entry.name(), b.style().small());
            b.caption(entry.name(), Surface.Align.LEFT, right - width, y);
            pin(entry.kind(), right - width - b.em(9), y);
            right -= width + b.em(26);
        }
    }
}
