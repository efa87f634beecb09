package org.grokscope.storage.library;

import com.google.gson.Gson;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.Milestones;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.ConfigLines;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.format.CheckpointFile;
import org.grokscope.storage.format.EventRow;

/** Writes runs into the tables, part by part. The caller holds the transaction. */
final class RunWriter {

    private static final Gson JSON = new Gson();

    private final Database database;

    RunWriter(Database database) {
        this.database = database;
    }

    /** Inserts a run with its settings; returns its number. */
    long run(RunEntry entry, RunResult result, String now) throws SQLException, IOException {
        database.execute(
                "INSERT INTO run (uuid, name, note, origin, created, updated, process, app_version, steps, seconds, parent, "
                        + "parent_step, layers) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?)",
                entry.uuid(),
                entry.label().name(),
                entry.label().note(),
                entry.origin().id(),
                now,
                now,
                entry.process(),
                entry.appVersion(),
                entry.parent().map(RunEntry.Parent::uuid).orElse(null),
                entry.parent().map(RunEntry.Parent::step).orElse(null),
                JSON.toJson(result.history().layers()));
        long id = database.lastId();
        settings(id, result.config());
        tags(id, entry.label().tags());
        return id;
    }

    /** Writes all settings of a run. */
    private void settings(long run, RunConfig config) throws SQLException {
        try (PreparedStatement insert =
                database.prepare("INSERT OR REPLACE INTO setting (run, name, value) VALUES (?, ?, ?)")) {
            for (Map.Entry<ConfigField, String> field :
                    ConfigFields.stored(config).entrySet()) {
                add(insert, run, field.getKey().id(), field.getValue());
            }
            for (Map.Entry<String, String> line : ConfigLines.source(config).entrySet()) {
                add(insert, run, line.getKey(), line.getValue());
            }
            insert.executeBatch();
        }
    }

    /** Updates the state of a run: everything but its series. */
    void state(long run, RunResult result, String now, Optional<String> ended) throws SQLException {
        Milestones milestones = result.milestones();
        boolean over = ended.isPresent();
        database.execute(
                "UPDATE run SET updated = ?, ended = ?, engine = ?, engine_version = ?, threads = ?, outcome = ?, "
                        + "message = ?, steps = ?, seconds = ?, t_mem = ?, t_grok = ?, v_mem = ?, v_grok = ? WHERE id = ?",
                now,
                ended.orElse(null),
                result.engine() == null ? null : result.engine().name(),
                result.engine() == null ? null : result.engine().version(),
                result.engine() == null ? null : result.engine().threads(),
                over ? result.outcome().id() : null,
                over && result.outcome() instanceof Outcome.Failed(long step, String message) ? message : null,
                result.steps(),
                result.seconds(),
                boxed(milestones.memorizationStep()),
                boxed(milestones.grokkingStep()),
                boxed(milestones.normAtMemorization()),
                boxed(milestones.normAtGrokking()),
                run);
    }

    /** Says whether a run that is open waits. */
    void paused(long run, boolean paused) throws SQLException {
        database.execute("UPDATE run SET paused = ? WHERE id = ?", paused, run);
    }

    private static Long boxed(OptionalLong value) {
        return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? ForecastRow.known(value.getAsDouble()) : null;
    }

    /** Writes evaluations; rows of the same steps are replaced. */
    void evaluations(long run, RunHistory history, int from, int to) throws SQLException {
        try (PreparedStatement insert =
                database.prepare("INSERT OR REPLACE INTO evaluation (run, step, train_loss, train_accuracy, test_loss, "
                        + "test_accuracy, squared_norm, angle, layer_norms, seconds, logit_scale, saturated, zero_gradient) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int row = from; row < to; row++) {
                Evaluation evaluation = history.evaluation(row);
                add(
                        insert,
                        run,
                        evaluation.step(),
                        ForecastRow.known(evaluation.trainLoss()),
                        ForecastRow.known(evaluation.trainAccuracy()),
                        ForecastRow.known(evaluation.testLoss()),
                        ForecastRow.known(evaluation.testAccuracy()),
                        ForecastRow.known(evaluation.squaredNorm()),
                        ForecastRow.known(evaluation.angle()),
                        layerNorms(evaluation.layerNorms()),
                        ForecastRow.known(history.value(RunHistory.Column.SECONDS, row)),
                        ForecastRow.known(evaluation.logits().scale()),
                        ForecastRow.known(evaluation.logits().saturated()),
                        ForecastRow.known(evaluation.logits().zeroGradient()));
            }
            insert.executeBatch();
        }
    }

    private static String layerNorms(List<Double> norms) {
        List<Double> finite =
                norms.stream().map(norm -> Double.isFinite(norm) ? norm : null).toList();
        return norms.isEmpty() ? null : JSON.toJson(finite);
    }

    /** Writes the events from a position on. */
    void events(long run, List<RunEvent> events, int from) throws SQLException {
        try (PreparedStatement insert = database.prepare(
                "INSERT OR REPLACE INTO event (run, position, step, kind, before, after, squared_norm) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int position = from; position < events.size(); position++) {
                EventRow row = EventRow.of(events.get(position));
                add(insert, run, position, row.step(), row.kind(), row.before(), row.after(), row.squaredNorm());
            }
            insert.executeBatch();
        }
    }

    /**
     * Writes the forecasts from a position on; one that equals its predecessor is left out.
     *
     * @param before the predecessor of the first
     */
    void forecasts(long run, List<Forecast> forecasts, int from, Optional<Forecast> before) throws SQLException {
        try (PreparedStatement insert = database.prepare(ForecastRow.INSERT)) {
            Forecast last = before.orElse(null);
            for (int position = from; position < forecasts.size(); position++) {
                Forecast forecast = forecasts.get(position);
                if (!forecast.equals(last)) {
                    add(insert, ForecastRow.values(run, position, forecast));
                }
                last = forecast;
            }
            insert.executeBatch();
        }
    }

    /** Deletes everything after a step, from which the run is resumed. */
    void truncate(long run, long step) throws SQLException {
        for (String table : List.of("evaluation", "event", "forecast", "checkpoint")) {
            database.execute("DELETE FROM " + table + " WHERE run = ? AND step > ?", run, step);
        }
    }

    void checkpoint(long run, Checkpoint checkpoint) throws SQLException {
        byte[] data = CheckpointFile.write(checkpoint);
        database.execute(
                "INSERT OR REPLACE INTO checkpoint (run, step, size, data) VALUES (?, ?, ?, ?)",
                run,
                checkpoint.step(),
                data.length,
                data);
    }

    void dropCheckpoint(long run, long step) throws SQLException {
        database.execute("DELETE FROM checkpoint WHERE run = ? AND step = ?", run, step);
    }

    /** Replaces name, note and tags. */
    void label(long run, StoredRun.Label label) throws SQLException {
        database.execute("UPDATE run SET name = ?, note = ? WHERE id = ?", label.name(), label.note(), run);
        tags(run, label.tags());
    }

    private void tags(long run, List<String> tags) throws SQLException {
        database.execute("DELETE FROM tag WHERE run = ?", run);
        for (int i = 0; i < tags.size(); i++) {
            database.execute("INSERT OR IGNORE INTO tag (run, tag, position) VALUES (?, ?, ?)", run, tags.get(i), i);
        }
    }

    private static void add(PreparedStatement insert, Object... values) throws SQLException {
        Database.bind(insert, values);
        insert.addBatch();
    }
}
