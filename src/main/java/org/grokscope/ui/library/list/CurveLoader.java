package org.grokscope.ui.library.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.grokscope.run.RunOutline;
import org.grokscope.storage.library.StoredRun;

/**
 * The small curves of the rows in view, read in the background when a row is first shown, and kept for a while. What was asked for last is
 * read first, so that a list that is scrolled fast reads only what it comes to rest on.
 */
public final class CurveLoader {

    /** As many as a curve is wide in the list, at two pixels each. */
    static final int POINTS = 60;

    /** About 1 MB. */
    private static final int KEPT = 300;
    /** More rows than this are not in view. */
    private static final int WAITING = 80;

    private static final int TOGETHER = 12;

    /**
     * What a curve is of.
     *
     * @param steps a run that goes on gets another one
     */
    private record Key(long run, long steps) {
        static Key of(StoredRun run) {
            return new Key(run.id(), run.steps());
        }
    }

    /** Reads curves in the background. */
    public interface Source {

        /**
         * Reads the curves of some runs.
         *
         * @param points of each at most
         * @param onRead receives them by the runs' numbers, on the JavaFX thread
         */
        void read(List<Long> runs, int points, Consumer<Map<Long, List<RunOutline.Point>>> onRead);
    }

    private final Source source;
    private final ReadOnlyLongWrapper arrivals = new ReadOnlyLongWrapper(this, "arrivals");
    private final SequencedSet<Key> waiting = new LinkedHashSet<>();
    private final Map<Key, List<RunOutline.Point>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<RunOutline.Point>> eldest) {
            return size() > KEPT;
        }
    };
    private boolean isReading;

    public CurveLoader(Source source) {
        this.source = source;
    }

    /** Changes when curves have been read. */
    ReadOnlyLongProperty arrivalsProperty() {
        return arrivals.getReadOnlyProperty();
    }

    /** The curve of a run; empty while it is read. */
    public Optional<List<RunOutline.Point>> get(StoredRun run) {
        Key key = Key.of(run);
        List<RunOutline.Point> known = kept.get(key);
        if (known == null) {
            waiting.addLast(key);
            if (waiting.size() > WAITING) {
                waiting.removeFirst();
            }
            if (!isReading) {
                isReading = true;
                Platform.runLater(this::read);
            }
        }
        return Optional.ofNullable(known);
    }

    private void read() {
        List<Key> next = new ArrayList<>();
        while (!waiting.isEmpty() && next.size() < TOGETHER) {
            next.add(waiting.removeLast());
        }
        if (next.isEmpty()) {
            isReading = false;
            return;
        }
        source.read(next.stream().map(Key::run).toList(), POINTS, curves -> {
            next.forEach(key -> kept.put(key, curves.getOrDefault(key.run(), List.of())));
            arrivals.set(arrivals.get() + 1);
            read();
        });
    }
}
