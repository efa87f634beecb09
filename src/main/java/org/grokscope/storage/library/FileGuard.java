package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.grokscope.storage.locks.ByteLocks;

/**
 * Knows which files this process has opened as a library, and keeps other processes from taking them away.
 *
 * <p>SQLite's own locks are POSIX locks. A file dialog that lists the folder drops them, and then the next process that closes the library
 * believes that it is the last one and deletes the write-ahead log, into which this process goes on to write. So the two locks by which a process
 * shows SQLite that it uses a library are held a second time, as locks of the open file: the shared lock on the database, and the lock on the
 * "dead man's switch" of the shared memory (SQLite's os_unix.c: SHARED_FIRST, UNIX_SHM_DMS). They must be released before the last connection
 * is closed, or SQLite could not clean up.
 */
final class FileGuard implements AutoCloseable {

    /** SQLite's SHARED_FIRST and SHARED_SIZE. */
    private static final long SHARED_FIRST = 0x40000002L;

    private static final long SHARED_SIZE = 510;

    /** SQLite's UNIX_SHM_DMS: 22 * 4 + 8 locks, in this order. */
    private static final long DEAD_MANS_SWITCH = 128;

    /** Beyond everything that SQLite locks. Every process locks the byte of its name for the file, or of its file for the name. */
    private static final long CLAIMS = 1L << 40;

    private static final long ALL_CLAIMS = 1L << 31;

    private final Path file;
    private final Map<Path, Optional<Object>> opened = new HashMap<>();
    private final List<ByteLocks> held = new ArrayList<>();

    private FileGuard(Path file) {
        this.file = file;
    }

    /**
     * Guards a library that this process has just opened.
     *
     * @param hasLog whether it has a write-ahead log
     * @param lockFile the open file beside it
     * @return empty if another process has this file open under another name, or another file under this name
     */
    static Optional<FileGuard> hold(Path file, boolean hasLog, ByteLocks lockFile) throws IOException {
        FileGuard guard = new FileGuard(file);
        try {
            for (Path each : List.of(file, beside(file, "-wal"), beside(file, "-shm"), beside(file, ".lock"))) {
                guard.opened.put(each, key(each));
            }
            if (!lockFile.belongToFile()) {
                return Optional.of(guard); // POSIX locks on these files would interfere with those of SQLite
            }
            ByteLocks database = guard.open(file);
            if (!isClaimed(database, nameOf(file))
                    || !isClaimed(lockFile, key(file).hashCode())) {
                guard.close();
                return Optional.empty();
            }
            if (hasLog) {
                database.tryLock(SHARED_FIRST, SHARED_SIZE, true);
                guard.open(beside(file, "-shm")).tryLock(DEAD_MANS_SWITCH, 1, true);
            }
            return Optional.of(guard);
        } catch (IOException | RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    private ByteLocks open(Path path) throws IOException {
        ByteLocks locks = ByteLocks.open(path, ByteLocks.Access.READ);
        held.add(locks);
        return locks;
    }

    /** Locks a claim; false if another process has locked a different one. */
    private static boolean isClaimed(ByteLocks locks, int claim) throws IOException {
        long own = claim & (ALL_CLAIMS - 1);
        boolean others = (own > 0 && locks.isLockedElsewhere(CLAIMS, own))
                || locks.isLockedElsewhere(CLAIMS + own + 1, ALL_CLAIMS - own);
        return !others && locks.tryLock(CLAIMS + own, 1, true);
    }

    /** A name by its folder, whatever path leads to that. */
    private static int nameOf(Path file) throws IOException {
        return 31 * key(Objects.requireNonNull(file.getParent())).hashCode()
                + file.getFileName().hashCode();
    }

    static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** The identity of a file whatever its name; empty if it is missing, or on systems without one. */
    private static Optional<Object> key(Path path) throws IOException {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether the files are still the ones that were opened: none was renamed, deleted or replaced. */
    boolean areFilesTheSame() {
        try {
            for (Map.Entry<Path, Optional<Object>> each : opened.entrySet()) {
                if (!each.getValue().equals(key(each.getKey()))) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false; // such as a folder that cannot be read any more
        }
    }

    /**
     * After the connections were closed: moves a log and shared memory that belong to another file than the one that is there now out of its
     * way, since SQLite would apply them to that.
     */
    void setLogAside() throws IOException {
        if (opened.get(file).equals(key(file))) {
            return;
        }
        Path memory = beside(file, "-shm");
        if (isStill(memory)) {
            Files.deleteIfExists(memory);
        }
        Path log = beside(file, "-wal");
        if (isStill(log) && Files.size(log) > 0) {
            int number = 1;
            while (Files.exists(beside(log, ".replaced-" + number))) {
                number++;
            }
            Files.move(log, beside(log, ".replaced-" + number));
        }
    }

    private boolean isStill(Path path) throws IOException {
        Optional<Object> key = key(path);
        return key.isPresent() && opened.get(path).equals(key);
    }

    /** Releases the locks; to be called before the connections are closed. */
    void release() throws IOException {
        for (ByteLocks locks : held) {
            locks.unlock(0, CLAIMS + ALL_CLAIMS);
        }
    }

    /** Closes the files; to be called after the connections are closed, which lose their locks by it. */
    @Override
    public void close() throws IOException {
        for (ByteLocks locks : held) {
            locks.close();
        }
        held.clear();
    }
}
