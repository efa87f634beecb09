package org.grokscope.storage.library;

import com.google.gson.Gson;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.ConfigLines;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.format.CheckpointFile;
import org.grokscope.storage.format.EventRow;
import org.grokscope.task.InvalidSettingException;

/** Reads runs from the tables. Trusts no value: the file may be damaged or edited. */
final class RunReader {

    /** All settings of a run as {@link ConfigLines}. */
    static final String SETTINGS = "(SELECT coalesce(group_concat(name || '=' || coalesce(value, ''), char(10)), '') "
            + "FROM setting WHERE run = run.id)";

    private static final Gson JSON = new Gson();

    private final Database database;
    private final boolean lenient;
    private final List<String> losses = new ArrayList<>();

    RunReader(Database database) {
        this(database, false);
    }

    private RunReader(Database database, boolean lenient) {
        this.database = database;
        this.lenient = lenient;
    }

    /** A reader that skips what cannot be read, and remembers that. */
    static RunReader lenient(Database database) {
        return new RunReader(database, true);
    }

    /** What could not be read. */
    List<String> losses() {
        return List.copyOf(losses);
    }

    /**
     * Reads rows one by one; a lenient reader stops at the first one that cannot be read.
     *
     * @param rest says what is lost then
     */
    void each(String sql, Database.Row<?> row, long run, Supplier<String> rest) throws SQLException, IOException {
        try {
            queryAll(sql, row, run);
        } catch (SQLException | IOException e) {
            if (!lenient) {
                throw e;
            }
            losses.add(rest.get());
        }
    }

    private void queryAll(String sql, Database.Row<?> row, long run) throws SQLException, IOException {
        try {
            database.query(sql, row, run);
        } catch (RuntimeException e) {
            // In a damaged file there are NULLs and wrong types in any column.
            throw wrong(run, "a row of it has a value that is missing or of the wrong type", e);
        }
    }

    /** The settings of a run. */
    RunConfig config(long run) throws SQLException, IOException {
        String settings = database.query(
                        "SELECT " + SETTINGS + " FROM (SELECT ? AS id) AS run", row -> row.getString(1), run)
                .getFirst();
        try {
            return new ConfigLines().config(settings);
        } catch (InvalidSettingException e) {
            throw damagedSettings(run, database, e);
        }
    }

    /** That a run cannot be read because of its settings. */
    static IOException damagedSettings(long run, Database database, InvalidSettingException problem) {
        return wrong(run, database, "its settings are damaged: " + problem.getMessage(), problem);
    }

    private IOException wrong(long run, String what, Throwable cause) {
        return wrong(run, database, what, cause);
    }

    private static IOException wrong(long run, Database database, String what, Throwable cause) {
        return new IOException("Run " + run + " of the library " + database.file() + " cannot be read: " + what, cause);
    }

    /** A run without its checkpoints. */
    RunResult run(long run) throws SQLException, IOException {
        RunConfig config = config(run);
        try {
            List<RunResult> found = database.query(
                    "SELECT engine, engine_version, threads, outcome, message, steps, seconds, layers FROM run WHERE id = ?",
                    row -> result(run, config, row),
                    run);
            if (found.isEmpty()) {
                throw wrong(run, "there is no such run", null);
            }
            return found.getFirst();
        } catch (RuntimeException e) {
            throw wrong(run, "its entry has a value that is missing or of the wrong type", e);
        }
    }

    private RunResult result(long run, RunConfig config, ResultSet row) throws SQLException, IOException {
        String engine = row.getString(1);
        EngineInfo info =
                engine == null ? null : new EngineInfo(engine, String.valueOf(row.getString(2)), row.getInt(3));
        RunHistory history = history(run, config, Arrays.asList(JSON.fromJson(row.getString(8), String[].class)));
        String id = String.valueOf(row.getString(4));
        Outcome outcome = id.equals("failed")
                ? new Outcome.Failed(row.getLong(6), String.valueOf(row.getString(5)))
                : Outcome.of(new RunTimeline(config, history).milestones());
        // The process may have been killed between an evaluation and what is derived from it.
        return new RunResult(config, info, history, outcome, row.getLong(6), row.getDouble(7)).settled();
    }

    private RunHistory history(long run, RunConfig config, List<String> layers) throws SQLException, IOException {
        RunHistory history = new RunHistory(layers);
        each(
                "SELECT step, train_loss, train_accuracy, test_loss, test_accuracy, squared_norm, angle, layer_norms, seconds, "
                        + "logit_scale, saturated, zero_gradient FROM evaluation WHERE run = ? ORDER BY step",
                row -> {
                    history.append(evaluation(row), ForecastRow.number(row, 9));
                    return history;
                },
                run,
                () -> history.size() == 0
                        ? "all its evaluations"
                        : "its evaluations after step "
                                + (long) history.value(RunHistory.Column.STEP, history.size() - 1));
        each(
                "SELECT step, kind, before, after, squared_norm FROM event WHERE run = ? ORDER BY position",
                row -> {
                    history.append(event(run, row));
                    return history;
                },
                run,
                () -> "its events from number " + (history.events().size() + 1) + " on");
        forecasts(run, config, history);
        return history;
    }

    private static Evaluation evaluation(ResultSet row) throws SQLException {
        String norms = row.getString(8);
        List<Double> layerNorms = norms == null
                ? List.of()
                : Arrays.stream(JSON.fromJson(norms, Double[].class))
                        .map(norm -> norm == null ? Double.valueOf(Double.NaN) : norm)
                        .toList();
        return new Evaluation(
                row.getLong(1),
                ForecastRow.number(row, 2),
                ForecastRow.number(row, 3),
                ForecastRow.number(row, 4),
                ForecastRow.number(row, 5),
                ForecastRow.number(row, 6),
                ForecastRow.number(row, 7),
                layerNorms,
                new Evaluation.Logits(
                        ForecastRow.number(row, 10), ForecastRow.number(row, 11), ForecastRow.number(row, 12)));
    }

    /**
     * Reads an event whose columns begin with its step at an index.
     *
     * @throws InvalidSettingException if it is damaged
     */
    static RunEvent event(ResultSet row, int first) throws SQLException {
        return new EventRow(
                        row.getLong(first),
                        String.valueOf(row.getString(first + 1)),
                        row.getObject(first + 2),
                        row.getObject(first + 3),
                        ForecastRow.number(row, first + 4))
                .event();
    }

    private RunEvent event(long run, ResultSet row) throws SQLException, IOException {
        try {
            return event(row, 1);
        } catch (InvalidSettingException e) {
            throw wrong(run, "an event is damaged: " + e.getMessage(), e);
        }
    }

    /** A stored forecast applies to all evaluations until the next one; there is none for an evaluation that is not finite. */
    private void forecasts(long run, RunConfig config, RunHistory history) throws SQLException, IOException {
        record At(int position, Forecast forecast) {}
        List<At> stored = new ArrayList<>();
        each(
                "SELECT * FROM forecast WHERE run = ? ORDER BY position",
                row -> stored.add(new At(row.getInt("position"), ForecastRow.read(row))),
                run,
                () -> "its forecasts from number " + (stored.size() + 1) + " on");
        int rows = history.size();
        if (rows > 0 && !new RunTimeline(config, history).isSound(history.evaluation(rows - 1))) {
            rows--;
        }
        int next = 0;
        for (int position = 0; position < rows; position++) {
            while (next < stored.size() && stored.get(next).position() <= position) {
                next++;
            }
            if (next > 0) {
                history.append(stored.get(next - 1).forecast());
            }
        }
    }

    /** The checkpoints of a run, by ascending step. */
    List<Checkpoint> checkpoints(long run) throws SQLException, IOException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        each(
                "SELECT step FROM checkpoint WHERE run = ? ORDER BY step",
                row -> steps.add(row.getLong(1)),
                run,
                () -> "its checkpoints" + (steps.isEmpty() ? "" : " after step " + steps.getLast()));
        for (long step : steps) {
            String name = "The checkpoint of run " + run + " at step " + step + " in " + database.file();
            each(
                    "SELECT data FROM checkpoint WHERE run = ? AND step = " + step,
                    row -> checkpoints.add(CheckpointFile.read(name, row.getBytes(1))),
                    run,
                    () -> "its checkpoint at step " + step);
        }
        return checkpoints;
    }
}
