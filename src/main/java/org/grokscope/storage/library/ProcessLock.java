package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Tells which of the processes that have opened the library still live: each holds a lock on one byte of a file beside it. The system
 * gives a lock back when its process ends, however it ends, and no clock and no reused process number can deceive it.
 */
final class ProcessLock implements AutoCloseable {

    /** One for all bytes: under POSIX, closing any channel to the file would give back all of this process's locks. */
    private final FileChannel channel;

    private FileLock own;

    ProcessLock(Path library) throws IOException {
        channel = FileChannel.open(
                library.resolveSibling(library.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /** Takes this process's byte. */
    void hold(long process) throws IOException {
        own = channel.tryLock(process, 1, false);
    }

    /** Whether a process has ended. */
    boolean hasEnded(long process) {
        try (FileLock taken = channel.tryLock(process, 1, false)) {
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false; // it is this very process, under this number or another
        } catch (IOException e) {
            return false; // where files cannot be locked, nobody is taken for dead
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
