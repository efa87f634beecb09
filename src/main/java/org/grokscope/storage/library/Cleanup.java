package org.grokscope.storage.library;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Deletes what a library need not keep: checkpoints of old runs, and runs in the Trash. */
final class Cleanup {

    /** Drops the checkpoints of a run but those at T_mem, at T_grok and the last. */
    static final String PRUNE =
            "DELETE FROM checkpoint WHERE run = ?1 AND step NOT IN (SELECT coalesce(t_mem, -1) FROM run WHERE id = ?1) "
                    + "AND step NOT IN (SELECT coalesce(t_grok, -1) FROM run WHERE id = ?1) "
                    + "AND step < (SELECT max(step) FROM checkpoint WHERE run = ?1)";

    /** Limit for the checkpoints of all runs; above it the oldest runs are pruned. */
    private static final long MAX_BYTES = 2L << 30;

    /** The number of no run. */
    private static final long NONE = -1;

    private final Database database;

    Cleanup(Database database) {
        this.database = database;
    }

    /** Prunes the oldest ended runs until all checkpoints together are within the limit. */
    void pruneOldest() throws SQLException, IOException {
        pruneOldest(MAX_BYTES);
    }

    void pruneOldest(long maxBytes) throws SQLException, IOException {
        if (database.number("SELECT sum(size) FROM checkpoint") <= maxBytes) {
            return;
        }
        List<Long> oldest = database.query(
                "SELECT id FROM run WHERE process IS NULL AND (SELECT count(*) FROM checkpoint WHERE run = run.id) > 1 "
                        + "ORDER BY ended",
                row -> row.getLong(1));
        for (long run : oldest) {
            database.execute(PRUNE, run);
            if (database.number("SELECT sum(size) FROM checkpoint") <= maxBytes) {
                return;
            }
        }
    }

    /**
     * Deletes runs in the Trash for good, forgets ended processes, and shrinks the file. A run that a living process trains stays.
     *
     * @param age of the runs: those that have been in the Trash for so long at least
     */
    static void emptyTrash(LibraryStore store, Duration age, Clock clock) throws IOException {
        String until = clock.instant().minus(age).toString();
        Database database = store.database();
        store.change(() -> {
            List<Long> training = database
                    .query(
                            "SELECT DISTINCT process FROM run WHERE ended IS NULL AND process IS NOT NULL",
                            row -> row.getLong(1))
                    .stream()
                    .filter(store::isAlive)
                    .toList();
            List<Long> deleted = database.query(
                    "SELECT id, CASE WHEN ended IS NULL THEN process END AS by FROM run WHERE deleted <= ?",
                    row -> training.contains(row.getLong("by")) ? NONE : row.getLong("id"),
                    until);
            for (long run : deleted) {
                database.execute("DELETE FROM run WHERE id = ?", run);
            }
            database.execute(
                    "DELETE FROM process WHERE id < ? AND id NOT IN (SELECT process FROM run WHERE process IS NOT NULL)",
                    store.process());
        });
        store.exclusively(() -> database.locked(() -> {
            database.script("VACUUM");
            return store.hasLog() ? database.query("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1)) : List.of();
        }));
    }
}
