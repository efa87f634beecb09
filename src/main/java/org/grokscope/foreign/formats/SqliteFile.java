package org.grokscope.foreign.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * A SQLite database that belongs to another program, which may be writing it. It is read without a lock, which could stop the writer, and
 * without a file beside it: either as it is, if it has no journal, or from a copy, which SQLite may recover. What was changed meanwhile is
 * read again.
 */
final class SqliteFile {

    private static final byte[] MARK = "SQLite format 3\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final List<String> JOURNALS = List.of("-wal", "-journal");
    private static final int MOST_ATTEMPTS = 60;
    private static final long PAUSE_NANOS = 20_000_000;
    /** Within the resolution of the time of a file, two changes look like one. */
    private static final Duration RESOLUTION = Duration.ofMillis(100);

    private final Path file;
    /** What was there when it was last read; null if it must be read again. */
    private Stamp seen;

    /** Opens nothing yet. */
    SqliteFile(Path file) {
        this.file = file;
    }

    /** Queries, which may be asked again if the file was changed meanwhile. */
    interface Query<T> {
        /** Asks. */
        T ask(Connection connection) throws SQLException;
    }

    /** What tells whether a file was changed; the size is negative if there is none. */
    private record Part(Object key, long size, FileTime modified) {

        static Part of(Path file) throws IOException {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new Part(now.fileKey(), now.size(), now.lastModifiedTime());
            } catch (NoSuchFileException e) {
                return new Part(null, -1, FileTime.fromMillis(0));
            }
        }
    }

    /** The state of the database and its journals. */
    private record Stamp(List<Part> parts) {

        boolean hasJournal() {
            return parts.stream().skip(1).anyMatch(part -> part.size() > 0);
        }

        boolean isSettled() {
            Instant until = Instant.now().minus(RESOLUTION);
            return parts.stream().allMatch(part -> part.modified().toInstant().isBefore(until));
        }
    }

    /** Whether a file is a SQLite database. */
    static boolean isOne(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MARK.length), MARK);
        }
    }

    /** Whether it was changed since it was last read, or may have been. */
    boolean isChanged() throws IOException {
        return !stamp().equals(seen);
    }

    /**
     * Reads from one state of the database.
     *
     * @throws IOException if it cannot be read; the message names the file
     */
    <T> T read(Query<T> query) throws IOException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Stamp before = stamp();
            T result = null;
            SQLException problem = null;
            try {
                result = before.hasJournal() ? fromCopy(before, query) : ask(url(file) + "?immutable=1", query);
            } catch (SQLException e) {
                problem = e;
            } catch (NoSuchFileException e) {
                continue; // a journal was deleted meanwhile
            }
            if (before.equals(stamp())) {
                seen = before.isSettled() ? before : null;
                if (problem != null) {
                    throw new IOException(file + reason(problem), problem);
                }
                return result;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IOException(file + " is being written without a pause, and could not be read. Try again.");
    }

    private Stamp stamp() throws IOException {
        return new Stamp(List.of(
                Part.of(file), Part.of(beside(file, JOURNALS.getFirst())), Part.of(beside(file, JOURNALS.getLast()))));
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static String url(Path file) {
        return "jdbc:sqlite:file:" + file.toUri().getRawPath();
    }

    private <T> T fromCopy(Stamp stamp, Query<T> query) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("grokscope-");
        try {
            Path copy = folder.resolve("copy");
            Files.copy(file, copy);
            for (int i = 0; i < JOURNALS.size(); i++) {
                if (stamp.parts().get(i + 1).size() > 0) {
                    Files.copy(beside(file, JOURNALS.get(i)), beside(copy, JOURNALS.get(i)));
                }
            }
            return ask(url(copy), query);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path each : files) {
            Files.delete(each);
        }
        Files.delete(folder);
    }

    private static <T> T ask(String url, Query<T> query) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(url.endsWith("immutable=1")); // a copy may have to be recovered, which writes
        try (Connection connection = config.createConnection(url)) {
            try (Statement statement = connection.createStatement()) {
                // The file comes from someone else: its views must not call functions with side effects.
                statement.execute("PRAGMA trusted_schema = 0");
            }
            return query.ask(connection);
        }
    }

    private static String reason(SQLException problem) {
        int code = problem.getErrorCode() & 0xFF;
        boolean isDamaged = code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
        return isDamaged
                ? " is a damaged SQLite database."
                : " cannot be read as a SQLite database: "
                        + String.valueOf(problem.getMessage()).replaceFirst("\\.?$", ".");
    }
}
