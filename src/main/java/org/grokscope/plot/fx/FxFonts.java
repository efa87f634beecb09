package org.grokscope.plot.fx;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.TextMeter;
import org.grokscope.typesetting.MathText;
import org.grokscope.typesetting.Typeface;

/** The fonts of plots as JavaFX has them, looked up once each, and the widths of texts in them. */
final class FxFonts implements TextMeter {
    private static final int MOST_TEXTS = 200;

    private final Map<PlotFont, Font> fonts = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    /** Never shown; measures texts. */
    private final Text meter = new Text();

    Font of(PlotFont font) {
        return fonts.computeIfAbsent(font, FxFonts::find);
    }

    private static Font find(PlotFont font) {
        return Font.font(font.family(), font.bold() ? FontWeight.BOLD : FontWeight.NORMAL, font.size());
    }

    /** A text as it is given to JavaFX. Labels are drawn again and again, and read once. */
    String set(String text, PlotFont font) {
        if (!Typeface.hasSymbols(font.family())) {
            return text;
        }
        if (texts.size() > MOST_TEXTS) {
            texts.clear();
        }
        return texts.computeIfAbsent(text, MathText::set);
    }

    @Override
    public double width(String text, PlotFont font) {
        meter.setFont(of(font));
        meter.setText(set(text, font));
        return meter.getLayoutBounds().getWidth();
    }
}
