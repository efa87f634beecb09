package org.grokscope.storage.library;

import com.google.gson.Gson;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.grokscope.run.Calibration;
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
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.format.CheckpointFile;
import org.grokscope.storage.format.EventRow;

/** Writes parts of runs into the tables. Its caller holds the transaction. */
final class RunWriter {

    private static final Gson JSON = new Gson();

    /** Of one run keeps only the checkpoints at T_mem, at T_grok and the last. */
    static final String PRUNE =
            "DELETE FROM checkpoint WHERE run = ?1 AND step NOT IN (SELECT coalesce(t_mem, -1) FROM run WHERE id = ?1) "
                    + "AND step NOT IN (SELECT coalesce(t_grok, -1) FROM run WHERE id = ?1) "
                    + "AND step < (SELECT max(step) FROM checkpoint WHERE run = ?1)";

    /** All checkpoints of a library may take this much; then the oldest runs are pruned. */
    private static final long MOST_BYTES = 2L << 30;

    private final Database database;

    RunWriter(Database database) {
        this.database = database;
    }

    /** Enters a run, with its settings; returns its number. */
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
            for (Map.Entry<ConfigField, String> field : ConfigFields.of(config).entrySet()) {
                add(insert, run, field.getKey().id(), field.getValue());
            }
            insert.executeBatch();
        }
    }

    /** Writes what a run has come to, besides its series. */
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

    private static Long boxed(OptionalLong value) {
        return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? known(value.getAsDouble()) : null;
    }

    /** Null for NaN: the tables have no other word for what is not known. */
    private static Double known(double value) {
        return Double.isNaN(value) ? null : Double.valueOf(value);
    }

    /** Writes evaluations; what stood there for the same steps is overwritten. */
    void evaluations(long run, RunHistory history, int from, int to) throws SQLException {
        try (PreparedStatement insert =
                database.prepare("INSERT OR REPLACE INTO evaluation (run, step, train_loss, train_accuracy, test_loss, "
                        + "test_accuracy, squared_norm, angle, layer_norms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int row = from; row < to; row++) {
                Evaluation evaluation = history.evaluation(row);
                add(
                        insert,
                        run,
                        evaluation.step(),
                        known(evaluation.trainLoss()),
                        known(evaluation.trainAccuracy()),
                        known(evaluation.testLoss()),
                        known(evaluation.testAccuracy()),
                        known(evaluation.squaredNorm()),
                        known(evaluation.angle()),
                        layerNorms(evaluation.layerNorms()));
            }
            insert.executeBatch();
        }
    }

    private static String layerNorms(List<Double> norms) {
        List<Double> finite =
                norms.stream().map(norm -> Double.isFinite(norm) ? norm : null).toList();
        return norms.isEmpty() ? null : JSON.toJson(finite);
    }

    /** Writes events from a position on. */
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
     * Writes forecasts from a position on, each that is not the one before it.
     *
     * @param before the one that stands before them, if any
     */
    void forecasts(long run, List<Forecast> forecasts, int from, Optional<Forecast> before) throws SQLException {
        try (PreparedStatement insert = database.prepare("INSERT OR REPLACE INTO forecast VALUES "
                + "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            Forecast last = before.orElse(null);
            for (int position = from; position < forecasts.size(); position++) {
                Forecast forecast = forecasts.get(position);
                if (!forecast.equals(last)) {
                    add(insert, values(run, position, forecast));
                }
                last = forecast;
            }
            insert.executeBatch();
        }
    }

    private static Object[] values(long run, int position, Forecast forecast) {
        List<Object> values = new ArrayList<>(List.of(run, position, forecast.step()));
        switch (forecast) {
            case Forecast.Jump jump ->
                values.addAll(Arrays.asList(
                        "jump",
                        known(jump.grokkingStep()),
                        known(jump.low()),
                        known(jump.high()),
                        known(jump.threshold()),
                        known(jump.noGrokking()),
                        null));
            case Forecast.NoJump none ->
                values.addAll(Arrays.asList(
                        "no-jump",
                        null,
                        null,
                        null,
                        null,
                        known(none.noGrokking()),
                        none.reason().stored()));
            case Forecast.Unknown unknown ->
                values.addAll(Arrays.asList(
                        "unknown",
                        null,
                        null,
                        null,
                        null,
                        null,
                        unknown.reason().stored()));
        }
        values.addAll(forecast.calibration().map(RunWriter::values).orElseGet(() -> Arrays.asList(new Object[11])));
        return values.toArray();
    }

    private static List<Object> values(Calibration fit) {
        return Arrays.asList(
                fit.anchorStep(),
                known(fit.anchorNorm()),
                known(fit.kappa()),
                known(fit.floor()),
                known(fit.rate()),
                known(fit.rSquared()),
                fit.points(),
                known(fit.covariance().rateVariance()),
                known(fit.covariance().rateFloor()),
                known(fit.covariance().floorVariance()),
                known(fit.residual()));
    }

    /** Forgets what was measured after a step, because the run goes on from there anew. */
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

    /** Prunes the oldest runs that are over, until all checkpoints together take no more than they may. */
    void pruneOldest() throws SQLException, IOException {
        pruneOldest(MOST_BYTES);
    }

    void pruneOldest(long mostBytes) throws SQLException, IOException {
        if (database.number("SELECT sum(size) FROM checkpoint") <= mostBytes) {
            return;
        }
        List<Long> oldest = database.query(
                "SELECT id FROM run WHERE process IS NULL AND (SELECT count(*) FROM checkpoint WHERE run = run.id) > 1 "
                        + "ORDER BY ended",
                row -> row.getLong(1));
        for (long run : oldest) {
            database.execute(PRUNE, run);
            if (database.number("SELECT sum(size) FROM checkpoint") <= mostBytes) {
                return;
            }
        }
    }

    /** Tags, in place of those that were there. */
    void tags(long run, List<String> tags) throws SQLException {
        database.execute("DELETE FROM tag WHERE run = ?", run);
        for (String tag : tags) {
            database.execute("INSERT OR IGNORE INTO tag (run, tag) VALUES (?, ?)", run, tag);
        }
    }

    private static void add(PreparedStatement insert, Object... values) throws SQLException {
        Database.bind(insert, values);
        insert.addBatch();
    }
}
