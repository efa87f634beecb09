package org.grokscope.plot.labels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.PlotLayout;
import org.grokscope.plot.paint.PlotStyle;

/** Labels steps in the lane above the plot: what happened, now, and what is expected. */
final class LaneLabels {
    /** Costs of losing a text in the lane; see {@link EventLane.Item}. */
    private static final double WORDS = 10;

    private static final double NUMBER = 1_000;
    private static final double NOW = 50_000;

    private final Labels labels;
    private final PlotFrame frame;
    private final PlotStyle style;
    private final double from;
    private final double to;
    private final List<Text[]> texts = new ArrayList<>();
    private final List<EventLane.Item> items = new ArrayList<>();

    /** One form of a label. */
    private record Text(String text, String detail, PlotFont font, ColourRole role) {}

    LaneLabels(Labels labels) {
        this.labels = labels;
        frame = labels.frame;
        style = labels.style;
        from = PlotLayout.laneFrom(frame, labels.content, style);
        to = PlotLayout.laneTo(frame, labels.content, style);
    }

    void place() {
        List<Overlay.Marker> markers = labels.content.overlays().stream()
                .filter(Overlay.Marker.class::isInstance)
                .map(Overlay.Marker.class::cast)
                .filter(marker -> !marker.label().isEmpty())
                .sorted(Comparator.comparingInt(Overlay.Marker::priority).thenComparingDouble(Overlay.Marker::step))
                .toList();
        for (int rank = 0; rank < markers.size(); rank++) {
            marker(markers.get(rank), rank);
        }
        for (Overlay overlay : labels.content.overlays()) {
            if (overlay instanceof Overlay.Now now && !now.label().isEmpty() && frame.showsX(frame.px(now.step()))) {
                Text text = new Text(now.label(), "", style.smallStrong(), ColourRole.INK);
                Text number = new Text(number(now.step()), "", style.smallStrong(), ColourRole.INK);
                add(frame.px(now.step()), new Text[] {text, number}, NOW, Double.POSITIVE_INFINITY);
            }
        }
        double height = labels.high(style.small());
        double top = frame.top() - labels.em(5) - height;
        List<EventLane.Place> places = EventLane.place(items, from, to, labels.em(8));
        for (int i = 0; i < places.size(); i++) {
            EventLane.Place place = places.get(i);
            if (place.form() < texts.get(i).length) {
                Text text = texts.get(i)[place.form()];
                double width = width(text);
                Box box = new Box(place.left(), top, width, height);
                labels.placed.add(new PlotLabel(text.text, text.detail, text.font, text.role, box, null));
            }
        }
    }

    private void marker(Overlay.Marker m, int rank) {
        double x = frame.px(m.step());
        boolean beyond = m.ahead() && x > frame.right();
        if (!beyond && !frame.showsX(x)) {
            return;
        }
        PlotFont font = m.ahead() ? style.smallStrong() : style.small();
        String arrow = beyond ? " →" : "";
        List<Text> forms = new ArrayList<>();
        if (!m.detail().isEmpty()) {
            forms.add(new Text(m.label() + arrow, m.detail(), font, m.role()));
        }
        forms.add(new Text(m.label() + arrow, "", font, m.role()));
        forms.add(new Text(number(m.step()) + arrow, "", font, m.role()));
        double words = (m.ahead() ? 100 * WORDS : WORDS) + rank;
        double number = (m.ahead() ? 100 * NUMBER : NUMBER) + rank;
        add(beyond ? to : x, forms.toArray(Text[]::new), words, number);
    }

    private static String number(double step) {
        return ValueFormat.NUMBER.tick(Math.rint(step), 1);
    }

    /** Adds a label: a detail goes first of all, then words, then the number. */
    private void add(double x, Text[] forms, double words, double number) {
        double[] costs = new double[forms.length];
        for (int i = 0; i < forms.length; i++) {
            costs[i] = !forms[i].detail.isEmpty() ? 0 : i == forms.length - 1 ? number : words;
        }
        texts.add(forms);
        items.add(new EventLane.Item(x, forms.length, form -> width(forms[form]), form -> costs[form]));
    }

    private double width(Text text) {
        double words = labels.width(text.text, text.font);
        return text.detail.isEmpty()
                ? words
                : words + labels.width(LabelPainter.BEFORE_DETAIL + text.detail, style.small());
    }
}
