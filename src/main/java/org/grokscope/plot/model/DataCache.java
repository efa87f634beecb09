package org.grokscope.plot.model;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The summaries of all series a plot draws; each series is read once, however often it is redrawn. */
public final class DataCache {
    private final IdentityHashMap<Series, Extremes> byIdentity = new IdentityHashMap<>();
    private ScaleKind kind = ScaleKind.LINEAR;

    /** The summary of a series, up to date as of the last {@link #update}. */
    public Extremes of(Series series) {
        return byIdentity.computeIfAbsent(series, s -> {
            Extremes made = new Extremes(s, kind == ScaleKind.LOG);
            made.update();
            return made;
        });
    }

    /** Reads what is new in the given curves and forgets other series. Returns whether anything was new. */
    public boolean update(List<Curve> curves, ScaleKind yKind) {
        boolean changed = yKind != kind;
        if (changed) {
            byIdentity.clear();
            kind = yKind;
        }
        IdentityHashMap<Series, Boolean> used = new IdentityHashMap<>();
        for (Curve curve : curves) {
            for (Series series : seriesOf(curve)) {
                used.put(series, true);
                Extremes data = byIdentity.get(series);
                int before = data == null ? -1 : data.size();
                Extremes now = of(series);
                now.update();
                changed |= now.size() != before;
            }
        }
        byIdentity.keySet().removeIf(series -> !used.containsKey(series));
        return changed;
    }

    private static List<Series> seriesOf(Curve curve) {
        return switch (curve) {
            case Curve.Line line -> List.of(line.data());
            case Curve.Band band -> List.of(band.lower(), band.upper());
            case Curve.Trajectory path -> List.of(path.across(), path.up());
            case Curve.Formula ignored -> List.of();
        };
    }

    /** The values of a measured curve. */
    private Optional<Extremes> measured(Curve curve) {
        return switch (curve) {
            case Curve.Line line -> line.measured() ? Optional.of(of(line.data())) : Optional.empty();
            case Curve.Trajectory path -> Optional.of(of(path.up()));
            case Curve.Band ignored -> Optional.empty();
            case Curve.Formula ignored -> Optional.empty();
        };
    }

    /** Whether no measured curve has a value that the axes can show. */
    public boolean isEmpty(List<Curve> curves) {
        for (Curve curve : curves) {
            Optional<Extremes> data = measured(curve);
            if (data.isPresent() && data.get().query(0, data.get().size())) {
                return false;
            }
        }
        return true;
    }

    /** The steps, or other places on the axis, that the measured curves span. */
    public Extent extent(List<Curve> curves) {
        Extent all = Extent.NONE;
        for (Curve curve : curves) {
            if (curve instanceof Curve.Trajectory path) {
                Extremes places = of(path.across());
                if (places.query(0, places.size())) {
                    all = all.with(new Extent(places.low(), places.low(), places.high()));
                }
            }
            if (curve instanceof Curve.Line line && line.measured()) {
                Extremes data = of(line.data());
                if (data.size() > 0) {
                    int positive = data.firstAtOrAfter(Double.MIN_VALUE, 0);
                    all = all.with(new Extent(
                            data.x(0),
                            positive < data.size() ? data.x(positive) : Double.NaN,
                            data.x(data.size() - 1)));
                }
            }
        }
        return all;
    }

    /** The values to show: a fixed range as it is, or what the data between two steps and the references need. */
    public YRange.Fixed values(Content content, Scale xs) {
        return switch (content.yRange()) {
            case YRange.Fixed fixed -> fixed;
            case YRange.Automatic wanted -> automatic(content, wanted, xs);
        };
    }

    private YRange.Fixed automatic(Content content, YRange.Automatic wanted, Scale xs) {
        double low = Double.NaN;
        double high = Double.NaN;
        for (Curve curve : content.curves()) {
            if (curve instanceof Curve.Line line && line.measured()) {
                Extremes data = of(line.data());
                int from = data.firstAtOrAfter(xs.lower(), 0);
                int to = data.firstAtOrAfter(Math.nextUp(xs.upper()), from);
                // The neighbours beyond the edges count too: the lines towards them are in view.
                if (data.query(from - 1, to + 1)) {
                    low = data.low() >= low ? low : data.low();
                    high = data.high() <= high ? high : data.high();
                }
            } else if (curve instanceof Curve.Trajectory path) {
                Extremes data = of(path.up());
                if (data.query(0, data.size())) {
                    low = data.low() >= low ? low : data.low();
                    high = data.high() <= high ? high : data.high();
                }
            }
        }
        if (Double.isNaN(low)) {
            return AutoRange.values(content.yKind(), low, high);
        }
        DoubleStream asked = content.overlays().stream()
                .mapToDouble(overlay -> overlay instanceof Overlay.Reference r ? r.value() : Double.NaN);
        for (double value : DoubleStream.concat(asked, DoubleStream.of(wanted.low(), wanted.high()))
                .toArray()) {
            if (shows(content.yKind(), value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return AutoRange.values(content.yKind(), low, high);
    }

    private static boolean shows(ScaleKind kind, double value) {
        return Double.isFinite(value) && (kind == ScaleKind.LINEAR || value > 0);
    }
}
