package org.grokscope.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.DoubleStream;
import org.grokscope.plot.model.AutoRange;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.Ticks;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;

/**
 * A plot of a page: curves over the step axis.
 *
 * @param id what the script and the style sheet know it by; its title and subtitle are the texts {@code panel.ID.…}
 * @param kind the value axis
 * @param format how values are written
 * @param curves what is drawn
 * @param range the values that the axis shows
 */
record PagePanel(String id, ScaleKind kind, ValueFormat format, List<PageCurve> curves, YRange.Fixed range) {

    private static final int MOST_TICKS = 7;

    /** A panel whose axis shows all values of its curves, and some more. */
    static PagePanel of(String id, ScaleKind kind, List<PageCurve> curves, int[] rows, DoubleStream more) {
        double[] values = DoubleStream.concat(
                        more, curves.stream().flatMapToDouble(curve -> DoubleStream.of(rowsOf(curve, rows))))
                .filter(value -> Double.isFinite(value) && (kind == ScaleKind.LINEAR || value > 0))
                .toArray();
        YRange.Fixed range = AutoRange.values(
                kind,
                DoubleStream.of(values).min().orElse(Double.NaN),
                DoubleStream.of(values).max().orElse(Double.NaN));
        return new PagePanel(id, kind, ValueFormat.NUMBER, curves, range);
    }

    private static double[] rowsOf(PageCurve curve, int[] rows) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = curve.values().applyAsDouble(rows[i]);
        }
        return values;
    }

    JsonObject json(PageTexts texts) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("title", texts.of("panel." + id + ".title"));
        json.addProperty("subtitle", texts.of("panel." + id + ".subtitle"));
        json.addProperty("log", kind == ScaleKind.LOG);
        json.addProperty("percent", format == ValueFormat.PERCENT);
        json.add("range", PageNumbers.list(range.lower(), range.upper()));
        json.add("ticks", ticks(Scale.of(kind, range.lower(), range.upper()), MOST_TICKS, format, 0));
        JsonArray all = new JsonArray();
        curves.forEach(curve -> all.add(curve.json()));
        json.add("curves", all);
        return json;
    }

    /** Places on an axis with their labels. */
    static JsonArray ticks(Scale scale, int most, ValueFormat format, double minStep) {
        Ticks ticks = Ticks.of(scale, most, format, minStep);
        JsonArray all = new JsonArray();
        for (int i = 0; i < ticks.count(); i++) {
            JsonArray tick = PageNumbers.list(ticks.at(i));
            tick.add(format.tick(ticks.at(i), ticks.step()));
            all.add(tick);
        }
        return all;
    }
}
