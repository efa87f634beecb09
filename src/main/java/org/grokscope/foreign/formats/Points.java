package org.grokscope.foreign.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of single columns, gathered by their steps: logs that have a series for each column are read as rows. */
final class Points {

    /** The name under which they have their steps. */
    static final String STEP = "step";

    private record Point(String name, double value) {}

    private final Names names = new Names();
    private final Map<Long, List<Point>> bySteps = new TreeMap<>();

    Points() {
        names.put(STEP, Double.NaN);
    }

    List<String> names() {
        return names.all();
    }

    void add(long step, String name, double value) {
        bySteps.computeIfAbsent(step, _ -> new ArrayList<>(4))
                .add(new Point(name, Double.isFinite(value) ? value : Double.POSITIVE_INFINITY));
    }

    /** Hands out what was gathered, by ascending step. */
    void emit(RowSink sink) {
        bySteps.forEach((step, points) -> {
            names.put(STEP, step);
            points.forEach(point -> names.put(point.name(), point.value()));
            names.emit(sink);
        });
        bySteps.clear();
    }
}
