package org.grokscope.plot.labels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    /** What names the step that is shown goes last of all. */
    private static final double NOW_NUMBER = 1_000_000;
    /** How far a leader reaches below its label. */
    private static final double UNDER = 10;

    private final Labels labels;
    private final PlotFrame frame;
    private final PlotStyle style;
    private final double from;
    private final double to;
    private final double gap;
    private final List<List<Text>> texts = new ArrayList<>();
    /** Where the lines are that are named. */
    private final List<Double> lines = new ArrayList<>();

    private final Set<Overlay.Marker> nameless = new HashSet<>();
    private final List<EventLane.Item> items = new ArrayList<>();

    /** One form of a label. */
    private record Text(String text, String detail, PlotFont font, ColourRole role) {}

    LaneLabels(Labels labels) {
        this.labels = labels;
        frame = labels.frame;
        style = labels.style;
        from = PlotLayout.laneFrom(frame, labels.content, style);
        to = PlotLayout.laneTo(frame, labels.content, style);
        gap = labels.em(8);
    }

    void place() {
        List<Overlay.Marker> markers = labels.content.overlays().stream()
                .filter(Overlay.Marker.class::isInstance)
                .map(Overlay.Marker.class::cast)
                .filter(marker -> !marker.label().isEmpty())
                .sorted(Comparator.comparingInt(Overlay.Marker::priority).thenComparingDouble(Overlay.Marker::step))
                .toList();
        List<Overlay.Marker> inView = new ArrayList<>();
        for (int rank = 0; rank < markers.size(); rank++) {
            if (marker(markers.get(rank), rank)) {
                inView.add(markers.get(rank));
            }
        }
        for (Overlay overlay : labels.content.overlays()) {
            if (overlay instanceof Overlay.Now now && !now.label().isEmpty() && frame.showsX(frame.px(now.step()))) {
                Text text = new Text(now.label(), "", style.smallStrong(), ColourRole.INK);
                Text number = new Text(number(now.step()), "", style.smallStrong(), ColourRole.INK);
                double x = frame.px(now.step());
                add(x, inLane(x), List.of(text, number), new double[] {NOW, NOW_NUMBER});
            }
        }
        List<EventLane.Place> places = EventLane.place(items, from, to, gap);
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).form() < texts.get(i).size()) {
                Text text = texts.get(i).get(places.get(i).form());
                write(text, places.get(i).left(), lines.get(i));
            } else if (i < inView.size()) {
                nameless.add(inView.get(i));
            }
        }
    }

    /** Names lines for which there is no room above beside them, in the uppermost place of the plot where there is. */
    void inside() {
        for (Overlay overlay : labels.content.overlays()) {
            if (overlay instanceof Overlay.Marker m && nameless.contains(m)) {
                double x = frame.px(m.step());
                Labels.Spots spots = (width, height) -> beside(x, width, height);
                if (frame.showsX(x)
                        && labels.write(
                                "line " + m.label(), null, List.of(m.label()), style.small(), m.role(), spots)) {
                    nameless.remove(m);
                }
            }
        }
    }

    /** To the right and to the left of a line, from its upper end down. */
    private LabelPlacer.Candidates beside(double x, double width, double height) {
        double away = labels.em(6);
        int rows = Math.max(1, (int) (frame.height() / height));
        return LabelPlacer.Candidates.of(2 * rows, i -> {
            double left = i % 2 == 0 ? x + away : x - away - width;
            int row = i / 2;
            return new Spot(i, new Box(left, frame.top() + 2 + row * height, width, height), null);
        });
    }

    /** The marked steps in view that have no room for any of their texts. */
    Set<Overlay.Marker> nameless() {
        return nameless;
    }

    private void write(Text text, double left, double line) {
        double height = Labels.high(style.small());
        Box box = new Box(left, frame.top() - labels.em(5) - height, width(text), height);
        labels.placed.add(new PlotLabel(text.text, text.detail, text.font, text.role, box, leader(box, line)));
    }

    /** A level line from a label to the upper end of what it names, if it could not come near; null if it did. */
    private Spot.Leader leader(Box box, double x) {
        double beside = EventLane.BESIDE * gap + 1e-6;
        if (x >= box.left() - beside && x <= box.right() + beside) {
            return null;
        }
        double under = Math.min(labels.em(UNDER), box.width());
        double y = frame.top() - labels.em(3);
        return new Spot.Leader(x < box.left() ? box.left() + under : box.right() - under, y, x, y);
    }

    /** The place in the lane that is next to a line; one below the title or the controls lies outside. */
    private double inLane(double x) {
        return Math.max(from, Math.min(to, x));
    }

    /** Adds the label of a marked step, if that is in view or ahead. */
    private boolean marker(Overlay.Marker m, int rank) {
        double x = frame.px(m.step());
        boolean beyond = m.ahead() && x > frame.right();
        if (!beyond && !frame.showsX(x)) {
            return false;
        }
        PlotFont font = m.ahead() ? style.smallStrong() : style.small();
        String arrow = beyond ? " →" : "";
        List<Text> forms = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        double words = (m.ahead() ? 100 * WORDS : WORDS) + rank;
        if (!m.detail().isEmpty()) {
            forms.add(new Text(m.label() + arrow, m.detail(), font, m.role()));
            costs.add(0.0);
        }
        forms.add(new Text(m.label() + arrow, "", font, m.role()));
        costs.add(words);
        // A number stands for words that say it; of others, such as a loss spike, it would say nothing.
        if (m.label().contains(number(m.step()))) {
            forms.add(new Text(number(m.step()) + arrow, "", font, m.role()));
            costs.add((m.ahead() ? 100 * NUMBER : NUMBER) + rank);
        }
        double line = beyond ? to : x;
        double[] each = costs.stream().mapToDouble(Double::doubleValue).toArray();
        add(line, m.ahead() ? inLane(line) : line, forms, each);
        return true;
    }

    private static String number(double step) {
        return ValueFormat.NUMBER.tick(Math.rint(step), 1);
    }

    /** Adds a label of a line, which is to stand at an x: a detail goes first of all, then words, then the number. */
    private void add(double line, double x, List<Text> forms, double[] costs) {
        texts.add(forms);
        lines.add(line);
        // What is shown now is named in any case.
        boolean now = costs[costs.length - 1] == NOW_NUMBER;
        items.add(new EventLane.Item(x, forms.size(), form -> width(forms.get(form)), form -> costs[form], line, now));
    }

    private double width(Text text) {
        double words = labels.width(text.text, text.font);
        return text.detail.isEmpty()
                ? words
                : words + labels.width(LabelPainter.BEFORE_DETAIL + text.detail, style.small());
    }
}
