package org.grokscope.ui.strip;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Breaks a sentence into lines of about the same length, so that none is a single word. A sentence that is longer than two lines is set smaller;
 * where that is not enough, in three or four.
 */
final class SentenceLines {

    private static final String FAMILY = "Inter Semi Bold";

    /**
     * A size of the sentence.
     *
     * @param factor in sizes of the small type
     * @param most how many lines there is room for
     */
    private record Size(double factor, int most) {}

    /** The first that has room for the sentence is taken; the last in any case. */
    private static final List<Size> SIZES =
            List.of(new Size(1.25, 2), new Size(1.13, 2), new Size(1.04, 3), new Size(0.96, 4));

    /** The height of its usual place, in sizes of the small type. */
    private static final double HEIGHT = 3.9;

    private final Label sentence;
    /** Never shown; breaks the sentence into lines. */
    private final Text meter = new Text();

    SentenceLines(Label sentence) {
        this.sentence = sentence;
    }

    /**
     * Fits the sentence.
     *
     * @param room the width that it may take
     * @param smallType the size that all others follow
     */
    void fit(double room, double smallType) {
        if (room > 0) {
            Size size = SIZES.stream()
                    .filter(each -> lines(each.factor * smallType, room) <= each.most)
                    .findFirst()
                    .orElse(SIZES.getLast());
            String style = String.format(Locale.ROOT, "-fx-font-size: %.2fpx", size.factor * smallType);
            if (!style.equals(sentence.getStyle())) {
                sentence.setStyle(style);
                // At once: otherwise it would take effect only after the layout for which it is chosen.
                sentence.applyCss();
            }
            double height = Math.max(HEIGHT * smallType, height(size.factor * smallType, room) + smallType / 3);
            sentence.setMinHeight(height);
            sentence.setMaxHeight(height);
            sentence.setMaxWidth(balanced(size.factor * smallType, room));
        }
    }

    /** The least width that takes no more lines. */
    private double balanced(double size, double room) {
        int most = lines(size, room);
        if (most == 1) {
            return room;
        }
        double low = room / (most + 1);
        double high = room;
        while (high - low > 2) {
            double middle = (low + high) / 2;
            if (lines(size, middle) > most) {
                low = middle;
            } else {
                high = middle;
            }
        }
        // A label measures its lines a little differently.
        return Math.min(room, Math.ceil(high) + size / 4);
    }

    private int lines(double size, double width) {
        double all = height(size, width);
        meter.setWrappingWidth(0);
        return (int) Math.round(all / meter.getLayoutBounds().getHeight());
    }

    private double height(double size, double width) {
        meter.setFont(Font.font(FAMILY, size));
        meter.setText(sentence.getText());
        meter.setWrappingWidth(width);
        return meter.getLayoutBounds().getHeight();
    }
}
