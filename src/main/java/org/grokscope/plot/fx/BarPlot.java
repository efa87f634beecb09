package org.grokscope.plot.fx;

import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;

/**
 * Strengths by number, such as a spectrum: one row of bars upwards, and a second one downwards from the same line. Bars that
 * matter have their numbers. Use on the JavaFX thread.
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
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
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
    void paint(Surface g, PlotStyle look, Data shown) {
        double head = writeHead(g, look, shown.title(), shown.subtitle());
        if (shown.bars().isEmpty()) {
            writeEmpty(g, look, shown.empty());
            return;
        }
        int count = shown.bars().getFirst().heights().size();
        left = look.em(14);
        pitch = (g.width() - 2 * left) / Math.max(1, count);
        boolean both = shown.bars().size() > 1;
        double topRoom = head + look.em(14);
        double bottomRoom = g.height() - look.em(both ? 36 : 20);
        double middle = both ? (topRoom + bottomRoom) / 2 : bottomRoom;
        row(g, look, shown, 0, middle, middle - topRoom, -1);
        if (both) {
            row(g, look, shown, 1, middle, bottomRoom - middle, 1);
        }
        g.setStroke(look.palette().muted());
        g.setLineWidth(1);
        g.setLineDashes();
        g.strokeLine(left, middle, left + pitch * count, middle);
        foot(g, look, shown, count);
    }

    private void row(Surface g, PlotStyle look, Data shown, int which, double middle, double room, int way) {
        Bars bars = shown.bars().get(which);
        double largest = 0;
        for (double height : bars.heights()) {
            largest = Double.isFinite(height) ? Math.max(largest, height) : largest;
        }
        Color plain = look.palette().of(bars.role());
        double gap = pitch > 4 ? 1 : 0;
        for (int i = 0; i < bars.heights().size(); i++) {
            double height = bars.heights().get(i);
            if (largest > 0 && height > 0) {
                double length = room * height / largest;
                boolean key = bars.named().contains(i);
                g.setFill(
                        i == pointed
                                ? look.palette().ink()
                                : key ? look.palette().key() : plain.deriveColor(0, 1, 1, 0.75));
                g.fillRect(left + i * pitch + gap / 2, way < 0 ? middle - length : middle, pitch - gap, length);
            }
        }
        double free = Double.NEGATIVE_INFINITY;
        for (int i : bars.named().stream().sorted().toList()) {
            String text = Integer.toString(shown.first() + i);
            double x = left + (i + 0.5) * pitch;
            double half = look.width(text, look.smallStrong()) / 2;
            double length = largest > 0 ? room * bars.heights().get(i) / largest : 0;
            if (x - half > free) {
                look.write(
                        g,
                        text,
                        look.smallStrong(),
                        look.palette().text(ColourRole.KEY),
                        TextAlignment.CENTER,
                        x,
                        middle + way * (length + look.em(8)));
                free = x + half + 2;
            }
        }
    }

    private void foot(Surface g, PlotStyle look, Data shown, int count) {
        Color muted = look.palette().muted();
        double y = g.height() - look.em(10);
        if (pointed >= 0 && pointed < count) {
            StringBuilder text = new StringBuilder(shown.unit()).append(' ').append(shown.first() + pointed);
            for (Bars bars : shown.bars()) {
                if (pointed < bars.heights().size()) {
                    text.append(String.format(
                            Locale.ROOT,
                            " · %s %.1f %%",
                            bars.name(),
                            100 * bars.heights().get(pointed)));
                }
            }
            look.write(g, text.toString(), look.small(), look.palette().ink(), TextAlignment.LEFT, left, y);
            return;
        }
        double names =
                shown.bars().size() > 1 ? look.width(shown.bars().getFirst().name() + " ↑", look.smallStrong()) : 0;
        String start = shown.unit() + " " + shown.first();
        boolean fits = look.width(start, look.small()) + names + look.em(20) < pitch * count / 2;
        look.write(g, fits ? start : Integer.toString(shown.first()), look.small(), muted, TextAlignment.LEFT, left, y);
        double x = left + pitch * count / 2;
        for (int i = 0; i < shown.bars().size(); i++) {
            Bars bars = shown.bars().get(i);
            boolean one = shown.bars().size() == 1;
            look.write(
                    g,
                    bars.name() + (one ? "" : i == 0 ? " ↑" : " ↓"),
                    look.smallStrong(),
                    look.palette().text(bars.role()),
                    one ? TextAlignment.CENTER : i == 0 ? TextAlignment.RIGHT : TextAlignment.LEFT,
                    one ? x : i == 0 ? x - look.em(6) : x + look.em(6),
                    y);
        }
        String last = Integer.toString(shown.first() + count - 1);
        look.write(g, last, look.small(), muted, TextAlignment.RIGHT, left + pitch * count, y);
    }
}
