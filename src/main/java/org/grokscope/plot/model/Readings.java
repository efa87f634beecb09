package org.grokscope.plot.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads every named curve at a step. */
public record Readings(Content content, DataCache cache) {

    /** The step of the newest measured point at or before a step, to which all values can be read; past the last points the step itself. */
    public double snapped(double step) {
        double snapped = Double.NaN;
        for (Curve curve : content.curves()) {
            if (curve instanceof Curve.Line line
                    && line.measured()
                    && !line.name().isEmpty()) {
                Extremes data = cache.of(line.data());
                int i = data.lastValueAtOrBefore(step);
                if (i >= 0 && !isPastEnd(data, i, step)) {
                    snapped = Double.isNaN(snapped) ? data.x(i) : Math.max(snapped, data.x(i));
                }
            }
        }
        return Double.isNaN(snapped) ? step : snapped;
    }

    /** The values at a step; one that was measured at another step names it. */
    public List<Reading> at(double step) {
        List<Reading> all = new ArrayList<>();
        for (Curve curve : content.curves()) {
            if (!curve.name().isEmpty()) {
                switch (curve) {
                    case Curve.Line line -> line(line, step, all);
                    case Curve.Formula f -> formula(f, step, all);
                    case Curve.Trajectory ignored -> {}
                    case Curve.Band band -> band(band, step, all);
                }
            }
        }
        return all;
    }

    /**
     * What is marked near a step.
     *
     * @param from the first step that is near
     * @param to the last one
     */
    public List<NamedMark> marks(double from, double to) {
        List<NamedMark> near = new ArrayList<>();
        for (Overlay overlay : content.overlays()) {
            NamedMark mark = switch (overlay) {
                case Overlay.Marker m -> new NamedMark(m.step(), text(m.label(), m.detail()), m.role());
                case Overlay.Symbol s -> new NamedMark(s.step(), s.name(), s.role());
                default -> NamedMark.NONE;
            };
            if (!mark.text().isEmpty() && mark.step() >= from && mark.step() <= to) {
                near.add(mark);
            }
        }
        near.sort(Comparator.comparingDouble(NamedMark::step));
        return near;
    }

    private static String text(String label, String detail) {
        return detail.isEmpty() ? label : label + " · " + detail;
    }

    private void line(Curve.Line line, double step, List<Reading> all) {
        Extremes data = cache.of(line.data());
        if (!line.measured()) {
            double value = between(data, step);
            if (!Double.isNaN(value)) {
                all.add(reading(line.name(), line.style(), value, step));
            }
            return;
        }
        int i = data.lastValueAtOrBefore(step);
        if (i >= 0) {
            Reading found = reading(line.name(), line.style(), data.y(i), data.x(i));
            all.add(data.x(i) == step ? found : dated(found));
        }
    }

    /** Whether the last point is so far back that its value must not pass for the value at the crosshair. */
    private static boolean isPastEnd(Extremes data, int i, double step) {
        double spacing = i > 0 ? data.x(i) - data.x(i - 1) : 0;
        return i == data.size() - 1 && step - data.x(i) > Math.max(1, spacing);
    }

    private Reading dated(Reading r) {
        String text = r.text() + " (" + content.axisName() + " " + ValueFormat.NUMBER.tick(r.step(), 1) + ")";
        return new Reading(r.name(), r.role(), r.dash(), text, r.value(), r.step());
    }

    private void formula(Curve.Formula f, double step, List<Reading> all) {
        if (step >= f.from() && step <= f.to()) {
            double value = f.formula().applyAsDouble(step);
            if (Double.isFinite(value)) {
                all.add(reading(f.name(), f.style(), value, step));
            }
        }
    }

    private void band(Curve.Band band, double step, List<Reading> all) {
        double lower = between(cache.of(band.lower()), step);
        double upper = between(cache.of(band.upper()), step);
        if (!Double.isNaN(lower) && !Double.isNaN(upper)) {
            String text =
                    content.format().brief(lower) + " – " + content.format().brief(upper);
            all.add(new Reading(band.name(), band.role(), Dash.SOLID, text, upper, step));
        }
    }

    private Reading reading(String name, CurveStyle style, double value, double step) {
        return new Reading(name, style.role(), style.dash(), content.format().precise(value), value, step);
    }

    /** A drawn polyline between its points, straight on the plot's own value scale. */
    private double between(Extremes data, double step) {
        int next = data.firstAtOrAfter(step, 0);
        if (next == data.size() || (next == 0 && data.x(0) > step)) {
            return Double.NaN;
        }
        double x1 = data.x(next);
        double y1 = data.y(next);
        if (next == 0 || x1 == step) {
            return y1;
        }
        double x0 = data.x(next - 1);
        double y0 = data.y(next - 1);
        double share = (step - x0) / (x1 - x0);
        return content.yKind() == ScaleKind.LOG ? y0 * Math.pow(y1 / y0, share) : y0 + share * (y1 - y0);
    }
}
