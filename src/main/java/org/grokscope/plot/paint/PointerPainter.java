package org.grokscope.plot.paint;

import java.util.List;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.NamedMark;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Reading;
import org.grokscope.plot.model.ValueFormat;

/** Paints what follows the pointer: the crosshair with its readout, and the rubber band of a zoom. */
public record PointerPainter(Brush b, PlotFrame frame, Content content) {
    public void clear() {
        b.g().clear();
    }

    public void rubberBand(LabelLayout.Box box) {
        Colour colour = b.of(ColourRole.TRAIN);
        b.g().fillRect(box.left(), box.top(), box.width(), box.height(), 0, colour.withOpacity(0.12));
        b.g().strokeRect(
                        Brush.snap(box.left()),
                        Brush.snap(box.top()),
                        box.width(),
                        box.height() - 1,
                        0,
                        new Stroke(colour, 1));
    }

    /**
     * The line at a step, with the values there.
     *
     * @param near the marks that are named, because the pointer is near them
     */
    public void crosshair(double step, List<Reading> readings, List<NamedMark> near) {
        double x = frame.px(step);
        if (!frame.showsX(x) || content.empty()) {
            return;
        }
        b.upright(x, frame.top(), frame.bottom(), new Stroke(b.palette().muted(), 1));
        for (Reading r : readings) {
            double dotX = frame.px(r.step());
            double dotY = frame.py(r.value());
            if (frame.contains(dotX, dotY)) {
                b.dot(dotX, dotY, b.of(r.role()), 3.5);
            }
        }
        if (!readings.isEmpty() || !near.isEmpty()) {
            readout(x, step, readings, near);
        }
    }

    private void readout(double x, double step, List<Reading> readings, List<NamedMark> near) {
        PlotStyle style = b.style();
        double names = 0;
        double values = 0;
        for (Reading r : readings) {
            names = Math.max(names, b.width(r.name(), style.small()));
            values = Math.max(values, b.width(r.text(), style.smallStrong()));
        }
        double marks = 0;
        for (NamedMark mark : near) {
            marks = Math.max(marks, b.width(mark.text(), style.small()));
        }
        String head = content.axisName() + " " + ValueFormat.NUMBER.tick(Math.rint(step), 1);
        double pad = b.em(9);
        double sample = b.em(22);
        double pitch = b.em(16);
        double inner = Math.max(
                Math.max(b.width(head, style.smallStrong()), sample + marks), sample + names + b.em(14) + values);
        double width = inner + 2 * pad;
        double height = pitch * (readings.size() + near.size() + 1) + pad;
        double gap = b.em(12);
        double left = x + gap + width <= frame.right() ? x + gap : x - gap - width;
        left = Math.max(4, Math.min(left, b.g().width() - width - 4));
        // In a short plot the readout may cover the title, but must not be cut off.
        double top = Math.max(4, Math.min(frame.top() + 6, b.g().height() - height - 4));
        card(left, top, width, height);
        double y = top + pad / 2 + pitch / 2;
        b.write(head, style.smallStrong(), b.palette().ink(), Surface.Align.LEFT, left + pad, y);
        for (Reading r : readings) {
            y += pitch;
            row(r, left + pad, left + width - pad, y, sample);
        }
        for (NamedMark mark : near) {
            y += pitch;
            b.dot(left + pad + (sample - b.em(8)) / 2, Math.rint(y), b.of(mark.role()), 3);
            b.write(mark.text(), style.small(), b.palette().ink(), Surface.Align.LEFT, left + pad + sample, y);
        }
    }

    private void card(double left, double top, double width, double height) {
        double x = Brush.snap(left);
        double y = Brush.snap(top);
        b.g().fillRect(x, y, width, height, 6, b.palette().card());
        Stroke edge = new Stroke(b.palette().muted().withOpacity(0.45), 1);
        b.g().strokeRect(x, y, width, height, 6, edge);
    }

    private void row(Reading r, double left, double right, double y, double sample) {
        double level = Math.rint(y);
        b.g().strokeLine(left + 1, level, left + sample - b.em(8), level, b.overlay(r.role(), r.dash(), 2.2));
        b.write(r.name(), b.style().small(), b.palette().ink(), Surface.Align.LEFT, left + sample, y);
        b.write(r.text(), b.style().smallStrong(), b.palette().ink(), Surface.Align.RIGHT, right, y);
    }
}
