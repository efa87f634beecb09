package org.grokscope.plot.labels;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.Extremes;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Series;
import org.grokscope.plot.paint.PlotFont;

/** Labels curves: measured lines at their ends, drawn lines and formulas alongside. */
final class CurveLabels {
    /** How far a label without leader may lie from the end of its curve. */
    private static final double REACH = 60;
    /** Distance of the labels of neighbouring ends, from centre to centre. */
    private static final double PITCH = 16;

    private final Labels labels;
    private final PlotFrame frame;

    /** The last point of a line in view, with the texts that name it, and whether one of them must be there, even over a curve. */
    private record End(
            CurveColumns.Track track,
            String key,
            List<String> texts,
            ColourRole role,
            double x,
            double y,
            boolean needed) {}

    private final List<End> ends = new ArrayList<>();
    /** The places where lines rise, with their names. */
    private final List<End> rises = new ArrayList<>();

    CurveLabels(Labels labels) {
        this.labels = labels;
        frame = labels.frame;
    }

    /** Marks the ends of measured lines, which keeps all labels off them. */
    void mark() {
        for (Curve curve : labels.content.curves()) {
            switch (curve) {
                case Curve.Line line when line.measured() && line.label() != Curve.EndLabel.NONE -> end(line);
                case Curve.Trajectory path -> newest(path);
                default -> {}
            }
        }
    }

    private void end(Curve.Line line) {
        Extremes data = labels.cache.of(line.data());
        int i = data.lastValueAtOrBefore(frame.xs().upper());
        if (i < 0 || data.x(i) < frame.xs().lower()) {
            return;
        }
        boolean named = line.label() == Curve.EndLabel.NAME_AT_RISE;
        int rise = named ? rise(data, i) : -1;
        if (rise >= 0) {
            rises.add(new End(
                    labels.curves.of(line),
                    line.name(),
                    List.of(line.name()),
                    line.role(),
                    across(data, rise),
                    frame.py(middle()),
                    false));
            return;
        }
        String value = labels.content.format().brief(data.y(i));
        List<String> texts = line.label() == Curve.EndLabel.NAME || named
                ? List.of(line.name())
                : line.name().isBlank() ? List.of(value) : List.of(line.name() + " " + value, value);
        double x = frame.px(data.x(i));
        double y = frame.py(data.y(i));
        if (line.label() != Curve.EndLabel.NAME) {
            Figure.Shape shape = line.style().mark();
            double radius = shape == Figure.Shape.DOT && !named ? Mark.END : Mark.SYMBOL;
            labels.mark(new Mark(x, y, radius, line.role(), shape));
        }
        ends.add(new End(
                labels.curves.of(line),
                line.name(),
                texts,
                line.role(),
                x,
                Math.clamp(y, frame.top(), frame.bottom()),
                line.label() == Curve.EndLabel.NAME_AND_VALUE));
    }

    /** The first point in view at which a line is past the middle of the axis, if the one before it is not; −1 without one. */
    private int rise(Extremes data, int last) {
        int first = data.firstAtOrAfter(frame.xs().lower(), 0);
        if (!passes(data, first, last)) {
            return -1;
        }
        int low = first;
        int high = last;
        while (low < high) {
            int between = (low + high) / 2;
            if (passes(data, first, between)) {
                high = between;
            } else {
                low = between + 1;
            }
        }
        return low > first ? low : -1;
    }

    private boolean passes(Extremes data, int first, int last) {
        return data.query(first, last + 1) && data.high() >= middle();
    }

    /** Where a line is in the middle of the axis, on its way to a point. */
    private double across(Extremes data, int rise) {
        double before = data.y(rise - 1);
        double share = Double.isNaN(before) ? 1 : (middle() - before) / (data.y(rise) - before);
        double from = frame.px(data.x(rise - 1));
        return from + share * (frame.px(data.x(rise)) - from);
    }

    private double middle() {
        return frame.ys().value(0.5);
    }

    /** The dot at the end of a trajectory, and its name. */
    private void newest(Curve.Trajectory path) {
        Series across = path.across();
        Extremes up = labels.cache.of(path.up());
        int last = Math.min(across.size(), up.size()) - 1;
        double x = last < 0 ? Double.NaN : frame.px(across.y(last));
        double y = last < 0 ? Double.NaN : frame.py(up.y(last));
        if (frame.contains(x, y)) {
            labels.mark(new Mark(x, y, Mark.RING, path.role(), Figure.Shape.DOT));
            if (!path.name().isEmpty()) {
                List<String> texts = List.of(path.name());
                ends.add(new End(labels.curves.of(path), path.name(), texts, path.role(), x, y, true));
            }
        }
    }

    /** Writes at the ends of measured lines, moved apart in the order of their values where they would overlap. */
    void ends() {
        double pitch = labels.em(PITCH);
        double[] wanted = ends.stream().mapToDouble(End::y).toArray();
        Box inside = labels.inside;
        double[] centres = LabelLayout.spread(wanted, pitch, inside.top(), inside.bottom());
        for (int i = 0; i < centres.length; i++) {
            End end = ends.get(i);
            double centre = neighbours(end) ? centres[i] : end.y;
            SpotSearch.Around around = new SpotSearch.Around(
                    inside, end.x, end.y, labels.em(10), labels.em(REACH), Math.max(3, labels.em(4)));
            Labels.Spots spots = (width, height) -> new SpotSearch(around, width, height, centre);
            // Where the end is walled in, as in a zoomed plot, the label lies elsewhere along the curve.
            Labels.Spots along = (width, height) -> AlongCurve.of(labels, end.track, width, height);
            PlotFont font = labels.style.strong();
            if (!labels.write(end.key, end.track, end.texts, font, end.role, spots)
                    && !labels.write(end.key + " along", null, end.texts, font, end.role, along)
                    && end.needed) {
                labels.squeeze(end.key, end.texts, font, end.role, spots);
            }
        }
    }

    /** Names lines where they rise, each beside its own. Where there is no room the mark of the line has to tell it. */
    void rises() {
        for (End rise : rises) {
            SpotSearch.Around around = new SpotSearch.Around(
                    labels.inside, rise.x, rise.y, labels.em(8), labels.em(REACH), Math.max(3, labels.em(4)));
            labels.write(
                    rise.key,
                    rise.track,
                    rise.texts,
                    labels.style.strong(),
                    rise.role,
                    (width, height) -> new SpotSearch(around, width, height, rise.y));
        }
    }

    /** Whether another curve ends so near that the labels of both would overlap. */
    private boolean neighbours(End end) {
        return ends.stream().anyMatch(other -> other.track != end.track && Math.abs(other.x - end.x) < labels.em(80));
    }

    /** Labels drawn lines and formulas. */
    void alongside() {
        for (Curve curve : labels.content.curves()) {
            Curve.EndLabel label = switch (curve) {
                case Curve.Line line -> line.measured() ? Curve.EndLabel.NONE : line.label();
                case Curve.Formula formula -> formula.label();
                case Curve.Trajectory _ -> Curve.EndLabel.NONE;
                case Curve.Band _ -> Curve.EndLabel.NONE;
            };
            if (label != Curve.EndLabel.NONE && !curve.name().isEmpty()) {
                CurveColumns.Track track = labels.curves.of(curve);
                labels.write(
                        curve.name(),
                        null,
                        forms(curve.name()),
                        labels.style.small(),
                        curve.role(),
                        (width, height) -> AlongCurve.of(labels, track, width, height));
            }
        }
    }

    /** A name, and the same without what follows its first comma. */
    private static List<String> forms(String name) {
        int comma = name.indexOf(", ");
        int second = comma < 0 ? -1 : name.indexOf(", ", comma + 2);
        return comma < 0
                ? List.of(name)
                : second < 0
                        ? List.of(name, name.substring(0, comma))
                        : List.of(name, name.substring(0, second), name.substring(0, comma));
    }
}
