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
import java.util.stream.Stream;
import org.grokscope.storage.format.OutputFile;
import org.sqlite.SQLiteConfig;

/** One connection to the library's file. Used by one thread at a time; {@link #locked} and {@link #change} see to that themselves. */
final class Database implements AutoCloseable {

    /** Another process's transaction takes milliseconds, a copy of the file seconds. */
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    /** Reads one row of a result. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException, IOException;
    }

    /** Statements of one transaction. */
    interface Work {
        void run() throws SQLException, IOException;
    }

    /** Statements with a result. */
    interface Reading<T> {
        T read() throws SQLException, IOException;
    }

    private final Path file;
    private final Connection connection;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Opens a library; creates its file and folder if they are missing. */
    static Database open(Path file) throws LibraryException {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
        } catch (IOException e) {
            throw LibraryException.of(
                    file,
                    "cannot be created in this folder (" + OutputFile.reason(e)
                            + "). Choose another file with --library FILE.",
                    e);
        }
        if (Files.isDirectory(file)) {
            throw LibraryException.of(file, "is a folder. Choose a file with --library FILE.", null);
        }
        return connect(file, config -> {});
    }

    /** Opens a library read-only, even if it is damaged. */
    static Database openDamaged(Path file) throws LibraryException {
        return connect(file, config -> config.setReadOnly(true));
    }

    private static Database connect(Path file, Consumer<SQLiteConfig> more) throws LibraryException {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // Commits survive a crash of the program; the last ones may not survive one of the system.
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        more.accept(config);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            Database database = new Database(file, connection);
            // The file may come from someone else: its views must not call functions with side effects.
            database.script("PRAGMA trusted_schema = 0");
            return database;
        } catch (SQLException e) {
            throw LibraryException.of(file, e);
        }
    }

    Path file() {
        return file;
    }

    /** The files of a library: the database itself and those that SQLite keeps beside it. */
    static List<Path> files(Path file) {
        return Stream.of("", "-wal", "-shm")
                .map(ending -> file.resolveSibling(file.getFileName() + ending))
                .filter(Files::exists)
                .toList();
    }

    /** The size on disk, in bytes. */
    long size() throws IOException {
        long size = 0;
        for (Path part : files(file)) {
            size += Files.size(part);
        }
        return size;
    }

    /** Executes a statement; returns the number of changed rows. */
    int execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Prepares a statement that is executed many times. */
    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Executes several statements, each ended by a semicolon. */
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

    /** The single number that a query returns; 0 for NULL. */
    long number(String sql, Object... values) throws SQLException, IOException {
        return query(sql, row -> row.getLong(1), values).getFirst();
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** The number of the row that was inserted last. */
    long lastId() throws SQLException, IOException {
        return number("SELECT last_insert_rowid()");
    }

    /**
     * Executes a transaction. By SQL, because JDBC would try to commit after SQLite has rolled back by itself, as it does when the disk is
     * full, and report that error in place of the cause.
     */
    void transaction(Work work) throws SQLException, IOException {
        script("BEGIN IMMEDIATE");
        try {
            work.run();
            script("COMMIT");
        } catch (SQLException | IOException | RuntimeException | Error e) {
            try {
                script("ROLLBACK");
            } catch (SQLException alreadyRolledBack) {
                e.addSuppressed(alreadyRolledBack);
            }
            throw e;
        }
    }

    /** Reads or writes while no other thread uses this connection; says what an error of SQLite means. */
    synchronized <T> T locked(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw LibraryException.of(file, e);
        }
    }

    /** Executes a transaction while no other thread uses this connection. */
    void change(Work work) throws IOException {
        locked(() -> {
            transaction(work);
            return file;
        });
    }

    /** Executes one statement for each of some runs, in one transaction. */
    void changeEach(String sql, List<Long> runs) throws IOException {
        change(() -> {
            for (long run : runs) {
                execute(sql, run);
            }
        });
    }

    @Override
    public synchronized void close() throws LibraryException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw LibraryException.of(file, e);
        }
    }
}
