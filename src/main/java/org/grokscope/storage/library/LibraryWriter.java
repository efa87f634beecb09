package org.grokscope.storage.library;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that writes runs into the library. Every second it reads what is new in each of them, as a plot would, and writes
 * it: training never waits for a disk. What cannot be written stays where it is, in the run, and is tried again.
 */
final class LibraryWriter implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 1_000;

    private final Database database;
    private final List<Recording> recordings = new ArrayList<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("library writer").unstarted(this::run);

    private long passesWanted;
    private long passes;
    private boolean closing;
    private volatile Optional<String> problem = Optional.empty();

    /** Takes over the connection, and closes it. */
    LibraryWriter(Database database) {
        this.database = database;
        thread.start();
    }

    synchronized void add(Recording recording) {
        recordings.add(recording);
    }

    /** Why the last attempt to write failed; empty if it did not. */
    Optional<String> problem() {
        return problem;
    }

    /** Writes now, and waits until that is done or has failed. */
    synchronized void flush() throws InterruptedException {
        long wanted = ++passesWanted;
        notifyAll();
        while (passes < wanted && thread.isAlive()) {
            wait(INTERVAL_MILLIS);
        }
    }

    private void run() {
        long done = 0;
        boolean last;
        do {
            long pass = awaitTurn();
            last = isClosing();
            // Who asked for a turn, or ends the library, wants all of it written.
            boolean everything = last || pass > done;
            for (Recording each : snapshot()) {
                if (isWritten(each, everything)) {
                    remove(each);
                }
            }
            done = pass;
            done(pass);
        } while (!last);
        letGo();
    }

    /** Runs that were opened and never went on are not taken for interrupted the next time. */
    private void letGo() {
        for (Recording each : snapshot()) {
            try {
                each.letGo(database);
            } catch (SQLException e) {
                problem = Optional.of(LibraryException.of(database.file(), e).getMessage());
            }
        }
    }

    /** Waits for the next turn; returns how many turns had been asked for by then. */
    private synchronized long awaitTurn() {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);
        try {
            long left = INTERVAL_MILLIS;
            while (left > 0 && !closing && passes >= passesWanted) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            }
        } catch (InterruptedException e) {
            closing = true; // nobody interrupts this thread but to end it
        }
        return passesWanted;
    }

    private synchronized void done(long pass) {
        passes = pass;
        notifyAll();
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    private synchronized List<Recording> snapshot() {
        return List.copyOf(recordings);
    }

    private synchronized void remove(Recording recording) {
        recordings.remove(recording);
    }

    /** Writes what is new in one run; whether that was the last of it. */
    private boolean isWritten(Recording recording, boolean everything) {
        try {
            boolean ended = recording.write(database, everything);
            problem = Optional.empty();
            return ended;
        } catch (SQLException e) {
            problem = Optional.of(LibraryException.of(database.file(), e).getMessage());
        } catch (IOException e) {
            problem = Optional.of(e.getMessage());
        } catch (RuntimeException | OutOfMemoryError e) {
            problem = Optional.of("The library " + database.file() + " cannot be written just now: " + e);
        }
        return false;
    }

    /** Writes what is left and ends the thread. */
    @Override
    public void close() throws LibraryException {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
