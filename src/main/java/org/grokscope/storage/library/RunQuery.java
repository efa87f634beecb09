package org.grokscope.storage.library;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunOutline;
import org.grokscope.run.config.ConfigLines;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.InvalidSettingException;

/** Queries the list of runs, and what is drawn of each. */
final class RunQuery {

    private static final String COLUMNS = "SELECT id, uuid, name, note, "
            + "(SELECT group_concat(tag, char(10)) FROM (SELECT tag FROM tag WHERE tag.run = run.id ORDER BY position, tag)) AS tags, "
            + RunReader.SETTINGS + " AS settings, "
            + "origin, created, ended, deleted, process, paused, "
            // What is derived from no evaluation at all says nothing.
            + "CASE WHEN outcome = 'not-learnt' AND NOT EXISTS (SELECT 1 FROM evaluation WHERE evaluation.run = run.id) "
            + "THEN 'not-measured' ELSE outcome END AS outcome, steps, t_mem, t_grok, parent, "
            + "(SELECT test_accuracy FROM evaluation WHERE evaluation.run = run.id ORDER BY step DESC LIMIT 1) AS test_accuracy, "
            + "(SELECT count(*) FROM checkpoint WHERE checkpoint.run = run.id) AS checkpoints, "
            + "(SELECT coalesce(sum(size), 0) FROM checkpoint WHERE checkpoint.run = run.id) AS bytes FROM run ";

    private static final String DIGEST =
            "SELECT count(*) || ' ' || total(id) || ' ' || count(ended) || ' ' || count(deleted) || ' ' "
                    + "|| total(paused) || char(10) "
                    + "|| coalesce(group_concat(nullif(name || note, ''), char(10)), '') || char(10) "
                    + "|| coalesce((SELECT group_concat(run || tag) FROM tag), '') FROM run";

    /** Few runs have such events, and one query for all runs takes less time than one for each. */
    private static final String EVENTS = "SELECT run, step, kind, before, after, squared_norm FROM event "
            + "WHERE kind NOT IN ('memorized', 'grokked') AND run IN (SELECT id FROM run WHERE ";

    /** SQLite makes few points of many evaluations before any of them gets here. */
    private static final String POINTS =
            "SELECT avg(step), min(train_accuracy), max(train_accuracy), min(test_accuracy), max(test_accuracy), "
                    + "avg(squared_norm) FROM evaluation WHERE run = ?1 "
                    + "GROUP BY step * ?2 / (1 + (SELECT max(step) FROM evaluation WHERE run = ?1)) ORDER BY 1";

    private final Database database;
    private final LongPredicate isAlive;
    private final ConfigLines settings = new ConfigLines();

    /**
     * Queries of one connection.
     *
     * @param isAlive whether a process lives that has the library open
     */
    RunQuery(Database database, LongPredicate isAlive) {
        this.database = database;
        this.isAlive = isAlive;
    }

    /** Differs whenever the list of runs does in more than how far those that train have come. */
    String digest() throws SQLException, IOException {
        return database.query(DIGEST, row -> row.getString(1)).getFirst();
    }

    /** The runs for which an SQL condition holds. */
    Library.Listing where(String condition, Object... values) throws SQLException, IOException {
        List<String> problems = new ArrayList<>();
        Map<Long, List<RunEvent>> events = events(condition, values);
        List<Optional<StoredRun>> runs = database.query(
                COLUMNS + "WHERE " + condition + " ORDER BY created DESC, id DESC",
                row -> read(row, events, problems),
                values);
        return new Library.Listing(runs.stream().flatMap(Optional::stream).toList(), problems);
    }

    private Map<Long, List<RunEvent>> events(String condition, Object... values) throws SQLException, IOException {
        Map<Long, List<RunEvent>> events = new HashMap<>();
        database.query(
                EVENTS + condition + ") ORDER BY run, position",
                row -> {
                    try {
                        events.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                                .add(RunReader.event(row, 2));
                    } catch (InvalidSettingException e) {
                        // The list goes without an event that is damaged: whoever opens the run is told.
                        return false;
                    }
                    return true;
                },
                values);
        return events;
    }

    /** The curves of a run as so many points or fewer. */
    List<RunOutline.Point> points(long run, int most) throws SQLException, IOException {
        return database.query(
                POINTS,
                row -> new RunOutline.Point(
                        ForecastRow.number(row, 1),
                        ForecastRow.number(row, 2),
                        ForecastRow.number(row, 3),
                        ForecastRow.number(row, 4),
                        ForecastRow.number(row, 5),
                        ForecastRow.number(row, 6)),
                run,
                most);
    }

    RunOutline outline(StoredRun run, int most) throws SQLException, IOException {
        List<Long> checkpoints = database.query(
                "SELECT step FROM checkpoint WHERE run = ? ORDER BY step", row -> row.getLong(1), run.id());
        Optional<Forecast> forecast = run.memorizationStep().isPresent()
                ? forecast(run.id(), run.memorizationStep().getAsLong())
                : Optional.empty();
        return new RunOutline(points(run.id(), most), checkpoints, forecast);
    }

    private Optional<Forecast> forecast(long run, long step) throws SQLException, IOException {
        try {
            return database
                    .query("SELECT * FROM forecast WHERE run = ? AND step = ?", ForecastRow::read, run, step)
                    .stream()
                    .findFirst();
        } catch (IllegalArgumentException e) {
            // A damaged row must not hide the curves.
            return Optional.empty();
        }
    }

    Optional<StoredRun> find(long id) throws SQLException, IOException {
        return only(where("id = ?", id));
    }

    Optional<StoredRun> find(String uuid) throws SQLException, IOException {
        return only(where("uuid = ?", uuid));
    }

    /** The run that ended last. */
    Optional<StoredRun> latest() throws SQLException, IOException {
        return only(
                where(
                        "id = (SELECT id FROM run WHERE deleted IS NULL AND ended IS NOT NULL ORDER BY ended DESC, id DESC LIMIT 1)"));
    }

    private static Optional<StoredRun> only(Library.Listing found) throws IOException {
        if (!found.problems().isEmpty()) {
            throw new IOException(found.problems().getFirst());
        }
        return found.runs().stream().findFirst();
    }

    /** Throws an exception if the library has a run of this name. */
    void checkUnknown(String uuid) throws SQLException, IOException {
        List<Long> known = database.query("SELECT id FROM run WHERE uuid = ?", row -> row.getLong(1), uuid);
        if (!known.isEmpty()) {
            throw new IOException("The library has this run already, as run " + known.getFirst() + ".");
        }
    }

    /** The runs whose process ended while it trained them. */
    List<StoredRun> interrupted() throws SQLException, IOException {
        return where("ended IS NULL AND deleted IS NULL").runs().stream()
                .filter(run -> !run.isOpen())
                .toList();
    }

    /** A damaged row must not hide the others. */
    private Optional<StoredRun> read(ResultSet row, Map<Long, List<RunEvent>> events, List<String> problems)
            throws SQLException {
        long id = row.getLong("id");
        try {
            return Optional.of(run(id, row, events.getOrDefault(id, List.of())));
        } catch (InvalidSettingException e) {
            problems.add(RunReader.damagedSettings(id, database, e).getMessage());
        } catch (RuntimeException e) {
            // In a damaged file there are NULLs and invalid times in any column.
            problems.add("Run " + id + " of the library " + database.file()
                    + " cannot be read: its entry has a value that is missing or of the wrong type");
        }
        return Optional.empty();
    }

    private StoredRun run(long id, ResultSet row, List<RunEvent> events) throws SQLException {
        String tags = row.getString("tags");
        RunConfig config = settings.config(row.getString("settings"));
        return new StoredRun(
                id,
                row.getString("uuid"),
                new StoredRun.Label(
                        row.getString("name"),
                        row.getString("note"),
                        tags == null ? List.of() : tags.lines().toList()),
                config,
                events,
                row.getString("origin"),
                time(row.getString("created")),
                Optional.ofNullable(row.getString("ended")).map(RunQuery::time),
                isOpen(row),
                isOpen(row) && row.getBoolean("paused"),
                row.getString("deleted") != null,
                Optional.ofNullable(row.getString("outcome")),
                row.getLong("steps"),
                step(row, "t_mem"),
                step(row, "t_grok"),
                real(row, "test_accuracy"),
                Optional.ofNullable(row.getString("parent")),
                row.getInt("checkpoints"),
                row.getLong("bytes"));
    }

    /** Java's parser takes several microseconds for each time, and a list has thousands. */
    private static Instant time(String text) {
        if (!text.startsWith("T", 10) || !text.endsWith("Z")) {
            return Instant.parse(text);
        }
        LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        LocalTime second = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
        int nanos = text.length() == 20 ? 0 : number((text.substring(20, text.length() - 1) + "000000000"), 0, 9);
        return Instant.ofEpochSecond(day.toEpochDay() * 86_400 + second.toSecondOfDay(), nanos);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private boolean isOpen(ResultSet row) throws SQLException {
        long process = row.getLong("process");
        return !row.wasNull() && row.getString("ended") == null && isAlive.test(process);
    }

    private static OptionalDouble real(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static OptionalLong step(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
