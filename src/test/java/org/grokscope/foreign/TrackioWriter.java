package org.grokscope.foreign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes a project as Trackio does: the tables and journal of trackio/sqlite_backend.py (2026), with JSON as bytes, as orjson makes it.
 */
final class TrackioWriter implements AutoCloseable {

    private final Connection connection;

    TrackioWriter(Path file) throws SQLException, IOException {
        Files.createDirectories(file.getParent());
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA synchronous = NORMAL");
        execute("CREATE TABLE IF NOT EXISTS metrics (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT NOT NULL, "
                + "run_name TEXT NOT NULL, step INTEGER NOT NULL, metrics TEXT NOT NULL, log_id TEXT, space_id TEXT)");
        execute("CREATE TABLE IF NOT EXISTS configs (id INTEGER PRIMARY KEY AUTOINCREMENT, run_name TEXT NOT NULL, "
                + "config TEXT NOT NULL, created_at TEXT NOT NULL, UNIQUE(run_name))");
        execute("CREATE INDEX IF NOT EXISTS idx_metrics_run_step ON metrics(run_name, step)");
        execute("CREATE TABLE IF NOT EXISTS system_metrics (id INTEGER PRIMARY KEY AUTOINCREMENT, "
                + "timestamp TEXT NOT NULL, run_name TEXT NOT NULL, metrics TEXT NOT NULL)");
    }

    /** A connection that stays open with what it has written, as a server's does. */
    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    TrackioWriter log(String run, int step, String metrics) throws SQLException {
        return insert(
                "INSERT INTO metrics (run_name, step, timestamp, metrics) VALUES (?, " + step
                        + ", '2026-11-29T11:00:00+00:00', ?)",
                run,
                metrics);
    }

    TrackioWriter settings(String run, String config) throws SQLException {
        return insert(
                "INSERT OR REPLACE INTO configs (run_name, created_at, config) VALUES (?, "
                        + "'2026-11-29T11:00:00+00:00', ?)",
                run,
                config);
    }

    private TrackioWriter insert(String sql, String run, String json) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, run);
            statement.setBytes(2, json.getBytes(StandardCharsets.UTF_8));
            statement.execute();
        }
        return this;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
