package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/**
 * Tells which of the processes that have opened the library are alive. Each has a row in the library, and a lock on the byte of that number
 * in a file beside it. The system releases a lock when its process ends, however it ends, so neither clocks nor reused process numbers
 * matter.
 */
final class ProcessLock implements AutoCloseable {

    private final Database database;
    /** One for all bytes: under POSIX, closing any channel of the file would release all locks of this process. */
    private final FileChannel channel;

    private final long process;
    private final FileLock own;

    /** Adds this process. */
    ProcessLock(Database database, String now) throws SQLException, IOException {
        this.database = database;
        channel = FileChannel.open(
                database.file().resolveSibling(database.file().getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            database.execute("INSERT INTO process (started) VALUES (?)", now);
            process = database.lastId();
            own = channel.tryLock(process, 1, false);
        } catch (SQLException | IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The number of this process. */
    long process() {
        return process;
    }

    /** Whether a living process trains a run. */
    boolean isUnderWay(long run) throws SQLException, IOException {
        return database
                .query("SELECT process FROM run WHERE id = ? AND process IS NOT NULL", row -> row.getLong(1), run)
                .stream()
                .anyMatch(this::isAlive);
    }

    private boolean isAlive(long other) {
        try (FileLock taken = channel.tryLock(other, 1, false)) {
            return taken == null;
        } catch (OverlappingFileLockException e) {
            return true; // a lock of this process, under this number or another
        } catch (IOException e) {
            return true; // where files cannot be locked, no process is taken for ended
        }
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.release();
        }
        channel.close();
    }
}
