package org.grokscope.plot.pictures;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;
import org.grokscope.typesetting.NumberMarks;

/**
 * Paints bars on a card: one row upwards, and a second one downwards from the same line, each as long as there is room. Bars that matter have
 * their numbers.
 */
public final class BarPainter {
    private final Brush b;
    private final BarPicture picture;
    private final double left;
    private final double pitch;
    private final int count;

    /** Prepares painting on the whole surface. */
    public BarPainter(Brush b, BarPicture picture) {
        this.b = b;
        this.picture = picture;
        count = picture.isEmpty() ? 0 : picture.bars().getFirst().heights().size();
        left = b.em(14);
        pitch = (b.g().width() - 2 * left) / Math.max(1, count);
    }

    /** The bar at an x, counted from 0; there may be none. */
    public int at(double x) {
        return (int) Math.floor((x - left) / pitch);
    }

    /**
     * Paints everything.
     *
     * @param pointed the bar that stands out and is read; −1 for none
     */
    public void paint(int pointed) {
        if (picture.isEmpty()) {
            PicturePainter.nothing(b, picture);
            return;
        }
        double head = PicturePainter.head(b, picture);
        boolean both = picture.bars().size() > 1;
        double top = head + b.em(14);
        double bottom = b.g().height() - b.em(both ? 36 : 20);
        double middle = both ? (top + bottom) / 2 : bottom;
        row(picture.bars().getFirst(), middle, top - middle, pointed);
        if (both) {
            row(picture.bars().getLast(), middle, bottom - middle, pointed);
        }
        Stroke line = new Stroke(b.palette().muted(), 1);
        b.g().strokeLine(left, middle, left + pitch * count, middle, line);
        foot(pointed);
    }

    /**
     * Paints a row of bars.
     *
     * @param reach length of the longest bar: negative upwards, positive downwards
     */
    private void row(BarPicture.Bars bars, double middle, double reach, int pointed) {
        double largest = bars.largest();
        if (largest == 0) {
            return;
        }
        double gap = pitch > 4 ? 1 : 0;
        for (int i = 0; i < bars.heights().size(); i++) {
            double length = reach * bars.heights().get(i) / largest;
            if (Math.abs(length) > 0) {
                double y = Math.min(middle, middle + length);
                Colour colour = i == pointed ? b.palette().ink() : colour(b, bars, i);
                b.g().fillRect(left + i * pitch + gap / 2, y, pitch - gap, Math.abs(length), 0, colour);
            }
        }
        numbers(
                b,
                picture.first(),
                bars,
                i -> left + (i + 0.5) * pitch,
                i -> middle + reach * bars.heights().get(i) / largest + Math.copySign(b.em(8), reach));
    }

    /**
     * Writes the numbers of the bars that matter, as far as they are clear of each other.
     *
     * @param first the number of the first bar
     * @param x the middle of the number of a bar, counted from 0
     * @param y the same, down
     */
    public static void numbers(Brush b, int first, BarPicture.Bars bars, IntToDoubleFunction x, IntToDoubleFunction y) {
        PlotFont font = b.style().smallStrong();
        double free = Double.NEGATIVE_INFINITY;
        for (int i : bars.named().stream().sorted().toList()) {
            String text = Integer.toString(first + i);
            double middle = x.applyAsDouble(i);
            double half = b.width(text, font) / 2;
            if (middle - half > free) {
                Colour colour = b.palette().text(ColourRole.KEY);
                b.write(text, font, colour, Surface.Align.CENTRE, middle, y.applyAsDouble(i));
                free = middle + half + 2;
            }
        }
    }

    /** The colour of a bar: those that matter stand out. */
    public static Colour colour(Brush b, BarPicture.Bars bars, int bar) {
        return bars.named().contains(bar)
                ? b.palette().key()
                : b.of(bars.role()).withOpacity(0.75);
    }

    private void foot(int pointed) {
        double y = b.g().height() - b.em(10);
        PlotStyle style = b.style();
        if (pointed >= 0 && pointed < count) {
            b.write(reading(pointed), style.small(), b.palette().ink(), Surface.Align.LEFT, left, y);
            return;
        }
        List<BarPicture.Bars> bars = picture.bars();
        boolean one = bars.size() == 1;
        double names = one ? 0 : b.width(bars.getFirst().name() + " ↑", style.smallStrong());
        String start = picture.unit() + " " + picture.first();
        boolean fits = b.width(start, style.small()) + names + b.em(20) < pitch * count / 2;
        b.caption(fits ? start : Integer.toString(picture.first()), Surface.Align.LEFT, left, y);
        b.caption(Integer.toString(picture.first() + count - 1), Surface.Align.RIGHT, left + pitch * count, y);
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
    private String reading(int pointed) {
        StringBuilder text = new StringBuilder(picture.unit()).append(' ').append(picture.first() + pointed);
        for (BarPicture.Bars bars : picture.bars()) {
            if (pointed < bars.heights().size()) {
                double percent = 100 * bars.heights().get(pointed);
                String share = NumberMarks.localized(String.format(Locale.ROOT, "%.1f %%", percent));
                text.append(" · ").append(bars.name()).append(' ').append(share);
            }
        }
        return text.toString();
    }
}
