package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.grokscope.storage.format.OutputFile;
import org.sqlite.SQLiteConfig;

/** One connection to the library's file. Used by one thread at a time. */
final class Database implements AutoCloseable {

    /** Another process's transaction takes some milliseconds; one that copies the file, seconds. */
    private static final int PATIENCE_MILLIS = 10_000;

    /** Reads one row of a result. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException, IOException;
    }

    /** Some statements that are done together or not at all. */
    interface Work {
        void run() throws SQLException, IOException;
    }

    private final Path file;
    private final Connection connection;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Opens a library, and makes its file and folder if they are not there. */
    static Database open(Path file) throws LibraryException {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
        } catch (IOException e) {
            throw LibraryException.of(
                    file,
                    "cannot be made: its folder cannot be made (" + OutputFile.reason(e)
                            + "). Choose another file with --library FILE.",
                    e);
        }
        if (Files.isDirectory(file)) {
            throw LibraryException.of(file, "is a folder. Choose a file with --library FILE.", null);
        }
        return connect(file, config -> {});
    }

    /** Opens a library only to read it, whatever is wrong with it. */
    static Database openDamaged(Path file) throws LibraryException {
        return connect(file, config -> config.setReadOnly(true));
    }

    private static Database connect(Path file, Consumer<SQLiteConfig> more) throws LibraryException {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // What a transaction wrote outlives a crash of the program; the last ones may not outlive one of the system.
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        more.accept(config);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            Database database = new Database(file, connection);
            // The file may have been given to the user by somebody: its views get no functions that do anything.
            database.script("PRAGMA trusted_schema = 0");
            return database;
        } catch (SQLException e) {
            throw LibraryException.of(file, e);
        }
    }

    Path file() {
        return file;
    }

    /** Does one statement. */
    int execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Prepares a statement that is done many times. */
    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Does several statements, each ended by a semicolon. */
    void script(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    <T> List<T> query(String sql, Row<T> row, Object... values) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.read(result));
                }
            }
            return rows;
        }
    }

    /** The one number that a query gives; 0 for null. */
    long number(String sql, Object... values) throws SQLException, IOException {
        return query(sql, row -> row.getLong(1), values).getFirst();
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** The row that was inserted last. */
    long lastId() throws SQLException, IOException {
        return number("SELECT last_insert_rowid()");
    }

    /**
     * Does some work as one transaction: all of it or nothing. By SQL and not by JDBC, which would commit once more after SQLite has
     * taken a transaction back by itself, as it does when the disk is full, and hide that behind an error of its own.
     */
    void transaction(Work work) throws SQLException, IOException {
        script("BEGIN IMMEDIATE");
        try {
            work.run();
            script("COMMIT");
        } catch (SQLException | IOException | RuntimeException | Error e) {
            try {
                script("ROLLBACK");
            } catch (SQLException alreadyTakenBack) {
                e.addSuppressed(alreadyTakenBack);
            }
            throw e;
        }
    }

    @Override
    public void close() throws LibraryException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw LibraryException.of(file, e);
        }
    }
}
