package org.grokscope.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A list that one thread appends to and any thread reads, without locks; the volatile size publishes the entries. */
final class AppendOnlyList<T> {

    private Object[] entries = new Object[64];
    private volatile int size;

    void add(T entry) {
        int at = size;
        if (at == entries.length) {
            entries = Arrays.copyOf(entries, at * 2);
        }
        entries[at] = entry;
        size = at + 1;
    }

    @SuppressWarnings("unchecked") // only T goes in
    List<T> snapshot() {
        int seen = size;
        return (List<T>) Arrays.asList(Arrays.copyOf(entries, seen));
    }

    int size() {
        return size;
    }

    /** An entry below a size that was seen before. */
    @SuppressWarnings("unchecked") // only T goes in
    T get(int index) {
        return (T) entries[index];
    }

    @SuppressWarnings("unchecked") // only T goes in
    Optional<T> last() {
        int seen = size;
        return seen == 0 ? Optional.empty() : Optional.of((T) entries[seen - 1]);
    }
}
