package org.grokscope.plot.paint;

import java.util.List;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.YRange;

/** Paints what lies behind the curves: phases, bands, grid, axes, markers, the title, and the text of an empty plot. */
public record BackPainter(Brush b, PlotFrame frame, Content content) {
    public void paint() {
        b.g().clear();
        card();
        if (!PlotLayout.hasArea(frame)) {
            titles();
            return;
        }
        if (!content.empty()) {
            tints();
        }
        AxisPainter axes = new AxisPainter(b, frame);
        axes.values(content.format(), !content.empty() || content.yRange() instanceof YRange.Fixed);
        if (content.stepLabels() && !content.empty()) {
            double centre = frame.bottom() + b.em(14);
            axes.places(1, centre, 80, null, List.of());
            b.caption(content.axisName(), Surface.Align.RIGHT, frame.left() - b.em(16), centre);
        }
        titles();
        if (content.empty()) {
            b.empty(
                    content.emptyText(),
                    frame.left() + frame.width() / 2,
                    frame.top() + frame.height() / 2,
                    Math.min(b.em(440), frame.width() - b.em(24)),
                    frame.height());
        } else {
            lines();
        }
    }

    /** Painted here because the control's own background would be redrawn with every new point. */
    private void card() {
        Surface g = b.g();
        double radius = PlotStyle.CORNER;
        // Where the card goes on, its edge lies outside.
        double top = content.part().isOpenAbove() ? -2 * radius : 0;
        double height = g.height() - top + (content.part().isOpenBelow() ? 2 * radius : 0);
        g.fillRect(0, top, g.width(), height, radius, b.palette().card());
        Stroke hairline = new Stroke(b.palette().line(), 1);
        g.strokeRect(0.5, top + 0.5, g.width() - 1, height - 1, radius - 0.5, hairline);
    }

    private void tints() {
        for (Overlay overlay : content.overlays()) {
            if (overlay instanceof Overlay.Phase p) {
                tint(p.from(), p.to(), p.role(), b.palette().tints().phase());
            } else if (overlay instanceof Overlay.StepBand s) {
                tint(s.from(), s.to(), s.role(), b.palette().tints().stepBand());
            }
        }
    }

    private void tint(double from, double to, ColourRole role, double opacity) {
        double left = frame.px(Math.max(from, frame.xs().lower()));
        double right = frame.px(Math.min(to, frame.xs().upper()));
        if (right > left) {
            Colour colour = b.of(role).withOpacity(opacity);
            b.g().fillRect(left, frame.top(), right - left, frame.height(), 0, colour);
        }
    }

    private void titles() {
        PlotStyle style = b.style();
        double x = b.em(PlotLayout.TITLE_FROM);
        b.write(content.title(), style.title(), b.palette().ink(), Surface.Align.LEFT, x, b.em(18));
        double after = x + b.width(content.title(), style.title()) + b.em(10);
        double end = after + b.width(content.subtitle(), style.small());
        // A subtitle that would run under the controls, or under the labels of steps, says less than they do.
        boolean free = content.empty() || !content.hasLane();
        if (free && !content.subtitle().isEmpty() && end < b.g().width() - content.corner() - 4) {
            b.caption(content.subtitle(), Surface.Align.LEFT, after, b.em(18));
        }
    }

    private void lines() {
        for (Overlay overlay : content.overlays()) {
            switch (overlay) {
                case Overlay.Marker m -> marker(m);
                case Overlay.Now n -> vertical(n.step(), b.overlay(ColourRole.INK, Dash.SOLID, 1.25));
                case Overlay.Reference r -> {
                    double y = frame.py(r.value());
                    if (frame.showsY(y)) {
                        b.level(frame.left(), frame.right(), y, b.overlay(r.role(), r.dash(), 1.2));
                    }
                }
                case Overlay.Phase ignored -> {}
                case Overlay.StepBand ignored -> {}
                case Overlay.Ring ignored -> {}
                case Overlay.Symbol ignored -> {}
                case Overlay.Note ignored -> {}
            }
        }
    }

    /** Past is ink, and quieter than now; what was or is expected keeps its colour. */
    private void marker(Overlay.Marker m) {
        Stroke stroke = b.overlay(m.role(), m.dash(), m.ahead() ? 1.5 : 1);
        boolean past = m.role() == ColourRole.INK && !m.ahead();
        vertical(m.step(), past ? stroke.withOpacity(0.55) : stroke);
    }

    private void vertical(double step, Stroke stroke) {
        double x = frame.px(step);
        if (frame.showsX(x)) {
            b.upright(x, frame.top() - (content.hasLane() ? 4 : 0), frame.bottom(), stroke);
        }
    }
}
