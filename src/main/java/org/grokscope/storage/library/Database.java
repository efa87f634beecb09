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
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/** One connection to the library's file. Used by one thread at a time; {@link #locked} sees to that itself. */
final class Database implements AutoCloseable {

    /** Another process's transaction takes milliseconds, a copy of the file seconds. */
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    /** A process that has the library open to record keeps it open for hours. */
    private static final int JOURNAL_TIMEOUT_MILLIS = 500;

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

    /** How the file is opened. */
    enum Opening {
        /** Creates it if it is missing. */
        CREATE,
        /** It must exist. */
        EXISTING,
        /** It must exist, and is not changed. */
        READ_ONLY,
        /** It must exist, and nobody changes it meanwhile: SQLite needs no locks and no files beside it. */
        IMMUTABLE
    }

    private final Path file;
    /** Null while it is not connected. */
    private Connection connection;

    Database(Path file) {
        this.file = file;
    }

    /** Opens a database; creates its file if it is missing. */
    static Database open(Path file) throws LibraryException {
        return open(file, Opening.CREATE, JournalMode.WAL);
    }

    /** Opens a database read-only, even if it is damaged. */
    static Database openDamaged(Path file) throws LibraryException {
        return open(file, Opening.READ_ONLY, JournalMode.AUTO);
    }

    private static Database open(Path file, Opening opening, JournalMode journal) throws LibraryException {
        Database database = new Database(file);
        try {
            database.connect(opening, journal);
            return database;
        } catch (SQLException e) {
            throw LibraryException.of(file, e);
        }
    }

    /** Connects to the file. With {@link JournalMode#AUTO} it keeps the journal that it has. */
    synchronized void connect(Opening opening, JournalMode journal) throws SQLException, LibraryException {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        if (opening != Opening.CREATE) {
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        config.setReadOnly(opening == Opening.READ_ONLY || opening == Opening.IMMUTABLE);
        String name = opening == Opening.IMMUTABLE ? file.toUri().getRawPath() + "?immutable=1" : file.toString();
        try {
            connection = config.createConnection("jdbc:sqlite:" + (opening == Opening.IMMUTABLE ? "file:" : "") + name);
            setJournal(journal);
            // Commits survive a crash of the program; with a log, the last ones may not survive one of the system.
            script("PRAGMA synchronous = " + (hasLog() ? "NORMAL" : "FULL"));
            // The file may come from someone else: its views must not call functions with side effects.
            script("PRAGMA trusted_schema = 0");
        } catch (SQLException e) {
            disconnect();
            throw e;
        } catch (IOException | RuntimeException e) {
            disconnect();
            throw e instanceof LibraryException known ? known : LibraryException.of(file, "cannot be used: " + e, e);
        }
    }

    private void setJournal(JournalMode journal) throws SQLException, IOException {
        switch (journal) {
            case AUTO -> {}
            case WAL -> query("PRAGMA journal_mode = WAL", row -> row.getString(1));
            case ROLLBACK -> setRollbackJournal();
        }
    }

    private void setRollbackJournal() throws SQLException, IOException {
        script("PRAGMA busy_timeout = " + JOURNAL_TIMEOUT_MILLIS);
        try {
            // Without shared memory, which does not work on a network drive, a log can be read in this mode only.
            query("PRAGMA locking_mode = EXCLUSIVE", row -> row.getString(1));
            query("PRAGMA journal_mode = DELETE", row -> row.getString(1));
            query("PRAGMA locking_mode = NORMAL", row -> row.getString(1));
            number("SELECT count(*) FROM sqlite_schema");
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xFF) != SQLiteErrorCode.SQLITE_BUSY.code) {
                throw e;
            }
            throw LibraryException.of(
                    file,
                    "has a write-ahead log, which does not work on a network drive, and is in use by another process. "
                            + "Close it there, so that it can get a rollback journal.",
                    e);
        }
        script("PRAGMA busy_timeout = " + BUSY_TIMEOUT_MILLIS);
    }

    /** Whether the file has a write-ahead log, not a rollback journal. */
    boolean hasLog() throws SQLException, IOException {
        return query("PRAGMA journal_mode", row -> row.getString(1)).getFirst().equals("wal");
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            throw new SQLException("it is not open");
        }
        return connection;
    }

    /** Closes the connection, best effort: what was not committed is not in the file. */
    synchronized void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                return; // it is closed, and its log is written into the file by the next process
            }
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
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Prepares a statement that is executed many times. */
    PreparedStatement prepare(String sql) throws SQLException {
        return connection().prepareStatement(sql);
    }

    /** Executes several statements, each ended by a semicolon. */
    void script(String sql) throws SQLException {
        try (var statement = connection().createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    <T> List<T> query(String sql, Row<T> row, Object... values) throws SQLException, IOException {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
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

    /** Reads or writes while no other thread uses this connection. */
    synchronized <T> T locked(Reading<T> reading) throws SQLException, IOException {
        return reading.read();
    }

    @Override
    public void close() {
        disconnect();
    }
}
