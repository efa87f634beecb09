package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.LiveRun;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.RunBundle;

/**
 * All runs of this user. Any number of processes may have the same library open; each writes its own runs.
 *
 * <p>Every method may be called from any thread and, but for {@link #record} and {@link #problem}, may wait for the disk: a window
 * calls them from a thread of its own. What goes wrong is a {@link LibraryException} that says what to do, or an {@link
 * IOException} about a single run.
 */
public final class Library implements AutoCloseable {

    private static final Duration BIN_KEEPS = Duration.ofDays(30);

    private final Path file;
    private final String appVersion;
    private final Clock clock;
    private final Database database;
    private final LibraryWriter writer;
    private final ProcessLock lock;
    private final long process;
    private boolean closed;

    private Library(Path file, String appVersion, Clock clock) throws SQLException, IOException {
        this.file = file;
        this.appVersion = appVersion;
        this.clock = clock;
        database = Database.open(file);
        ProcessLock opened = null;
        try {
            Schema.migrate(database);
            opened = new ProcessLock(file);
            database.execute("INSERT INTO process (started) VALUES (?)", now());
            process = database.lastId();
            opened.hold(process);
            writer = new LibraryWriter(Database.open(file));
        } catch (SQLException | IOException | RuntimeException e) {
            if (opened != null) {
                opened.close();
            }
            database.close();
            throw e;
        }
        lock = opened;
    }

    /**
     * Opens a library, and makes it if there is none.
     *
     * @param file its file; beside it there are up to three more, whose names begin with this one's
     * @param appVersion the version of this program, which is written into every run
     * @throws IOException if it cannot be used; the message says why, and what to do
     */
    public static Library open(Path file, String appVersion) throws IOException {
        return open(file, appVersion, Clock.systemUTC());
    }

    static Library open(Path file, String appVersion, Clock clock) throws IOException {
        DriverFolder.prepare(LibraryPlace.folder().resolve("driver"));
        try {
            return new Library(file, appVersion, clock);
        } catch (SQLException e) {
            throw LibraryException.of(file, e);
        }
    }

    private String now() {
        return clock.instant().toString();
    }

    /** Its file. */
    public Path file() {
        return file;
    }

    /** Records a run from now on until it is over; returns its uuid in this library, at once. */
    public String record(LiveRun run, Origin origin) {
        return record(run, origin, Optional.empty());
    }

    /** Records a run that was branched off another at a step. */
    public String recordBranch(LiveRun run, String parent, long step) {
        return record(run, Origin.WINDOW, Optional.of(new RunEntry.Parent(parent, step)));
    }

    private String record(LiveRun run, Origin origin, Optional<RunEntry.Parent> parent) {
        String uuid = UUID.randomUUID().toString();
        writer.add(Recording.fresh(
                new RunEntry(uuid, origin, parent, StoredRun.Label.NONE, process, appVersion), run, clock));
        return uuid;
    }

    /**
     * Records a stored run that goes on. What had been measured later than the step at which it does so is kept until then.
     *
     * @param run begins with what was stored up to its present step
     * @throws IOException also if the run is under way, here or in another process
     */
    public void resume(StoredRun stored, LiveRun run) throws IOException {
        change(() -> {
            if (isUnderWay(stored.id())) {
                throw new IOException("Run " + stored.id() + " is being trained just now, here or in another window.");
            }
            database.execute(
                    "UPDATE run SET ended = NULL, deleted = NULL, process = ? WHERE id = ?", process, stored.id());
        });
        writer.add(Recording.resumed(stored.id(), run, clock));
    }

    private boolean isUnderWay(long run) throws SQLException, IOException {
        return database
                .query("SELECT process FROM run WHERE id = ? AND process IS NOT NULL", row -> row.getLong(1), run)
                .stream()
                .anyMatch(owner -> !lock.hasEnded(owner));
    }

    /** Why the last attempt to record failed; empty if it did not. It is tried again every second. */
    public Optional<String> problem() {
        return writer.problem();
    }

    /** Writes at once what all recorded runs have come to. */
    public void flush() throws InterruptedException {
        writer.flush();
    }

    /**
     * A part of the library's list.
     *
     * @param runs newest first
     * @param problems a sentence for each run that cannot be read
     */
    public record Listing(List<StoredRun> runs, List<String> problems) {}

    /** All runs but those in the bin. */
    public Listing runs() throws IOException {
        return listing("deleted IS NULL");
    }

    /** The runs in the bin. */
    public Listing bin() throws IOException {
        return listing("deleted IS NOT NULL");
    }

    /** The run of a number, be it in the bin or not. */
    public Optional<StoredRun> find(long id) throws IOException {
        Listing found = listing("id = ?", id);
        if (!found.problems().isEmpty()) {
            throw new IOException(found.problems().getFirst());
        }
        return found.runs().stream().findFirst();
    }

    /** The runs that were under way when their process was killed or crashed, newest first. */
    public List<StoredRun> interrupted() throws IOException {
        List<StoredRun> found = listing("ended IS NULL AND deleted IS NULL").runs();
        synchronized (database) {
            return found.stream().filter(run -> ownerHasEnded(run.id())).toList();
        }
    }

    /** Takes note that interrupted runs have ended, so that they are not found as such again. */
    public void settle(List<StoredRun> interrupted) throws IOException {
        changeEach(
                "UPDATE run SET ended = updated, process = NULL WHERE id = ? AND ended IS NULL",
                interrupted.stream().map(StoredRun::id).toList());
    }

    private boolean ownerHasEnded(long run) {
        try {
            return !isUnderWay(run);
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    private Listing listing(String condition, Object... values) throws IOException {
        return read(() -> new RunQuery(database).where(condition, values));
    }

    /** All that was measured in a run. */
    public RunResult load(long id) throws IOException {
        return read(() -> new RunReader(database).run(id));
    }

    /** The moments from which a run can go on, in the order of their steps. */
    public List<Checkpoint> checkpoints(long id) throws IOException {
        return read(() -> new RunReader(database).checkpoints(id));
    }

    /** Writes name, note and tags on a run. */
    public void label(long id, StoredRun.Label label) throws IOException {
        change(() -> {
            database.execute("UPDATE run SET name = ?, note = ? WHERE id = ?", label.name(), label.note(), id);
            new RunWriter(database).tags(id, label.tags());
        });
    }

    /** Puts runs into the bin. One that is under way goes on, and goes on being recorded. */
    public void delete(List<Long> ids) throws IOException {
        changeEach("UPDATE run SET deleted = '" + now() + "' WHERE id = ?", ids);
    }

    /** Takes runs out of the bin. */
    public void restore(List<Long> ids) throws IOException {
        changeEach("UPDATE run SET deleted = NULL WHERE id = ?", ids);
    }

    /** Keeps only the checkpoints at T_mem, at T_grok and at the end of some runs. */
    public void prune(List<Long> ids) throws IOException {
        changeEach(RunWriter.PRUNE, ids);
    }

    private void changeEach(String sql, List<Long> ids) throws IOException {
        change(() -> {
            for (long id : ids) {
                database.execute(sql, id);
            }
        });
    }

    /**
     * Empties the bin for good and gives the room back to the disk.
     *
     * @param all otherwise only what has been there for 30 days
     */
    public void vacuum(boolean all) throws IOException {
        String until = all ? now() : clock.instant().minus(BIN_KEEPS).toString();
        change(() -> {
            database.execute("DELETE FROM run WHERE deleted <= ?", until);
            database.execute(
                    "DELETE FROM process WHERE id < ? AND id NOT IN (SELECT process FROM run WHERE process IS NOT NULL)",
                    process);
        });
        read(() -> {
            database.script("VACUUM");
            return database.query("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1));
        });
    }

    /** How much the library takes on the disk, in bytes. */
    public long size() throws IOException {
        long size = 0;
        for (String ending : List.of("", "-wal", "-shm")) {
            Path part = file.resolveSibling(file.getFileName() + ending);
            size += Files.exists(part) ? Files.size(part) : 0;
        }
        return size;
    }

    /** A run with all that belongs to it, to be written as one file. */
    public RunBundle.Content export(StoredRun run) throws IOException {
        return new RunBundle.Content(
                load(run.id()),
                checkpoints(run.id()),
                run.uuid(),
                run.label().name(),
                run.label().note(),
                run.label().tags());
    }

    /**
     * Takes in a run that came as a file.
     *
     * @return its number
     * @throws IOException also if it is there already, be it in the bin
     */
    public long add(RunBundle.Content content) throws IOException {
        StoredRun.Label label = new StoredRun.Label(content.name(), content.note(), content.tags());
        RunEntry entry = new RunEntry(content.uuid(), Origin.IMPORT, Optional.empty(), label, null, appVersion);
        return read(() -> {
            List<Long> there =
                    database.query("SELECT id FROM run WHERE uuid = ?", row -> row.getLong(1), content.uuid());
            if (!there.isEmpty()) {
                throw new IOException("The run is in the library already: it is run " + there.getFirst() + ".");
            }
            return Recording.whole(database, entry, new EndedRun(content.run(), content.checkpoints()), clock);
        });
    }

    private interface Reading<T> {
        T read() throws SQLException, IOException;
    }

    private <T> T read(Reading<T> reading) throws IOException {
        synchronized (database) {
            try {
                return reading.read();
            } catch (SQLException e) {
                throw LibraryException.of(file, e);
            }
        }
    }

    private void change(Database.Work work) throws IOException {
        read(() -> {
            database.transaction(work);
            return file;
        });
    }

    /** Writes what is left of the recorded runs, and closes the file; closing twice does nothing more. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            writer.close();
        } finally {
            synchronized (database) {
                database.close();
            }
            lock.close();
        }
    }
}
