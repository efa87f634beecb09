package org.grokscope.storage.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
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
     */
    public record Result(int whole, int inPart, int lost, Path damaged) {}

    private final Database from;
    private final Database to;
    private final String appVersion;
    private int whole;
    private int inPart;
    private int lost;

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
        try (LockFile locks = LockFile.open(library)) {
            if (!locks.excludesOthers()) {
                throw LibraryException.of(
                        library, "is in use by another process. Close it there before repairing the library.", null);
            }
            try {
                checkOurs(library);
                return isSound(library) && isReadable(library)
                        ? Optional.empty()
                        : Optional.of(replace(library, appVersion));
            } catch (SQLException e) {
                throw LibraryException.of(library, e);
            }
        }
    }

    /** Rejects a file of another program, which would be renamed. */
    private static void checkOurs(Path library) throws SQLException, IOException {
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
            Files.move(part, FileGuard.beside(damaged, ending));
        }
        Files.move(repaired, library);
        return result;
    }

    private static Result copy(Path library, Database to, String appVersion, Path damaged)
            throws SQLException, IOException {
        try (Database from = Database.openDamaged(library)) {
            Repair repair = new Repair(from, to, appVersion);
            repair.copy();
            return new Result(repair.whole, repair.inPart, repair.lost, damaged);
        } catch (LibraryException e) {
            if (!e.isDamaged()) {
                throw e;
            }
            return new Result(0, 0, 0, damaged); // not even the first page can be read
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
            }
        }
    }

    /** The numbers of the runs: from their table, or from the index of their settings if that is damaged. */
    private Set<Long> ids() {
        Set<Long> ids = new TreeSet<>();
        if (!canRead("SELECT id FROM run LIMIT ", ids)) {
            canRead("SELECT DISTINCT run FROM setting LIMIT ", ids);
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
        StoredRun.Label label = StoredRun.Label.NONE;
        String uuid = UUID.randomUUID().toString();
        try {
            List<StoredRun> listed =
                    new RunQuery(from, _ -> false).where("id = ?", id).runs();
            if (!listed.isEmpty()) {
                label = listed.getFirst().label();
                uuid = listed.getFirst().uuid();
            }
        } catch (SQLException e) {
            reader.lose();
        }
        RunEntry entry = RunEntry.imported(uuid, label, appVersion);
        Recording.whole(to, entry, new EndedRun(run, checkpoints), Clock.systemUTC());
        if (reader.hasLost()) {
            inPart++;
        } else {
            whole++;
        }
    }
}
