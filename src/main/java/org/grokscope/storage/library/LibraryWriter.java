package org.grokscope.storage.library;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.grokscope.concurrent.Threads;

/**
 * Writes running runs into the library, on one thread. Every second it reads what is new in each run, as a plot does, and writes it:
 * training never waits for a disk. What cannot be written stays in memory, in the run, and is tried again.
 */
final class LibraryWriter implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 1_000;

    private final Database database;
    private final List<Recording> recordings = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Threads.scheduler("library writer");
    private volatile Optional<String> problem = Optional.empty();

    /** Takes over the connection, and closes it. */
    LibraryWriter(Database database) {
        this.database = database;
        var _ = thread.scheduleWithFixedDelay(
                () -> write(false), INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    void add(Recording recording) {
        recordings.add(recording);
    }

    /** Why the last attempt to write failed; empty if it succeeded. */
    Optional<String> problem() {
        return problem;
    }

    /** Writes everything now, and waits until that is done or has failed. */
    void flush() throws InterruptedException {
        try {
            thread.submit(() -> write(true)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void write(boolean everything) {
        // Not removeIf: it would let add() wait for the disk.
        for (Recording each : List.copyOf(recordings)) {
            if (isWritten(each, everything)) {
                recordings.remove(each);
            }
        }
    }

    /** Writes what is new in one run; returns whether that was the last of it. Throws nothing, which would end the schedule. */
    private boolean isWritten(Recording recording, boolean everything) {
        try {
            boolean ended = recording.write(database, everything);
            problem = Optional.empty();
            return ended;
        } catch (SQLException e) {
            problem = Optional.of(LibraryException.of(database.file(), e).getMessage());
        } catch (IOException e) {
            problem = Optional.of(e.getMessage());
        } catch (RuntimeException | Error e) {
            problem = Optional.of("The library " + database.file() + " cannot be written: " + e);
        }
        return false;
    }

    /** Runs that were reopened and never resumed must not be taken for interrupted ones the next time. */
    private void release() {
        for (Recording each : recordings) {
            try {
                each.release(database);
            } catch (SQLException e) {
                problem = Optional.of(LibraryException.of(database.file(), e).getMessage());
            }
        }
    }

    /** Writes what is left and ends the thread. */
    @Override
    public void close() throws LibraryException {
        thread.execute(() -> {
            write(true);
            release();
        });
        Threads.end(thread);
        database.close();
    }
}
