package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunResult;

/** Copies what can still be read of a damaged library into a new one. */
public final class Repair {

    /** Limit for the number of runs, which a damaged file cannot be trusted about. */
    private static final long MAX_RUNS = 100_000;

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

    /**
     * Replaces a damaged library by a new one with everything that can be read. The damaged file is kept under another name. No other
     * program may have the library open.
     *
     * @throws IOException if that fails; then the file is unchanged
     */
    public static Result repair(Path library, String appVersion) throws IOException {
        if (!Files.exists(library)) {
            throw LibraryException.of(library, "does not exist, so there is nothing to repair.", null);
        }
        Path repaired = library.resolveSibling(library.getFileName() + ".repaired");
        Path damaged = unused(library);
        Files.deleteIfExists(repaired);
        Result result;
        try (Database to = Database.open(repaired)) {
            Schema.migrate(to);
            result = copy(library, to, appVersion, damaged);
            to.query("PRAGMA journal_mode = DELETE", row -> row.getString(1));
        } catch (SQLException e) {
            throw LibraryException.of(repaired, e);
        }
        String name = String.valueOf(library.getFileName());
        for (Path part : Database.files(library)) {
            String ending = String.valueOf(part.getFileName()).substring(name.length());
            Files.move(part, damaged.resolveSibling(damaged.getFileName() + ending));
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
            List<StoredRun> listed = new RunQuery(from).where("id = ?", id).runs();
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
