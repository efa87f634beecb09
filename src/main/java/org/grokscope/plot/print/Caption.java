package org.grokscope.plot.print;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.Surface;

/**
 * The caption of a page, broken into lines.
 *
 * @param lines each of parts in one font
 * @param pitch from line to line
 */
record Caption(List<List<Part>> lines, double pitch) {
    /** A part of a line. */
    record Part(String text, boolean strong, double x) {}

    /** Holds words together, above all those of a formula. */
    private static final char NO_BREAK = '\u00a0';

    static Caption of(Page page, double width) {
        PlotStyle style = page.style();
        double pitch = style.em(14);
        if (page.caption().isEmpty()) {
            return new Caption(List.of(), pitch);
        }
        Breaker breaker = new Breaker(style, width);
        // The title is one piece: it is short, and its formula would be read wrong in pieces.
        breaker.add(page.title().replace(' ', NO_BREAK) + ".", true);
        for (String word : page.caption().strip().split(" +", -1)) {
            breaker.addBroken(word);
        }
        return new Caption(breaker.end(), pitch);
    }

    double height() {
        return lines.size() * pitch;
    }

    void paint(Brush b, double left, double top) {
        double centre = top + pitch / 2;
        for (List<Part> line : lines) {
            for (Part part : line) {
                PlotFont font = font(b.style(), part.strong);
                b.write(part.text, font, b.palette().ink(), Surface.Align.LEFT, left + part.x, centre);
            }
            centre += pitch;
        }
    }

    private static PlotFont font(PlotStyle style, boolean strong) {
        return strong ? style.smallStrong() : style.small();
    }

    /** Fills lines with words. */
    private static final class Breaker {
        private final PlotStyle style;
        private final double limit;
        private final List<List<Part>> lines = new ArrayList<>();
        private List<Part> line = new ArrayList<>();

        Breaker(PlotStyle style, double limit) {
            this.style = style;
            this.limit = limit;
        }

        /** Adds a word that may be longer than a line, such as a share text: in pieces, each up to a comma if it has one. */
        void addBroken(String word) {
            String rest = word;
            while (rest.length() > 1 && width(rest, false) > limit) {
                int end = rest.length() - 1;
                while (end > 1 && width(rest.substring(0, end), false) > limit) {
                    end--;
                }
                int comma = rest.lastIndexOf(',', end - 1);
                int cut = comma > 0 ? comma + 1 : end;
                add(rest.substring(0, cut), false);
                rest = rest.substring(cut);
            }
            add(rest, false);
        }

        void add(String word, boolean strong) {
            String text = word.replace(NO_BREAK, ' ');
            Part last = line.isEmpty() ? new Part("", strong, 0) : line.getLast();
            boolean joins = !line.isEmpty() && last.strong == strong;
            String longer = joins ? last.text + " " + text : text;
            double x = joins || line.isEmpty() ? last.x : last.x + width(last.text + " ", last.strong);
            if (!line.isEmpty() && x + width(longer, strong) > limit) {
                lines.add(line);
                line = new ArrayList<>(List.of(new Part(text, strong, 0)));
                return;
            }
            if (joins) {
                line.removeLast();
            }
            line.add(new Part(longer, strong, x));
        }

        private double width(String text, boolean strong) {
            return style.meter().width(text, font(style, strong));
        }

        List<List<Part>> end() {
            if (!line.isEmpty()) {
                lines.add(line);
            }
            return List.copyOf(lines);
        }
    }
}
