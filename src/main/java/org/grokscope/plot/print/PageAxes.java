package org.grokscope.plot.print;

import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.Ticks;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.PageSurface;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface.Align;
import org.grokscope.typesetting.MathText;

/**
 * Paints the axes of a panel: two spines with ticks outside, and their titles.
 *
 * @param leastStep no finer ticks than this on the horizontal axis; see {@link Ticks#of}
 */
record PageAxes(PageSurface g, Brush b, PlotFrame frame, double leastStep) {
    private static final double TICK = 4;
    private static final double MINOR = 2.4;
    /** Space for a number on either axis, before scaling. */
    private static final double PITCH_ACROSS = 44;

    private static final double PITCH_UP = 26;
    /** From the vertical axis to the middle of its title. */
    private static final double NAME = PanelRoom.LEFT - 13;

    /** The title of an axis, which begins with a capital, and whether it has numbers. */
    record Labels(String title, boolean numbered) {
        Labels {
            title = MathText.capitalized(title);
        }
    }

    void paint(Labels up, Labels across) {
        Stroke stroke = new Stroke(b.palette().ink(), b.style().line(1.1));
        g.strokePolyline(
                new double[] {frame.left(), frame.left(), frame.right()},
                new double[] {frame.top(), frame.bottom(), frame.bottom()},
                stroke);
        if (up.numbered) {
            values(stroke);
        }
        if (across.numbered) {
            steps(stroke);
        }
        double middle = frame.left() + frame.width() / 2;
        b.write(across.title, b.style().body(), b.palette().ink(), Align.CENTRE, middle, frame.bottom() + b.em(27));
        g.upward(
                frame.left() - b.em(NAME),
                frame.top() + frame.height() / 2,
                () -> b.write(up.title, b.style().body(), b.palette().ink(), Align.CENTRE, 0, 0));
    }

    private void values(Stroke stroke) {
        Scale ys = frame.ys();
        double high = Math.max(ys.lower(), ys.upper());
        Scale upward = high == ys.upper() ? ys : Scale.of(ys.kind(), Math.min(ys.lower(), ys.upper()), high);
        Ticks ticks = Ticks.of(upward, Math.max(3, (int) (frame.height() / b.em(PITCH_UP))), ValueFormat.NUMBER, 0);
        for (int i = 0; i < ticks.count(); i++) {
            double y = frame.py(ticks.at(i));
            valueTick(y, TICK, stroke);
            String text = ValueFormat.NUMBER.tick(ticks.at(i), ticks.step());
            b.write(text, b.style().small(), b.palette().ink(), Align.RIGHT, frame.left() - b.em(TICK + 3), y);
        }
        if (frame.ys().kind() == ScaleKind.LOG) {
            minor(stroke);
        }
    }

    /** Every whole multiple of a power of ten. */
    private void minor(Stroke stroke) {
        double low = frame.ys().lower();
        double high = frame.ys().upper();
        for (double decade = Math.pow(10, Math.floor(Math.log10(low))); decade <= high; decade *= 10) {
            for (int m = 1; m < 10; m++) {
                if (m * decade >= low && m * decade <= high) {
                    valueTick(frame.py(m * decade), MINOR, stroke);
                }
            }
        }
    }

    private void valueTick(double y, double length, Stroke stroke) {
        g.strokeLine(frame.left() - b.style().line(length), y, frame.left(), y, stroke);
    }

    private void steps(Stroke stroke) {
        int most = Math.max(2, (int) (frame.width() / b.em(PITCH_ACROSS)));
        Ticks ticks = Ticks.of(frame.xs(), most, ValueFormat.NUMBER, leastStep);
        for (int i = 0; i < ticks.count(); i++) {
            double x = frame.px(ticks.at(i));
            g.strokeLine(x, frame.bottom(), x, frame.bottom() + b.style().line(TICK), stroke);
            String text = ValueFormat.NUMBER.tick(ticks.at(i), ticks.step());
            double y = frame.bottom() + b.em(11);
            b.write(text, b.style().small(), b.palette().ink(), Align.CENTRE, x, y);
        }
    }
}
