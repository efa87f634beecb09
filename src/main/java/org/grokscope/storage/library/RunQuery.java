package org.grokscope.storage.library;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.grokscope.run.config.ConfigLines;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.InvalidSettingException;

/** Queries the list of runs. */
final class RunQuery {

    private static final String COLUMNS = "SELECT id, uuid, name, note, "
            + "(SELECT group_concat(tag, char(10)) FROM (SELECT tag FROM tag WHERE tag.run = run.id ORDER BY position, tag)) AS tags, "
            + RunReader.SETTINGS + " AS settings, "
            + "origin, created, ended, deleted, process, "
            // What is derived from no evaluation at all says nothing.
            + "CASE WHEN outcome = 'not-learnt' AND NOT EXISTS (SELECT 1 FROM evaluation WHERE evaluation.run = run.id) "
            + "THEN 'not-measured' ELSE outcome END AS outcome, steps, t_mem, t_grok, parent, "
            + latest("learning-rate-changed", "learning_rate")
            + latest("weight-decay-changed", "weight_decay")
            + "(SELECT count(*) FROM checkpoint WHERE checkpoint.run = run.id) AS checkpoints, "
            + "(SELECT coalesce(sum(size), 0) FROM checkpoint WHERE checkpoint.run = run.id) AS bytes FROM run ";

    /** What a setting was changed to last. */
    private static String latest(String kind, String name) {
        return "(SELECT after FROM event WHERE event.run = run.id AND kind = '" + kind
                + "' ORDER BY position DESC LIMIT 1) AS " + name + ", ";
    }

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

    /** The runs for which an SQL condition holds. */
    Library.Listing where(String condition, Object... values) throws SQLException, IOException {
        List<String> problems = new ArrayList<>();
        List<Optional<StoredRun>> runs = database.query(
                COLUMNS + "WHERE " + condition + " ORDER BY created DESC, id DESC", row -> read(row, problems), values);
        return new Library.Listing(runs.stream().flatMap(Optional::stream).toList(), problems);
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
    private Optional<StoredRun> read(ResultSet row, List<String> problems) throws SQLException {
        long id = row.getLong("id");
        try {
            return Optional.of(run(id, row));
        } catch (InvalidSettingException e) {
            problems.add(RunReader.damagedSettings(id, database, e).getMessage());
        } catch (RuntimeException e) {
            // In a damaged file there are NULLs and invalid times in any column.
            problems.add("Run " + id + " of the library " + database.file()
                    + " cannot be read: its entry has a value that is missing or of the wrong type");
        }
        return Optional.empty();
    }

    private StoredRun run(long id, ResultSet row) throws SQLException {
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
                setting(row, "learning_rate", config.learningRate()),
                setting(row, "weight_decay", config.weightDecay()),
                row.getString("origin"),
                time(row.getString("created")),
                Optional.ofNullable(row.getString("ended")).map(RunQuery::time),
                isOpen(row),
                row.getString("deleted") != null,
                Optional.ofNullable(row.getString("outcome")),
                row.getLong("steps"),
                step(row, "t_mem"),
                step(row, "t_grok"),
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

    private static double setting(ResultSet row, String column, double atStart) throws SQLException {
        double changed = row.getDouble(column);
        return row.wasNull() ? atStart : changed;
    }

    private boolean isOpen(ResultSet row) throws SQLException {
        long process = row.getLong("process");
        return !row.wasNull() && row.getString("ended") == null && isAlive.test(process);
    }

    private static OptionalLong step(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
