package org.grokscope.plot.fx;

import java.util.List;
import java.util.Locale;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/**
 * Strengths by number, such as a spectrum: one row of bars upwards, and a second one downwards from the same line. Bars that
 * matter have their numbers.
 */
public final class BarPlot extends PaintedCard<BarPlot.Data> {

    /**
     * A row of bars.
     *
     * @param name what they are
     * @param role what their colour means
     * @param heights 0 or more, as parts of a whole; NaN for none
     * @param named the indices of bars that are named, counted from 0
     */
    public record Bars(String name, ColourRole role, List<Double> heights, List<Integer> named) {
        /** Copies the lists. */
        public Bars {
            heights = List.copyOf(heights);
            named = List.copyOf(named);
        }
    }

    /**
     * What is shown.
     *
     * @param title above the bars
     * @param subtitle what they are, in a few words
     * @param bars one or two rows; none for an empty plot
     * @param first the number of the first bar
     * @param unit what the numbers are, in one word
     * @param empty what is said while there are none
     */
    public record Data(String title, String subtitle, List<Bars> bars, int first, String unit, EmptyText empty) {
        /** Copies the list. */
        public Data {
            bars = List.copyOf(bars);
        }
    }

    private int pointed = -1;
    private double left;
    private double pitch = 1;

    /** An empty plot. */
    public BarPlot() {
        setOnMouseMoved(event -> point((int) Math.floor((event.getX() - left) / pitch)));
        setOnMouseExited(event -> point(-1));
    }

    @Override
    String describe(Data newData) {
        return newData.title() + ": " + newData.subtitle();
    }

    private void point(int bar) {
        if (bar != pointed) {
            pointed = bar;
            repaint();
        }
    }

    @Override
    void paint(Brush b, Data shown) {
        double head = writeHead(b, shown.title(), shown.subtitle());
        double height = b.g().height();
        if (shown.bars().isEmpty()) {
            b.empty(shown.empty(), b.g().width() / 2, height / 2, b.g().width() - b.em(40));
            return;
        }
        int count = shown.bars().getFirst().heights().size();
        left = b.em(14);
        pitch = (b.g().width() - 2 * left) / Math.max(1, count);
        boolean both = shown.bars().size() > 1;
        double top = head + b.em(14);
        double bottom = height - b.em(both ? 36 : 20);
        double middle = both ? (top + bottom) / 2 : bottom;
        row(b, shown, 0, middle, top - middle);
        if (both) {
            row(b, shown, 1, middle, bottom - middle);
        }
        b.g().strokeLine(
                        left,
                        middle,
                        left + pitch * count,
                        middle,
                        new Stroke(b.palette().muted(), 1));
        foot(b, shown, count);
    }

    /**
     * Paints a row of bars.
     *
     * @param reach length of the longest bar: negative upwards, positive downwards
     */
    private void row(Brush b, Data shown, int which, double middle, double reach) {
        Bars bars = shown.bars().get(which);
        double largest = bars.heights().stream().filter(Double::isFinite).reduce(0.0, Math::max);
        if (largest == 0) {
            return;
        }
        Colour plain = b.of(bars.role()).withOpacity(0.75);
        double gap = pitch > 4 ? 1 : 0;
        for (int i = 0; i < bars.heights().size(); i++) {
            double length = reach * bars.heights().get(i) / largest;
            Colour colour = i == pointed
                    ? b.palette().ink()
                    : bars.named().contains(i) ? b.palette().key() : plain;
            if (Math.abs(length) > 0) {
                double y = Math.min(middle, middle + length);
                b.g().fillRect(left + i * pitch + gap / 2, y, pitch - gap, Math.abs(length), 0, colour);
            }
        }
        double free = Double.NEGATIVE_INFINITY;
        for (int i : bars.named().stream().sorted().toList()) {
            String text = Integer.toString(shown.first() + i);
            double x = left + (i + 0.5) * pitch;
            double half = b.width(text, b.style().smallStrong()) / 2;
            if (x - half > free) {
                double y = middle + reach * bars.heights().get(i) / largest + Math.copySign(b.em(8), reach);
                Colour colour = b.palette().text(ColourRole.KEY);
                b.write(text, b.style().smallStrong(), colour, Surface.Align.CENTRE, x, y);
                free = x + half + 2;
            }
        }
    }

    private void foot(Brush b, Data shown, int count) {
        double y = b.g().height() - b.em(10);
        PlotStyle style = b.style();
        if (pointed >= 0 && pointed < count) {
            b.write(reading(shown), style.small(), b.palette().ink(), Surface.Align.LEFT, left, y);
            return;
        }
        List<Bars> bars = shown.bars();
        boolean one = bars.size() == 1;
        double names = one ? 0 : b.width(bars.getFirst().name() + " ↑", style.smallStrong());
        String start = shown.unit() + " " + shown.first();
        boolean fits = b.width(start, style.small()) + names + b.em(20) < pitch * count / 2;
        b.caption(fits ? start : Integer.toString(shown.first()), Surface.Align.LEFT, left, y);
        b.caption(Integer.toString(shown.first() + count - 1), Surface.Align.RIGHT, left + pitch * count, y);
        double x = left + pitch * count / 2;
        for (int i = 0; i < bars.size(); i++) {
            String name = bars.get(i).name() + (one ? "" : i == 0 ? " ↑" : " ↓");
            Colour colour = b.palette().text(bars.get(i).role());
            Surface.Align align = one ? Surface.Align.CENTRE : i == 0 ? Surface.Align.RIGHT : Surface.Align.LEFT;
            double gap = one ? 0 : i == 0 ? -b.em(6) : b.em(6);
            b.write(name, style.smallStrong(), colour, align, x + gap, y);
        }
    }

    /** What the bars that are pointed at say. */
    private String reading(Data shown) {
        StringBuilder text = new StringBuilder(shown.unit()).append(' ').append(shown.first() + pointed);
        for (Bars bars : shown.bars()) {
            if (pointed < bars.heights().size()) {
                double percent = 100 * bars.heights().get(pointed);
                text.append(String.format(Locale.ROOT, " · %s %.1f %%", bars.name(), percent));
            }
        }
        return text.toString();
    }
}
