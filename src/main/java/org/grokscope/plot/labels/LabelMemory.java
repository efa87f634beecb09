package org.grokscope.plot.labels;

import java.util.HashMap;
import java.util.Map;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.PlotStyle;

/**
 * Where the labels of a plot were when it was last drawn, so that they stay there while its curves grow. Other axes or another size forget it.
 * Also keeps what a redraw would otherwise have to allocate.
 */
public final class LabelMemory {
    /**
     * A place among the candidates of a label.
     *
     * @param form which of its texts, 0 the fullest
     * @param place which place
     */
    record Choice(int form, int place) {}

    /** A text that has been measured. */
    private record Text(String text, PlotFont font) {}

    private static final int MOST_WIDTHS = 200;

    final CurveColumns columns = new CurveColumns();
    private final Map<String, Choice> choices = new HashMap<>();
    private final Map<Text, Double> widths = new HashMap<>();
    private PlotFrame frame;

    /** The width of a text, measured once. */
    double width(PlotStyle style, String text, PlotFont font) {
        if (widths.size() > MOST_WIDTHS) {
            widths.clear();
        }
        return widths.computeIfAbsent(new Text(text, font), it -> style.width(it.text, it.font));
    }

    /** Begins a redraw. */
    void begin(PlotFrame now) {
        if (!now.equals(frame)) {
            choices.clear();
            frame = now;
        }
    }

    /** Where a label was; null if it was nowhere. */
    Choice of(String key) {
        return choices.get(key);
    }

    void keep(String key, Choice choice) {
        choices.put(key, choice);
    }

    void forget(String key) {
        choices.remove(key);
    }
}
