package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.grokscope.storage.format.NewFolders;

/**
 * The library's file as this process shares it with others: two connections, one for the window and one for the recordings, and the locks.
 * Processes write by turns (see {@link LockFile}): SQLite's own locks are not enough, since a file dialog drops them (see {@link FileGuard}).
 *
 * <p>Before each write, it is checked whether the files are still the ones that were opened. If not, they are opened anew, and the {@link
 * #generation} changes: whoever has written must write again what is missing.
 */
final class LibraryStore implements AutoCloseable {

    private final Path file;
    private final LibraryAccess access;
    /** Whether neither the file nor its folder can be written. */
    private final boolean readOnly;

    private final JournalMode declared;
    private final Clock clock;
    /** Reads and changes. */
    private final Database database;
    /** Used by the thread that writes the recordings. */
    private final Database recordings;

    private final ReentrantLock turn = new ReentrantLock();
    /** Null while the file is not open. */
    private volatile LockFile locks;

    /** Null while the file is not open, and if it is only read. */
    private FileGuard guard;

    private final AtomicInteger generation = new AtomicInteger();
    private volatile boolean connected;
    private volatile boolean hasLog;

    private LibraryStore(Path file, LibraryAccess access, boolean readOnly, JournalMode declared, Clock clock) {
        this.file = file;
        this.access = access;
        this.readOnly = readOnly;
        this.declared = declared;
        this.clock = clock;
        database = new Database(file);
        recordings = new Database(file);
    }

    /** Opens a library. */
    static LibraryStore open(Path given, LibraryAccess access, JournalMode declared, Clock clock) throws IOException {
        try (NewFolders _ = LibraryFile.createFolder(given, access)) {
            Path file = LibraryFile.resolve(given, access);
            LibraryFile.check(file, access);
            boolean readOnly = access == LibraryAccess.READ && !LibraryFile.isWritable(file);
            LibraryStore store = new LibraryStore(file, access, readOnly, declared, clock);
            boolean isNew = !Files.exists(file);
            boolean isLockNew = !LockFile.exists(file);
            try {
                store.exclusively(() -> file);
            } catch (IOException e) {
                if (isNew) {
                    LibraryFile.removeUnused(file);
                } else if (isLockNew && e instanceof LibraryException refused && refused.isForeign()) {
                    LockFile.delete(file); // nobody else uses it: other processes are refused as well
                }
                throw e;
            }
            return store;
        }
    }

    Path file() {
        return file;
    }

    Database database() {
        return database;
    }

    /** The number of this process; 0 if it only reads. */
    long process() {
        LockFile open = locks;
        return open == null ? 0 : open.process();
    }

    /** Changes whenever the file was opened anew. */
    int generation() {
        return generation.get();
    }

    /** Opens everything; leaves the lock of the writing process locked. */
    private void connect() throws SQLException, IOException {
        LibraryFile.check(file, access);
        if (readOnly) {
            connectReadOnly();
            return;
        }
        locks = LockFile.open(file);
        locks.awaitTurn();
        database.connect(
                access == LibraryAccess.CREATE ? Database.Opening.CREATE : Database.Opening.EXISTING, journal());
        Schema.migrate(database);
        hasLog = database.hasLog();
        if (access != LibraryAccess.READ) {
            recordings.connect(Database.Opening.EXISTING, JournalMode.AUTO);
            recordings.number("SELECT count(*) FROM run");
            guard = awaitGuard();
            locks.register(recordings, clock.instant());
        }
    }

    private JournalMode journal() throws IOException {
        if (declared != JournalMode.AUTO) {
            return declared;
        }
        if (networkDrive().isPresent()) {
            return JournalMode.ROLLBACK;
        }
        return !Files.exists(file) || Files.size(file) == 0 ? JournalMode.WAL : JournalMode.AUTO;
    }

    /** The type of the file system, if it is a network drive. */
    Optional<String> networkDrive() {
        return JournalMode.networkDrive(Objects.requireNonNull(file.getParent()));
    }

    boolean hasLog() {
        return hasLog;
    }

    /** SQLite wants to create files beside a log; without a log, nobody has the library open and it can be read as it is. */
    private void connectReadOnly() throws SQLException, IOException {
        locks = LockFile.openReadOnly(file);
        Path log = FileGuard.beside(file, "-wal");
        boolean isLeft = Files.exists(log) && Files.size(log) > 0;
        database.connect(isLeft ? Database.Opening.READ_ONLY : Database.Opening.IMMUTABLE, JournalMode.AUTO);
        Schema.checkCurrent(database);
        hasLog = true;
    }

    private FileGuard awaitGuard() throws IOException {
        long start = System.nanoTime();
        while (true) {
            Optional<FileGuard> free = FileGuard.hold(file, hasLog, locks.bytes());
            if (free.isPresent()) {
                return free.get();
            }
            if (System.nanoTime() - start > LockFile.PATIENCE_NANOS) {
                throw LibraryException.of(
                        file,
                        "is open under another name in another process, or was replaced while that had it open. Close it "
                                + "there, or use the same name.",
                        null);
            }
            // The other process notices within a second that its file was renamed.
            LockSupport.parkNanos(LockFile.PAUSE_NANOS);
        }
    }

    /** Whether a process lives that has the library open. */
    boolean isAlive(long process) {
        LockFile open = locks;
        return open != null && open.isAlive(process);
    }

    /**
     * Whether the files are still the ones that were opened, so that what was written is in the library. To be asked after a write whose data
     * will be forgotten.
     */
    boolean isSame() {
        return switch (access) {
            case READ -> connected;
            case CHANGE, CREATE -> connected && guard != null && guard.areFilesTheSame();
        };
    }

    /** Reads while no other thread uses the connection. */
    <T> T read(Database.Reading<T> work) throws IOException {
        if (hasLog) {
            try {
                return database.locked(work);
            } catch (SQLException e) {
                if (connected && !LibraryException.isDamage(e)) {
                    throw LibraryException.of(file, e);
                }
            }
        }
        // A reader must not take the journal of a writer that has lost its locks for that of one that has crashed.
        return exclusively(() -> database.locked(work));
    }

    /** Executes a transaction on the window's connection. */
    void change(Database.Work work) throws IOException {
        exclusively(() -> database.locked(() -> {
            database.transaction(work);
            return file;
        }));
    }

    /** Executes one statement for each of some runs, in one transaction. */
    void changeEach(String sql, List<Long> runs) throws IOException {
        change(() -> {
            for (long run : runs) {
                database.execute(sql, run);
            }
        });
    }

    /** Writes recordings. */
    interface Writing<T> {
        T with(Database database) throws SQLException, IOException;
    }

    /** Writes with the connection for recordings. */
    <T> T write(Writing<T> work) throws IOException {
        return exclusively(() -> work.with(recordings));
    }

    /**
     * Does some work while no other process writes, with the files that are there now. If SQLite finds content that it cannot understand, the
     * files are opened anew and the work is tried again: it may have read a log that is no longer the right one.
     */
    <T> T exclusively(Database.Reading<T> work) throws IOException {
        turn.lock();
        try {
            try {
                return once(work);
            } catch (SQLException e) {
                // The first time, nothing else was open that could be wrong.
                if (generation.get() == 0 || turn.getHoldCount() > 1 || !LibraryException.isDamage(e)) {
                    throw e;
                }
                drop();
                return once(work);
            }
        } catch (SQLException e) {
            if (LibraryException.isDamage(e)) {
                drop(); // the check must not see what this process has open
            }
            throw LibraryException.of(file, e);
        } finally {
            turn.unlock();
        }
    }

    private <T> T once(Database.Reading<T> work) throws SQLException, IOException {
        if (turn.getHoldCount() > 1) {
            return work.read();
        }
        if (connected) {
            locks.awaitTurn();
        }
        try {
            if (!isSame()) {
                reopen();
            }
            return work.read();
        } finally {
            if (locks != null) {
                locks.endTurn();
            }
        }
    }

    private void reopen() throws SQLException, IOException {
        moveLogIntoFile();
        drop();
        try {
            connect();
        } catch (SQLException | IOException | RuntimeException e) {
            drop();
            throw e;
        }
        connected = true;
        generation.incrementAndGet();
    }

    /** Completes the file that was opened, wherever it is now, so that its log is no longer needed. */
    private void moveLogIntoFile() throws IOException {
        try {
            if (guard != null && hasLog) {
                recordings.query("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1));
            }
        } catch (SQLException e) {
            return; // the log is kept under another name
        }
    }

    /** Closes everything, whatever is open. */
    private void drop() throws IOException {
        connected = false;
        FileGuard guarded = guard;
        guard = null;
        if (guarded != null) {
            guarded.release();
        }
        recordings.disconnect();
        database.disconnect();
        if (guarded != null) {
            guarded.setLogAside();
            guarded.close();
        }
        LockFile open = locks;
        locks = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() throws IOException {
        turn.lock();
        try {
            if (locks != null) {
                locks.awaitTurn();
            }
        } finally {
            drop();
            turn.unlock();
        }
    }
}
