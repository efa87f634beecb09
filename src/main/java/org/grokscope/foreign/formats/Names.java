package org.grokscope.foreign.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a log that names them as it goes, and the row that is being filled. */
final class Names {

    /** A log with more is no log of a training run. */
    private static final int MOST = 10_000;

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private double[] row = new double[16];
    private boolean isEmpty = true;

    List<String> all() {
        return names;
    }

    /** Puts a value into the row; one under a new name adds a column. */
    void put(String name, double value) {
        Integer place = places.get(name);
        if (place == null) {
            if (names.size() == MOST) {
                return;
            }
            place = names.size();
            names.add(name);
            places.put(name, place);
            if (place == row.length) {
                row = Arrays.copyOf(row, 2 * place);
            }
            row[place] = Double.NaN;
        }
        row[place] = value;
        isEmpty = false;
    }

    /** Hands out the row, if it has a value, and begins another. */
    void emit(RowSink sink) {
        if (!isEmpty) {
            sink.row(row, names.size());
            clear();
        }
    }

    void clear() {
        Arrays.fill(row, Double.NaN);
        isEmpty = true;
    }
}
