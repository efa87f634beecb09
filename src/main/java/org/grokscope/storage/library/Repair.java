package org.grokscope.storage.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunResult;

/** Copies what can still be read of a damaged library into a new one. */
public final class Repair {

    /** Limit for the number of runs, which a damaged file cannot be trusted about. */
    private static final long MAX_RUNS = 100_000;

    private static final String OUR_TABLES =
            "SELECT count(*) = 3 FROM sqlite_schema WHERE type = 'table' AND name IN ('run', 'setting', 'evaluation')";

    /**
     * The result of a repair.
     *
     * @param whole number of runs that were copied completely
     * @param inPart number of runs of which rows or checkpoints are missing
     * @param lost number of runs that could not be read, as far as that is known
     * @param damaged the damaged file, which is kept
     * @param losses a sentence for each run of which something is missing
     */
    public record Result(int whole, int inPart, int lost, Path damaged, List<String> losses) {}

    private final Database from;
    private final Database to;
    private final String appVersion;
    private int whole;
    private int inPart;
    private int lost;
    private final List<String> losses = new ArrayList<>();

    private Repair(Database from, Database to, String appVersion) {
        this.from = from;
        this.to = to;
        this.appVersion = appVersion;
    }

    /** Whether a file passes SQLite's own check. */
    static boolean isSound(Path file) {
        Database.Opening opening =
                LibraryFile.isWritable(file) ? Database.Opening.EXISTING : Database.Opening.READ_ONLY;
        try (Database database = new Database(file)) {
            database.connect(opening, JournalMode.AUTO);
            return database.query("PRAGMA integrity_check", row -> row.getString(1))
                    .equals(List.of("ok"));
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    /** Whether a file that SQLite cannot read was a library: one of the two marks in its header is left. */
    static boolean mayBeLibrary(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(Schema.MARK_AT + Schema.MARK.length());
            String text = new String(header, StandardCharsets.ISO_8859_1);
            return text.startsWith("SQLite format 3\0")
                    || (header.length > Schema.MARK_AT && text.endsWith(Schema.MARK));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Replaces a damaged library by a new one with everything that can be read. The damaged file is kept under another name. A sound library is
     * left as it is.
     *
     * @return empty if the library is sound
     * @throws IOException if that fails, if another process has the library open, or if the file is none; then it is unchanged
     */
    public static Optional<Result> repair(Path given, String appVersion) throws IOException {
        Path library = LibraryFile.resolve(given, LibraryAccess.CHANGE);
        LibraryFile.check(library, LibraryAccess.CHANGE);
        checkOurs(library); // before anything is put beside a file of another program
        try (LockFile locks = LockFile.open(library)) {
            if (!locks.excludesOthers()) {
                throw LibraryException.of(
                        library, "is in use by another process. Close it there before repairing the library.", null);
            }
            try {
                return isSound(library) && isReadable(library)
                        ? Optional.empty()
                        : Optional.of(replace(library, appVersion));
            } catch (SQLException e) {
                throw LibraryException.of(library, e);
            }
        }
    }

    /** Rejects a file of another program, which would be renamed. */
    private static void checkOurs(Path library) throws IOException {
        boolean ours = mayBeLibrary(library);
        if (ours) {
            try (Database database = Database.openDamaged(library)) {
                ours = Schema.isOurs(database) || database.number(OUR_TABLES) > 0;
            } catch (SQLException | LibraryException e) {
                ours = true; // its header is unreadable, but marked
            }
        }
        if (!ours) {
            throw LibraryException.of(library, "is not a library. Choose another file with --library FILE.", null);
        }
    }

    /** Whether all runs of a sound file can be read. */
    private static boolean isReadable(Path library) throws SQLException, IOException {
        try (Database database = new Database(library)) {
            database.connect(Database.Opening.EXISTING, JournalMode.AUTO);
            Schema.migrate(database);
            Library.Listing all = new RunQuery(database, _ -> false).where("TRUE");
            for (StoredRun run : all.runs()) {
                new RunReader(database).run(run.id());
                new RunReader(database).checkpoints(run.id());
            }
            return all.problems().isEmpty();
        } catch (LibraryException e) {
            throw e; // such as one of a newer version
        } catch (IOException e) {
            return false;
        }
    }

    private static Result replace(Path library, String appVersion) throws SQLException, IOException {
        Path repaired = FileGuard.beside(library, ".repaired");
        Path damaged = unused(library);
        Files.deleteIfExists(repaired);
        Result result;
        try (Database to = Database.open(repaired)) {
            Schema.migrate(to);
            result = copy(library, to, appVersion, damaged);
        }
        String name = String.valueOf(library.getFileName());
        for (Path part : Database.files(library)) {
            String ending = String.valueOf(part.getFileName()).substring(name.length());
            if (ending.equals("-shm") || (ending.equals("-wal") && Files.size(part) == 0)) {
                Files.delete(part); // SQLite made it for reading
            } else {
                Files.move(part, FileGuard.beside(damaged, ending));
            }
        }
        Files.move(repaired, library);
        return result;
    }

    private static Result copy(Path library, Database to, String appVersion, Path damaged)
            throws SQLException, IOException {
        try (Database from = Database.openDamaged(library)) {
            Repair repair = new Repair(from, to, appVersion);
            repair.copy();
            return new Result(repair.whole, repair.inPart, repair.lost, damaged, List.copyOf(repair.losses));
        } catch (LibraryException e) {
            if (!e.isDamaged()) {
                throw e;
            }
            // Not even the first page can be read.
            return new Result(0, 0, 0, damaged, List.of("Which runs the library had cannot be read."));
        }
    }

    private static Path unused(Path library) {
        int number = 1;
        Path path;
        do {
            path = library.resolveSibling(library.getFileName() + ".damaged-" + number);
            number++;
        } while (Files.exists(path));
        return path;
    }

    private void copy() throws SQLException, IOException {
        for (long id : ids()) {
            try {
                copy(id);
            } catch (SQLException | IOException e) {
                if (e instanceof LibraryException problem && !problem.isDamaged()) {
                    throw e; // the new library cannot be written
                }
                lost++;
                losses.add("Run " + id + " is missing: "
                        + (e instanceof SQLException
                                ? "its entry or its settings are on a damaged page"
                                : e.getMessage())
                        + ".");
            }
        }
    }

    /** The numbers of the runs: from their table, or from the index of their settings if that is damaged. */
    private Set<Long> ids() {
        Set<Long> ids = new TreeSet<>();
        if (!canRead("SELECT id FROM run LIMIT ", ids) && !canRead("SELECT DISTINCT run FROM setting LIMIT ", ids)) {
            losses.add("There may be more runs: the list of them is on a damaged page.");
        }
        return ids;
    }

    /** Adds the numbers of a query up to the first that cannot be read; returns whether all could. */
    private boolean canRead(String sql, Set<Long> ids) {
        try {
            from.query(sql + MAX_RUNS, row -> ids.add(row.getLong(1)));
            return true;
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    private void copy(long id) throws SQLException, IOException {
        RunReader reader = RunReader.lenient(from);
        RunResult run = reader.run(id);
        List<Checkpoint> checkpoints = reader.checkpoints(id);
        List<String> tags = new ArrayList<>();
        reader.each(
                "SELECT tag FROM tag WHERE run = ?", row -> tags.add(row.getString(1)), id, () -> "some of its tags");
        List<Entry> entries = new ArrayList<>();
        reader.each(
                "SELECT uuid, name, note, origin, created, updated, ended, deleted, app_version, parent, parent_step "
                        + "FROM run WHERE id = ?",
                row -> entries.add(Entry.read(row, tags)),
                id,
                () -> "its name, note, origin and times");
        // The next number that the table gives.
        to.execute("DELETE FROM sqlite_sequence WHERE name = 'run'");
        to.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('run', ?)", id - 1);
        RunEntry fresh = RunEntry.imported(UUID.randomUUID().toString(), new StoredRun.Label("", "", tags), appVersion);
        RunEntry entry = entries.isEmpty() ? fresh : entries.getFirst().run();
        long copied = Recording.whole(to, entry, new EndedRun(run, checkpoints), Clock.systemUTC());
        if (!entries.isEmpty()) {
            entries.getFirst().write(to, copied);
        }
        if (reader.losses().isEmpty()) {
            whole++;
        } else {
            inPart++;
            losses.add("Run " + id + ", trained to step " + run.steps() + ", lacks "
                    + String.join(", ", reader.losses()) + ".");
        }
    }

    /**
     * What a run's row says besides what was trained.
     *
     * @param ended null if it was interrupted
     * @param deleted null if it is not in the Trash
     */
    private record Entry(RunEntry run, String created, String updated, String ended, String deleted) {

        static Entry read(ResultSet row, List<String> tags) throws SQLException {
            String parent = row.getString(10);
            return new Entry(
                    new RunEntry(
                            row.getString(1),
                            Origin.of(row.getString(4)),
                            parent == null
                                    ? Optional.empty()
                                    : Optional.of(new RunEntry.Parent(parent, row.getLong(11))),
                            new StoredRun.Label(row.getString(2), row.getString(3), tags),
                            null,
                            row.getString(9)),
                    time(row.getString(5)),
                    time(row.getString(6)),
                    row.getString(7) == null ? null : time(row.getString(7)),
                    row.getString(8) == null ? null : time(row.getString(8)));
        }

        private static String time(String text) {
            return Instant.parse(text).toString();
        }

        void write(Database to, long id) throws SQLException {
            to.execute(
                    "UPDATE run SET created = ?, updated = ?, ended = ?, deleted = ? WHERE id = ?",
                    created,
                    updated,
                    ended,
                    deleted,
                    id);
            if (ended == null) {
                to.execute("UPDATE run SET outcome = NULL, message = NULL WHERE id = ?", id);
            }
        }
    }
}
