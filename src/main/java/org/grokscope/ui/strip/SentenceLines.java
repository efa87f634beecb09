package org.grokscope.ui.strip;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.grokscope.ui.controls.Nodes;

/**
 * Breaks a sentence into lines of about the same length, so that none is a single word. A sentence that is longer than two lines is set smaller;
 * where that is not enough, in three.
 */
final class SentenceLines {

    /**
     * A size of the sentence.
     *
     * @param style its style class; empty for the usual size
     * @param factor in sizes of the small type
     */
    private record Size(String style, double factor) {}

    /** The largest in which the sentence takes no more than two lines; the last in any case. */
    private static final List<Size> SIZES =
            List.of(new Size("", 1.25), new Size("medium", 1.13), new Size("long", 1.04));

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
                    .filter(each -> lines(each.factor * smallType, room) <= 2)
                    .findFirst()
                    .orElse(SIZES.getLast());
            SIZES.stream()
                    .map(Size::style)
                    .filter(style -> !style.isEmpty())
                    .forEach(style -> Nodes.style(sentence, style, style.equals(size.style)));
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
        meter.setFont(Font.font(sentence.getFont().getFamily(), size));
        meter.setText(sentence.getText());
        meter.setWrappingWidth(0);
        double line = meter.getLayoutBounds().getHeight();
        meter.setWrappingWidth(width);
        return (int) Math.round(meter.getLayoutBounds().getHeight() / line);
    }
}
