package org.grokscope.storage.library;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.grokscope.concurrent.Threads;
import org.grokscope.run.LiveRun;

/**
 * Writes running runs into the library, on one thread. Every second it reads what is new in each run, as a plot does, and writes it:
 * training never waits for a disk. What cannot be written stays in memory, in the run, and is tried again.
 */
final class LibraryWriter implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 1_000;

    /** A run that is completely written; kept as long as something else keeps it, in case its file is replaced. */
    private record Done(RunEntry entry, WeakReference<LiveRun> run) {}

    private final LibraryStore store;
    private final Clock clock;
    private final List<Recording> recordings = new CopyOnWriteArrayList<>();
    private final List<Done> done = new ArrayList<>();
    private final ScheduledExecutorService thread = Threads.scheduler("library writer");
    private volatile Optional<String> problem = Optional.empty();
    /** Of the store, when everything here was prepared for its file. */
    private int generation;

    LibraryWriter(LibraryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        generation = store.generation();
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

    /** Writes what is new. Throws nothing, which would end the schedule. */
    private void write(boolean everything) {
        Optional<String> failure = attempt(() -> store.write(this::followFile));
        // Not removeIf: it would let add() wait for the disk.
        for (Recording each : List.copyOf(recordings)) {
            Optional<String> failed = attempt(() -> write(each, everything));
            failure = failed.isPresent() ? failed : failure;
        }
        problem = failure;
    }

    private void write(Recording recording, boolean everything) throws IOException {
        boolean ended;
        do {
            ended = store.write(database -> {
                followFile(database);
                return recording.write(database, everything);
            });
        } while (everything && !ended && recording.isBehind());
        // If it went into a file that was replaced meanwhile, it is written again into the new one.
        if (ended && isUpToDate()) {
            recordings.remove(recording);
            done.add(new Done(recording.entry(), new WeakReference<>(recording.run())));
        }
    }

    private boolean isUpToDate() {
        return store.isSame() && generation == store.generation();
    }

    /** After the file was opened anew: writes again what may be missing there. */
    private boolean followFile(Database database) throws SQLException, IOException {
        if (generation == store.generation()) {
            return false;
        }
        done.removeIf(each -> each.run().get() == null);
        database.transaction(() -> {
            for (Recording each : recordings) {
                each.restart(database, store.process());
            }
        });
        for (Done each : List.copyOf(done)) {
            LiveRun run = each.run().get();
            if (run != null
                    && database.number(
                                    "SELECT count(*) FROM run WHERE uuid = ?",
                                    each.entry().uuid())
                            == 0) {
                recordings.add(Recording.fresh(each.entry().inProcess(store.process()), run, clock));
                done.remove(each);
            }
        }
        generation = store.generation();
        return true;
    }

    /** Does some work; returns what went wrong. */
    private Optional<String> attempt(Attempt work) {
        try {
            work.run();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        } catch (RuntimeException | Error e) {
            return Optional.of("The library " + store.file() + " cannot be written: " + e);
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /** Runs that were reopened and never resumed must not be taken for interrupted ones the next time. */
    private void release() {
        for (Recording each : recordings) {
            attempt(() -> store.write(database -> {
                        each.release(database);
                        return each;
                    }))
                    .ifPresent(text -> problem = Optional.of(text));
        }
    }

    /** Writes what is left and ends the thread. */
    @Override
    public void close() {
        thread.execute(() -> {
            write(true);
            if (!isUpToDate()) {
                write(true); // the file was replaced just now
            }
            release();
        });
        Threads.end(thread);
    }
}
