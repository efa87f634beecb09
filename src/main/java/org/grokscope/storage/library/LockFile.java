package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.locks.ByteLocks;

/**
 * The file beside a library whose locks tell which processes have it open, and which of them writes. Each has a row in the library, and locks
 * the byte of that number; the one that writes also locks byte 0. The system releases the locks of a process when it ends, however it ends, so
 * neither clocks nor reused process numbers matter.
 */
final class LockFile implements AutoCloseable {

    /** A transaction takes milliseconds, shrinking a large file seconds. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final long TURN = 0;
    /** The bytes of all processes, and that of the writing one. */
    private static final long ALL = 1L << 39;

    private final Path library;
    /** Null if the file cannot be read: then nobody is known to have the library open. */
    private final ByteLocks bytes;

    private final boolean readOnly;
    private volatile long process;

    private LockFile(Path library, ByteLocks bytes, boolean readOnly) {
        this.library = library;
        this.bytes = bytes;
        this.readOnly = readOnly;
    }

    static LockFile open(Path library) throws IOException {
        Path file = beside(library);
        try {
            return new LockFile(library, ByteLocks.open(file, ByteLocks.Access.CREATE), false);
        } catch (IOException e) {
            throw LibraryException.of(
                    library,
                    "cannot be written: there can be no lock " + file + " (" + FileErrors.reason(e)
                            + "). Choose another file with --library FILE.",
                    e);
        }
    }

    /** Opens the file of a library that this process may only read. */
    static LockFile openReadOnly(Path library) throws IOException {
        Path file = beside(library);
        return new LockFile(library, Files.isReadable(file) ? ByteLocks.open(file, ByteLocks.Access.READ) : null, true);
    }

    static boolean exists(Path library) {
        return Files.exists(beside(library));
    }

    static void delete(Path library) throws IOException {
        Files.deleteIfExists(beside(library));
    }

    private static Path beside(Path library) {
        return FileGuard.beside(library, ".lock");
    }

    ByteLocks bytes() {
        return bytes;
    }

    /** The number of this process; 0 if it has none. */
    long process() {
        return process;
    }

    /** Adds a row for this process, and locks its byte. */
    void register(Database database, Instant now) throws SQLException, IOException {
        long number;
        do {
            database.execute("INSERT INTO process (started) VALUES (?)", now.toString());
            number = database.lastId();
            // In a file that was replaced by an older one, the number may belong to a living process.
        } while (!bytes.tryLock(number, 1, false));
        process = number;
    }

    /** Whether a process lives that has the library open. */
    boolean isAlive(long number) {
        if (number == process || bytes == null) {
            return number == process;
        }
        try {
            return bytes.isLockedElsewhere(number, 1);
        } catch (IOException e) {
            return true; // where files cannot be locked, no process is taken for ended
        }
    }

    /** Waits until no other process writes. */
    void awaitTurn() throws IOException {
        if (readOnly) {
            return;
        }
        long start = System.nanoTime();
        while (!bytes.tryLock(TURN, 1, false)) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw LibraryException.of(library, "is in use by another process. GrokScope tries again.", null);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    void endTurn() throws IOException {
        if (!readOnly) {
            bytes.unlock(TURN, 1);
        }
    }

    /** Excludes all other processes; false if one has the library open. */
    boolean excludesOthers() throws IOException {
        return bytes.tryLock(TURN, ALL, false);
    }

    @Override
    public void close() throws IOException {
        if (bytes != null) {
            bytes.close();
        }
    }
}
