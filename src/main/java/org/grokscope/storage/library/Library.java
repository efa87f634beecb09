package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.LiveRun;
import org.grokscope.run.RunOutline;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.task.InvalidSettingException;

/**
 * All runs of a user. Any number of processes may have the same library open; each writes its own runs.
 *
 * <p>Every method may be called from any thread and may wait for the disk, but for {@link #record} and {@link #problem}. Errors are a {@link
 * LibraryException} whose message says what to do, or an {@link IOException} about a single run.
 */
public final class Library implements AutoCloseable {

    private static final Duration TRASH_KEEPS = Duration.ofDays(30);

    private final String appVersion;
    private final Clock clock;
    private final LibraryStore store;
    private final LibraryWriter writer;
    private boolean closed;

    private Library(LibraryStore store, String appVersion, Clock clock) {
        this.appVersion = appVersion;
        this.clock = clock;
        this.store = store;
        writer = new LibraryWriter(store, clock);
    }

    /**
     * Opens a library, or creates it.
     *
     * @param file its file; up to three more lie beside it, whose names begin with its name
     * @param appVersion the version of this program, which is stored with every run
     * @throws IOException if it cannot be used; the message says why and what to do
     */
    public static Library open(Path file, String appVersion) throws IOException {
        try {
            return open(file, appVersion, LibraryAccess.CREATE, JournalMode.named(Optional.empty()));
        } catch (InvalidSettingException e) {
            throw new IOException(e.messageFor(JournalMode.VARIABLE), e);
        }
    }

    /** Opens a library for a certain use; otherwise as {@link #open(Path, String)}. */
    public static Library open(Path file, String appVersion, LibraryAccess access, JournalMode journal)
            throws IOException {
        return open(file, appVersion, access, journal, Clock.systemUTC());
    }

    static Library open(Path file, String appVersion, LibraryAccess access, JournalMode journal, Clock clock)
            throws IOException {
        DriverFolder.prepare(LibraryPlace.folder().resolve("driver"));
        return new Library(LibraryStore.open(file, access, journal, clock), appVersion, clock);
    }

    private String now() {
        return clock.instant().toString();
    }

    /** Its file, by its real path. */
    public Path file() {
        return store.file();
    }

    /** How it is stored if that is not as usual: a sentence about its rollback journal. */
    public Optional<String> journalNote() {
        if (store.hasLog()) {
            return Optional.empty();
        }
        return Optional.of("It uses a rollback journal"
                + store.networkDrive()
                        .map(type -> ", because it is on a network drive (" + type + ").")
                        .orElse("."));
    }

    /** Records a run until it ends; returns its uuid at once. */
    public String record(LiveRun run, Origin origin) {
        return record(run, origin, Optional.empty());
    }

    /** Records a branch of another run. */
    public String recordBranch(LiveRun run, String parent, long step) {
        return record(run, Origin.WINDOW, Optional.of(new RunEntry.Parent(parent, step)));
    }

    private String record(LiveRun run, Origin origin, Optional<RunEntry.Parent> parent) {
        String uuid = UUID.randomUUID().toString();
        writer.add(Recording.fresh(
                new RunEntry(uuid, origin, parent, StoredRun.Label.NONE, store.process(), appVersion), run, clock));
        return uuid;
    }

    /**
     * Records a stored run that is resumed. Later evaluations than the step at which it resumes are kept until it trains again.
     *
     * @param run begins with what was stored up to its current step
     * @throws IOException also if the run is being trained, here or in another process
     */
    public void resume(StoredRun stored, LiveRun run) throws IOException {
        store.change(() -> {
            if (query().find(stored.id()).filter(StoredRun::isOpen).isPresent()) {
                throw new IOException("Run " + stored.id() + " is being trained, here or by another process.");
            }
            store.database()
                    .execute(
                            "UPDATE run SET ended = NULL, deleted = NULL, process = ?, paused = 1 WHERE id = ?",
                            store.process(),
                            stored.id());
        });
        writer.add(Recording.resumed(RunEntry.resumed(stored, store.process(), appVersion), stored.id(), run, clock));
    }

    private RunQuery query() {
        return new RunQuery(store.database(), store::isAlive);
    }

    private RunReader reader() {
        return new RunReader(store.database());
    }

    /** Why the last attempt to record failed; empty if it succeeded. It is repeated every second. */
    public Optional<String> problem() {
        return writer.problem();
    }

    /** Writes the current state of all recorded runs now. */
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

    /**
     * How far the library has come, to be compared with a later one.
     *
     * @param generation of the file
     * @param writes changes with every transaction, in this process or another one
     * @param list differs whenever the list of runs does in more than how far those that train have come
     */
    public record Revision(int generation, long writes, String list) {

        /** Whether the same runs are listed, in the same state. */
        public boolean hasSameRuns(Revision other) {
            return list.equals(other.list);
        }
    }

    /** How far the library has come. Takes microseconds while nobody writes. */
    public Revision revision(Optional<Revision> before) throws IOException {
        return store.read(() -> {
            // SQLite counts the transactions of all other connections.
            long writes = store.database().number("PRAGMA data_version");
            int generation = store.generation();
            Optional<Revision> same =
                    before.filter(known -> known.generation() == generation && known.writes() == writes);
            return same.isPresent() ? same.get() : new Revision(generation, writes, query().digest());
        });
    }

    /** All runs but those in the Trash. */
    public Listing runs() throws IOException {
        return store.read(() -> query().where("deleted IS NULL"));
    }

    /** The runs in the Trash. */
    public Listing trash() throws IOException {
        return store.read(() -> query().where("deleted IS NOT NULL"));
    }

    /** The run of a number, in the Trash or not. */
    public Optional<StoredRun> find(long id) throws IOException {
        return store.read(() -> query().find(id));
    }

    /** The run of a name that is the same in all libraries, in the Trash or not. */
    public Optional<StoredRun> find(String uuid) throws IOException {
        return store.read(() -> query().find(uuid));
    }

    /** The run that ended last, outside the Trash. */
    public Optional<StoredRun> latest() throws IOException {
        return store.read(() -> query().latest());
    }

    /** The runs whose process ended while it trained them, newest first. */
    public List<StoredRun> interrupted() throws IOException {
        return store.read(() -> query().interrupted());
    }

    /** Marks interrupted runs as ended, so that they are not found again. */
    public void settle(List<StoredRun> interrupted) throws IOException {
        store.changeEach(
                "UPDATE run SET ended = updated, process = NULL WHERE id = ? AND ended IS NULL",
                interrupted.stream().map(StoredRun::id).toList());
    }

    /** A run without its checkpoints. */
    public RunResult load(long id) throws IOException {
        return store.read(() -> reader().run(id));
    }

    /**
     * The curves of some runs, each with few points.
     *
     * @param most points of each
     * @return by the runs' numbers
     */
    public Map<Long, List<RunOutline.Point>> curves(List<Long> ids, int most) throws IOException {
        return store.read(() -> {
            RunQuery query = query();
            Map<Long, List<RunOutline.Point>> curves = new HashMap<>();
            for (long id : ids) {
                curves.put(id, query.points(id, most));
            }
            return curves;
        });
    }

    /** A run's curves with few points, and where it can be continued. */
    public RunOutline outline(StoredRun run, int most) throws IOException {
        return store.read(() -> query().outline(run, most));
    }

    /** The checkpoints of a run, by ascending step. */
    public List<Checkpoint> checkpoints(long id) throws IOException {
        return store.read(() -> reader().checkpoints(id));
    }

    /** Sets name, note and tags of a run. */
    public void label(long id, StoredRun.Label label) throws IOException {
        store.change(() -> new RunWriter(store.database()).label(id, label));
    }

    /** Moves runs to the Trash. One that is being trained continues, and is still recorded. */
    public void moveToTrash(List<Long> ids) throws IOException {
        store.changeEach("UPDATE run SET deleted = '" + now() + "' WHERE id = ?", ids);
    }

    /** Takes runs out of the Trash. */
    public void restore(List<Long> ids) throws IOException {
        store.changeEach("UPDATE run SET deleted = NULL WHERE id = ?", ids);
    }

    /** Drops the checkpoints of runs but those at T_mem, at T_grok and at the end. */
    public void prune(List<Long> ids) throws IOException {
        store.changeEach(Cleanup.PRUNE, ids);
    }

    /**
     * Deletes the runs in the Trash for good and shrinks the file.
     *
     * @param all otherwise only those that have been there for 30 days
     */
    public void vacuum(boolean all) throws IOException {
        Cleanup.emptyTrash(store, all ? Duration.ZERO : TRASH_KEEPS, clock);
    }

    /** Its size on disk, in bytes. */
    public long size() throws IOException {
        return store.database().size();
    }

    /** A run with everything that belongs to it, as one file holds it. */
    public RunBundle.Content export(StoredRun run) throws IOException {
        List<Checkpoint> checkpoints = checkpoints(run.id()); // first: of a run that goes on, none is beyond its steps
        return new RunBundle.Content(
                load(run.id()),
                checkpoints,
                run.uuid(),
                run.label().name(),
                run.label().note(),
                run.label().tags());
    }

    /**
     * Imports a run from a file.
     *
     * @return its number
     * @throws IOException also if the library has it already, even in the Trash
     */
    public long add(RunBundle.Content content) throws IOException {
        StoredRun.Label label = new StoredRun.Label(content.name(), content.note(), content.tags());
        RunEntry entry = RunEntry.imported(content.uuid(), label, appVersion);
        return store.write(database -> {
            new RunQuery(database, store::isAlive).checkUnknown(content.uuid());
            return Recording.whole(database, entry, new EndedRun(content.run(), content.checkpoints()), clock);
        });
    }

    /** Writes what is left of the recorded runs and closes the file. Closing twice has no further effect. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            writer.close();
        } finally {
            store.close();
        }
    }
}
