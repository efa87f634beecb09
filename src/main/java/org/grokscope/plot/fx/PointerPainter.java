package org.grokscope.plot.fx;

import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Reading;
import org.grokscope.plot.model.ValueFormat;

/** Paints what follows the pointer: the crosshair with its readout, and the rubber band of a zoom. */
record PointerPainter(Surface g, PlotFrame frame, Content content, PlotStyle look) {
    void clear() {
        g.clear();
    }

    void rubberBand(LabelLayout.Box box) {
        Color ink = look.palette().of(ColourRole.TRAIN);
        g.setFill(ink.deriveColor(0, 1, 1, 0.12));
        g.fillRect(box.left(), box.top(), box.width(), box.height());
        g.setStroke(ink);
        g.setLineWidth(1);
        g.setLineDashes();
        g.strokeRect(Math.floor(box.left()) + 0.5, Math.floor(box.top()) + 0.5, box.width(), box.height() - 1);
    }

    void crosshair(double step, List<Reading> readings) {
        double x = frame.px(step);
        if (!frame.showsX(x) || content.empty()) {
            return;
        }
        g.setStroke(look.palette().muted());
        g.setLineWidth(1);
        g.setLineDashes();
        double at = Math.floor(x) + 0.5;
        g.strokeLine(at, frame.top(), at, frame.bottom());
        for (Reading r : readings) {
            double dotX = frame.px(r.step());
            double dotY = frame.py(r.value());
            if (frame.contains(dotX, dotY)) {
                look.dot(g, dotX, dotY, look.palette().of(r.role()), 3.5);
            }
        }
        if (!readings.isEmpty()) {
            chip(x, step, readings);
        }
    }

    private void chip(double x, double step, List<Reading> readings) {
        double names = 0;
        double values = 0;
        for (Reading r : readings) {
            names = Math.max(names, look.width(r.name(), look.small()));
            values = Math.max(values, look.width(r.text(), look.smallStrong()));
        }
        String head = content.axisName() + " " + ValueFormat.NUMBER.tick(Math.rint(step), 1);
        double pad = look.em(9);
        double swatch = look.em(22);
        double pitch = look.em(16);
        double inner = Math.max(look.width(head, look.smallStrong()), swatch + names + look.em(14) + values);
        double width = inner + 2 * pad;
        double height = pitch * (readings.size() + 1) + pad;
        double gap = look.em(12);
        double left = x + gap + width <= frame.right() ? x + gap : x - gap - width;
        left = Math.max(4, Math.min(left, g.width() - width - 4));
        // Short plots: rather over the title than cut off.
        double top = Math.max(4, Math.min(frame.top() + 6, g.height() - height - 4));
        card(left, top, width, height);
        double y = top + pad / 2 + pitch / 2;
        look.write(g, head, look.smallStrong(), look.palette().ink(), TextAlignment.LEFT, left + pad, y);
        for (Reading r : readings) {
            y += pitch;
            row(r, left + pad, left + width - pad, y, swatch);
        }
    }

    private void card(double left, double top, double width, double height) {
        double x = Math.floor(left) + 0.5;
        double y = Math.floor(top) + 0.5;
        g.setFill(look.palette().card());
        g.fillRoundRect(x, y, width, height, 12, 12);
        g.setStroke(look.palette().muted().deriveColor(0, 1, 1, 0.45));
        g.setLineWidth(1);
        g.strokeRoundRect(x, y, width, height, 12, 12);
    }

    private void row(Reading r, double left, double right, double y, double swatch) {
        g.setStroke(look.palette().of(r.role()));
        g.setLineWidth(look.line(2.2));
        g.setLineCap(StrokeLineCap.ROUND);
        switch (r.dash()) {
            case SOLID -> g.setLineDashes();
            case DASHED -> g.setLineDashes(4, 4.5);
            case DOTTED -> g.setLineDashes(0.1, 4.5);
        }
        g.strokeLine(left + 1, Math.rint(y), left + swatch - look.em(8), Math.rint(y));
        g.setLineDashes();
        g.setLineCap(StrokeLineCap.BUTT);
        look.write(g, r.name(), look.small(), look.palette().ink(), TextAlignment.LEFT, left + swatch, y);
        look.write(g, r.text(), look.smallStrong(), look.palette().ink(), TextAlignment.RIGHT, right, y);
    }
}
