package org.grokscope.storage.locks;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Java's locks, where the system has none that belong to an open file: POSIX locks under macOS, locks of a handle under Windows. */
final class ChannelLocks implements ByteLocks {

    private final FileChannel channel;
    private final boolean writable;
    private final Map<Long, FileLock> held = new ConcurrentHashMap<>();

    ChannelLocks(Path file, Access access) throws IOException {
        Set<? extends OpenOption> options = switch (access) {
            case READ -> Set.of(StandardOpenOption.READ);
            case WRITE -> Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
            case CREATE -> Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        };
        channel = FileChannel.open(file, options);
        writable = access != Access.READ;
    }

    @Override
    public boolean tryLock(long from, long count, boolean shared) throws IOException {
        try {
            FileLock lock = channel.tryLock(from, count, shared);
            if (lock != null) {
                held.put(from, lock);
            }
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another holder in this process
        }
    }

    @Override
    public void unlock(long from, long count) throws IOException {
        FileLock lock = held.remove(from);
        if (lock != null) {
            lock.release();
        }
    }

    @Override
    public boolean isLockedElsewhere(long from, long count) throws IOException {
        try (FileLock free = channel.tryLock(from, count, !writable)) {
            return free == null;
        } catch (OverlappingFileLockException e) {
            return !held.containsKey(from);
        }
    }

    @Override
    public boolean belongToFile() {
        return false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
