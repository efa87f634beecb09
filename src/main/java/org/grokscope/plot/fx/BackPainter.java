package org.grokscope.plot.fx;

import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Ticks;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;

/** Paints what lies behind the curves: phases, bands, grid, axes, markers, the title, and the text of an empty plot. */
final class BackPainter {
    private final Surface g;
    private final PlotFrame frame;
    private final Content content;
    private final PlotStyle look;

    BackPainter(Surface g, PlotFrame frame, Content content, PlotStyle look) {
        this.g = g;
        this.frame = frame;
        this.content = content;
        this.look = look;
    }

    void paint() {
        g.clear();
        card();
        if (!content.empty()) {
            tints();
        }
        values();
        steps();
        titles();
        if (content.empty()) {
            emptyText();
        } else {
            lines();
        }
    }

    /** Here and not as the control's background, which would be drawn anew with every point. */
    private void card() {
        g.setFill(look.palette().card());
        g.fillRoundRect(0, 0, g.width(), g.height(), 2 * PlotStyle.CORNER, 2 * PlotStyle.CORNER);
        g.setStroke(look.palette().line());
        g.setLineWidth(1);
        g.setLineDashes();
        g.strokeRoundRect(0.5, 0.5, g.width() - 1, g.height() - 1, 2 * PlotStyle.CORNER - 1, 2 * PlotStyle.CORNER - 1);
    }

    private void tints() {
        for (Overlay overlay : content.overlays()) {
            switch (overlay) {
                case Overlay.Phase p ->
                    tint(p.from(), p.to(), p.role(), look.palette().phaseTint());
                case Overlay.StepBand b ->
                    tint(b.from(), b.to(), b.role(), look.palette().bandTint());
                case Overlay.Marker ignored -> {}
                case Overlay.Reference ignored -> {}
                case Overlay.Now ignored -> {}
            }
        }
    }

    private void tint(double from, double to, ColourRole role, double opacity) {
        double a = frame.px(Math.max(from, frame.xs().lower()));
        double b = frame.px(Math.min(to, frame.xs().upper()));
        if (b > a) {
            g.setFill(look.palette().of(role).deriveColor(0, 1, 1, opacity));
            g.fillRect(a, frame.top(), b - a, frame.height());
        }
    }

    private void values() {
        int room = Math.max(2, (int) (frame.height() / look.em(30)));
        Ticks ticks = Ticks.of(frame.ys(), room, content.format(), 0);
        boolean labelled = !content.empty() || content.yRange() instanceof YRange.Fixed;
        g.setStroke(look.palette().grid());
        g.setLineWidth(1);
        g.setLineDashes();
        for (int i = 0; i < ticks.count(); i++) {
            double y = snap(frame.py(ticks.at(i)));
            g.strokeLine(frame.left(), y, frame.right(), y);
            if (labelled) {
                String text = content.format().tick(ticks.at(i), ticks.step());
                look.write(
                        g,
                        text,
                        look.small(),
                        look.palette().muted(),
                        TextAlignment.RIGHT,
                        frame.left() - look.em(8),
                        y);
            }
        }
    }

    private void steps() {
        if (!content.stepLabels() || content.empty()) {
            return;
        }
        double centre = frame.bottom() + look.em(15);
        int room = Math.max(2, (int) (frame.width() / look.em(80)));
        Ticks ticks = Ticks.of(frame.xs(), room, ValueFormat.NUMBER, 1);
        Color muted = look.palette().muted();
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ticks.count(); i++) {
            String text = ValueFormat.NUMBER.tick(ticks.at(i), ticks.step());
            double half = look.width(text, look.small()) / 2;
            double x = frame.px(ticks.at(i));
            if (x - half > free && x + half < g.width() - 4) {
                look.write(g, text, look.small(), muted, TextAlignment.CENTER, x, centre);
                free = x + half + look.em(8);
            }
        }
        look.write(g, content.axisName(), look.small(), muted, TextAlignment.RIGHT, frame.left() - look.em(16), centre);
    }

    private void titles() {
        double x = look.em(16);
        double centre = look.em(18);
        look.write(g, content.title(), look.title(), look.palette().ink(), TextAlignment.LEFT, x, centre);
        if (!content.subtitle().isEmpty()) {
            double after = x + look.width(content.title(), look.title()) + look.em(10);
            look.write(g, content.subtitle(), look.small(), look.palette().muted(), TextAlignment.LEFT, after, centre);
        }
    }

    private void lines() {
        g.setLineCap(StrokeLineCap.BUTT);
        for (Overlay overlay : content.overlays()) {
            switch (overlay) {
                case Overlay.Marker m -> vertical(m.step(), m.role(), m.dash(), 1.2);
                case Overlay.Now n -> vertical(n.step(), ColourRole.INK, Dash.SOLID, 1);
                case Overlay.Reference r -> horizontal(r);
                case Overlay.Phase ignored -> {}
                case Overlay.StepBand ignored -> {}
            }
        }
        g.setLineDashes();
    }

    private void vertical(double step, ColourRole role, Dash dash, double width) {
        double x = frame.px(step);
        if (frame.showsX(x)) {
            pen(role, dash, width);
            g.strokeLine(snap(x), frame.top(), snap(x), frame.bottom());
        }
    }

    private void horizontal(Overlay.Reference r) {
        double y = frame.py(r.value());
        if (frame.showsY(y)) {
            pen(r.role(), r.dash(), 1.2);
            g.strokeLine(frame.left(), snap(y), frame.right(), snap(y));
        }
    }

    private void pen(ColourRole role, Dash dash, double width) {
        g.setStroke(look.palette().of(role));
        g.setLineWidth(look.line(width));
        double unit = look.line(1);
        switch (dash) {
            case SOLID -> g.setLineDashes();
            case DASHED -> g.setLineDashes(5 * unit, 4 * unit);
            case DOTTED -> g.setLineDashes(1.5 * unit, 3 * unit);
        }
    }

    private void emptyText() {
        if (content.emptyText().equals(EmptyText.NONE)) {
            return;
        }
        double centreX = frame.left() + frame.width() / 2;
        double pitch = look.em(18);
        List<String> lines =
                look.wrap(content.emptyText().body(), look.body(), Math.min(look.em(440), frame.width() - look.em(24)));
        double y = frame.top() + frame.height() / 2 - pitch * lines.size() / 2;
        double widest = look.width(content.emptyText().title(), look.title());
        for (String line : lines) {
            widest = Math.max(widest, look.width(line, look.body()));
        }
        g.setFill(look.palette().card());
        // The hairlines of the grid must not run through the words.
        g.fillRect(
                centreX - widest / 2 - look.em(16),
                y - pitch * 0.8,
                widest + look.em(32),
                pitch * (lines.size() + 1.6));
        look.write(
                g, content.emptyText().title(), look.title(), look.palette().ink(), TextAlignment.CENTER, centreX, y);
        for (String line : lines) {
            y += pitch;
            look.write(g, line, look.body(), look.palette().muted(), TextAlignment.CENTER, centreX, y);
        }
    }

    /** The middle of the nearest pixel: hairlines are one pixel wide, not two grey ones. */
    private static double snap(double v) {
        return Math.floor(v) + 0.5;
    }
}
