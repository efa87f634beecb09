package org.grokscope.foreign.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * One run of a Trackio project: a SQLite file with a row for each point in the table metrics (id, run_name, step, and a JSON object, as text or
 * as bytes), and one with the settings of each run in the table configs, which the first versions did not have.
 */
final class TrackioLog implements LogReader {

    private static final int MOST_ROWS = 20_000;
    private static final int MOST_NAMES = 8;
    private static final int MOST_SETTINGS = 1_000;

    private record Point(long id, long step, String values) {}

    private final Path file;
    private final SqliteFile database;
    private final String run;
    private final Names names = new Names();
    private final Map<String, String> settings = new LinkedHashMap<>();
    /** The last one that was read; null before. */
    private Point last;

    /**
     * Opens a project.
     *
     * @param wanted the run's name; needed if there are several
     * @throws IOException if it cannot be read, or it is not clear which run is meant
     */
    TrackioLog(Path file, Optional<String> wanted) throws IOException {
        this.file = file;
        database = new SqliteFile(file);
        run = chosen(file, runs(file), wanted);
        names.put(Points.STEP, Double.NaN);
        names.clear();
    }

    /** Whether a file is a SQLite database; whether it is one of Trackio is said where it is read. */
    static boolean isOne(Path file) throws IOException {
        return SqliteFile.isOne(file);
    }

    /**
     * The names of the runs in a file, in the order in which they began.
     *
     * @throws IOException if it is no file of Trackio
     */
    static List<String> runs(Path file) throws IOException {
        Optional<List<String>> runs = new SqliteFile(file)
                .read(connection -> isTrackio(connection)
                        ? Optional.of(
                                texts(connection, "SELECT run_name FROM metrics GROUP BY run_name ORDER BY min(id)"))
                        : Optional.empty());
        return runs.orElseThrow(() -> new IOException(
                file + " is a SQLite database, but none of Trackio. Readable are " + LogFiles.READABLE + "."));
    }

    private static boolean isTrackio(Connection connection) throws SQLException {
        return Set.copyOf(texts(connection, "SELECT name FROM pragma_table_info('metrics')"))
                .containsAll(Set.of("id", "run_name", "step", "metrics"));
    }

    private static String chosen(Path file, List<String> runs, Optional<String> wanted) throws IOException {
        if (runs.isEmpty()) {
            throw new IOException(file + " has no run yet: nothing has been logged.");
        }
        if (wanted.isPresent() ? runs.contains(wanted.get()) : runs.size() == 1) {
            return wanted.orElse(runs.getFirst());
        }
        String all = runs.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (runs.size() > MOST_NAMES ? " and " + (runs.size() - MOST_NAMES) + " others" : "");
        throw new IOException(
                wanted.isPresent()
                        ? file + " has no run named " + wanted.get() + ". --run must name one of " + all + "."
                        : file + " holds " + runs.size() + " runs: " + all
                                + ". 'grokscope watch' reads one of them with "
                                + "--run NAME, 'grokscope import' all.");
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
        }
        return texts;
    }

    /** What is read at once. */
    private record Batch(List<Point> points, List<String> settings) {}

    private static void each(String json, BiConsumer<String, String> value) {
        try {
            JsonValues.each(json, value);
        } catch (IOException e) {
            return; // a row that is damaged has the values before the damage
        }
    }

    @Override
    public Progress read(RowSink sink, boolean end) throws IOException {
        if (last != null && (!Files.exists(file) || !database.isChanged())) {
            return Progress.NOTHING;
        }
        Point before = last;
        List<Point> points;
        do {
            Batch batch = database.read(this::next);
            points = batch.points();
            if (last != null && (points.isEmpty() || !points.getFirst().equals(last))) {
                return Progress.STARTED_OVER;
            }
            points.subList(last == null ? 0 : 1, points.size()).forEach(point -> emit(point, sink));
            last = points.isEmpty() ? last : points.getLast();
            batch.settings().forEach(json -> each(json, this::setting));
        } while (points.size() == MOST_ROWS);
        return Objects.equals(last, before) ? Progress.NOTHING : Progress.MORE;
    }

    /** The last point that was read, and those after it. */
    private Batch next(Connection connection) throws SQLException {
        if (!isTrackio(connection)) {
            return new Batch(List.of(), List.of());
        }
        List<Point> points = new ArrayList<>();
        // The plus keeps SQLite from the index by names, with which each batch would sort all rows of the run.
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id, step, metrics FROM metrics WHERE +run_name = ? AND id >= ? ORDER BY id LIMIT "
                        + MOST_ROWS)) {
            query.setString(1, run);
            query.setLong(2, last == null ? Long.MIN_VALUE : last.id());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    points.add(new Point(rows.getLong(1), rows.getLong(2), String.valueOf(rows.getString(3))));
                }
            }
        }
        return new Batch(points, settings(connection));
    }

    private List<String> settings(Connection connection) throws SQLException {
        if (!texts(connection, "SELECT name FROM pragma_table_info('configs')").contains("config")) {
            return List.of();
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT config FROM configs WHERE run_name = ?")) {
            query.setString(1, run);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? List.of(String.valueOf(rows.getString(1))) : List.of();
            }
        }
    }

    private void setting(String name, String value) {
        if (settings.size() < MOST_SETTINGS) {
            settings.put(name, value);
        }
    }

    private void emit(Point point, RowSink sink) {
        each(point.values(), (name, value) -> {
            double number = Numbers.parse(value);
            if (!Double.isNaN(number)) {
                names.put(name, number);
            }
        });
        names.put(Points.STEP, point.step());
        names.emit(sink);
    }

    @Override
    public List<String> names() {
        return names.all();
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public String format() {
        return "Trackio";
    }

    @Override
    public void close() {
        // nothing is open between two readings
    }
}
