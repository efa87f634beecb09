package org.grokscope.storage.locks;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Locks on ranges of bytes of one file, which exist beyond its end, too. The system releases them when the process ends, however it ends. They
 * hold between processes, and between two of these objects in one process. Thread-safe.
 */
public sealed interface ByteLocks extends AutoCloseable permits OpenFileLocks, ChannelLocks {

    /** How a file is opened. */
    enum Access {
        /** Tests locks; takes shared ones. */
        READ,
        /** Takes all locks; the file must exist. */
        WRITE,
        /** Takes all locks; creates the file if it is missing. */
        CREATE
    }

    /**
     * Opens a file. A folder can be opened for {@link Access#READ}.
     *
     * @throws IOException of the kind that {@link java.nio.file.Files} throws
     */
    static ByteLocks open(Path file, Access access) throws IOException {
        return OpenFileLocks.areSupported() ? OpenFileLocks.of(file, access) : new ChannelLocks(file, access);
    }

    /** Takes a lock, without waiting; false if another process has one that conflicts. */
    boolean tryLock(long from, long count, boolean shared) throws IOException;

    /** Releases a lock. */
    void unlock(long from, long count) throws IOException;

    /** Whether another holder has a lock on one of these bytes. */
    boolean isLockedElsewhere(long from, long count) throws IOException;

    /** Whether the locks survive that the file is opened and closed elsewhere in this process. */
    boolean belongToFile();

    /** Releases all locks and closes the file. */
    @Override
    void close() throws IOException;
}
