package org.grokscope.storage.library;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Forecast;
import org.grokscope.run.LiveRun;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.Snapshot;

/** How much of a run is in the library, and what is still to be written. Used on the writer's thread. */
final class Recording {

    /** Limit for one transaction, so that other processes get their turn. */
    private static final int MAX_ROWS = 20_000;

    /** Greater than any step. */
    private static final long NONE = Long.MAX_VALUE;

    /**
     * What is in the library.
     *
     * @param paused whether the run waits
     * @param steps optimizer steps done
     * @param rows number of evaluations
     * @param events number of events
     * @param forecasts number of forecasts
     * @param last the last forecast
     * @param checkpoints by step
     */
    private record Written(
            boolean paused,
            long steps,
            int rows,
            int events,
            int forecasts,
            Optional<Forecast> last,
            Map<Long, Snapshot> checkpoints) {

        static final Written NOTHING = new Written(false, -1, 0, 0, 0, Optional.empty(), Map.of());

        /** Whether the run has been trained, evaluated or changed since another state. */
        boolean isFurtherThan(Written other) {
            return steps != other.steps || rows != other.rows || events != other.events;
        }

        /** Of a run that is reopened, and waits. */
        static Written all(long steps, RunHistory history, List<Checkpoint> checkpoints) {
            return new Written(
                    true,
                    steps,
                    history.size(),
                    history.events().size(),
                    history.forecasts().size(),
                    history.latestForecast(),
                    byStep(checkpoints));
        }
    }

    private static Map<Long, Snapshot> byStep(List<Checkpoint> checkpoints) {
        Map<Long, Snapshot> map = new HashMap<>();
        checkpoints.forEach(each -> map.put(each.step(), each.snapshot()));
        return map;
    }

    private static final long NEW = 0;

    /** After a checkpoint, the pause is so many times as long as writing it took: about 1 % of the time goes into checkpoints. */
    private static final long REST_FACTOR = 100;
    /** What the first checkpoint took says little: its code has not run before. */
    private static final long FIRST_REST = 1_000_000_000;
    /** However slow the disk: this much training at most is lost in a crash, besides the time of writing. */
    private static final long LONGEST_REST = 10_000_000_000L;

    private RunEntry entry;
    private final LiveRun run;
    private final Clock clock;
    private long id;
    private Written written;
    /** Rows after this step are from before a crash; they are deleted as soon as the run trains again. */
    private long staleAfter;

    private long nextCheckpointAt = System.nanoTime();

    private Recording(RunEntry entry, long id, LiveRun run, Clock clock, Written written, long staleAfter) {
        this.entry = entry;
        this.id = id;
        this.run = run;
        this.clock = clock;
        this.written = written;
        this.staleAfter = staleAfter;
    }

    /** Of a run that is not in the library yet. */
    static Recording fresh(RunEntry entry, LiveRun run, Clock clock) {
        return new Recording(entry, NEW, run, clock, Written.NOTHING, NONE);
    }

    /** Of a resumed run, which is in the library up to its current step. */
    static Recording resumed(RunEntry entry, long id, LiveRun run, Clock clock) {
        RunResult start = run.result();
        return new Recording(
                entry, id, run, clock, Written.all(start.steps(), start.history(), run.checkpoints()), start.steps());
    }

    /** Writes a whole run that has ended; returns its number. */
    static long whole(Database database, RunEntry entry, LiveRun run, Clock clock) throws SQLException, IOException {
        Recording recording = fresh(entry, run, clock);
        boolean ended;
        do {
            ended = recording.write(database, true);
        } while (!ended);
        return recording.id;
    }

    /** Whether more was measured than one transaction could write. */
    boolean isBehind() {
        return written.rows() < run.result().history().size();
    }

    RunEntry entry() {
        return entry;
    }

    LiveRun run() {
        return run;
    }

    /**
     * Prepares for another file in place of the one that was written to, or for this file after some of what was written to it may have been
     * lost: everything that is in memory is written again.
     *
     * @param process the number of this process there
     */
    void restart(Database database, long process) throws SQLException, IOException {
        entry = entry.inProcess(process);
        List<Long> found = database.query("SELECT id FROM run WHERE uuid = ?", row -> row.getLong(1), entry.uuid());
        if (found.isEmpty()) {
            id = NEW;
            written = Written.NOTHING;
            staleAfter = NONE;
            return;
        }
        id = found.getFirst();
        database.execute(
                "UPDATE run SET process = ?, ended = NULL, paused = ? WHERE id = ?", process, run.isPaused(), id);
        if (staleAfter != NONE) {
            return; // it was reopened and has not been resumed: nothing was written
        }
        Map<Long, Snapshot> kept = byStep(run.checkpoints());
        Map<Long, Snapshot> stored = new HashMap<>();
        for (long step : database.query("SELECT step FROM checkpoint WHERE run = ?", row -> row.getLong(1), id)) {
            if (kept.containsKey(step)) {
                stored.put(step, kept.get(step));
            } else {
                new RunWriter(database).dropCheckpoint(id, step);
            }
        }
        written = new Written(run.isPaused(), -1, 0, 0, 0, Optional.empty(), stored);
    }

    /**
     * Writes what is new, or as much of it as one transaction may hold.
     *
     * @param everything writes all checkpoints; otherwise at most the latest, and only after a pause
     * @return whether the run has ended and everything is written
     */
    boolean write(Database database, boolean everything) throws SQLException, IOException {
        // Read first: if the run has ended, everything read after this is final.
        boolean over = run.isOver();
        // Checkpoints before the history: none may be of a step that the history does not reach.
        Map<Long, Snapshot> wanted = byStep(run.checkpoints());
        RunResult result = run.result();
        List<Checkpoint> chosen = missing(wanted, everything || over);
        Batch batch = batch(result, chosen, after(wanted, chosen));
        boolean ends = over && batch.isAll();
        if (batch.next().equals(written) && !ends) {
            return false;
        }
        boolean first = written.checkpoints().isEmpty();
        long start = System.nanoTime();
        commit(database, batch, ends);
        if (!chosen.isEmpty()) {
            long end = System.nanoTime();
            nextCheckpointAt = end + (first ? FIRST_REST : rest(end - start));
        }
        return ends;
    }

    /** The pause after a checkpoint that took so many nanoseconds to write. */
    static long rest(long nanos) {
        return Math.min(LONGEST_REST, REST_FACTOR * nanos);
    }

    /**
     * What one transaction writes.
     *
     * @param next what is in the library after it
     * @param isAll whether nothing is left to write
     */
    private record Batch(
            RunResult result,
            List<RunEvent> events,
            List<Forecast> forecasts,
            List<Checkpoint> checkpoints,
            Written next,
            boolean isAll) {}

    private Batch batch(RunResult result, List<Checkpoint> chosen, Map<Long, Snapshot> checkpoints) {
        int size = result.history().size();
        int rows = Math.min(size, written.rows() + MAX_ROWS);
        List<RunEvent> events = List.copyOf(result.history().events());
        List<Forecast> all = result.history().forecasts();
        List<Forecast> forecasts = all.subList(0, Math.min(all.size(), written.forecasts() + MAX_ROWS));
        Optional<Forecast> last = forecasts.isEmpty() ? Optional.empty() : Optional.of(forecasts.getLast());
        Written next =
                new Written(run.isPaused(), result.steps(), rows, events.size(), forecasts.size(), last, checkpoints);
        boolean isAll = rows == size && forecasts.size() == all.size();
        return new Batch(result, events, forecasts, chosen, next, isAll);
    }

    private void commit(Database database, Batch batch, boolean ends) throws SQLException, IOException {
        Written next = batch.next();
        boolean goesOn = next.isFurtherThan(written);
        long idBefore = id;
        try {
            database.transaction(() -> {
                RunWriter writer = new RunWriter(database);
                if (id == NEW) {
                    id = writer.run(entry, batch.result(), clock.instant().toString());
                }
                if (goesOn && staleAfter != NONE) {
                    writer.truncate(id, staleAfter);
                }
                writer.evaluations(id, batch.result().history(), written.rows(), next.rows());
                writer.events(id, batch.events(), written.events());
                writer.forecasts(id, batch.forecasts(), written.forecasts(), written.last());
                checkpoints(writer, batch.checkpoints(), next.checkpoints());
                state(database, writer, batch.result(), ends, goesOn);
                if (next.paused() != written.paused()) {
                    writer.paused(id, next.paused());
                }
            });
        } catch (SQLException | IOException | RuntimeException | Error e) {
            id = idBefore; // its row was rolled back
            throw e;
        }
        written = next;
        if (goesOn) {
            staleAfter = NONE;
        }
    }

    /** Marks a run that was reopened but never resumed as ended again. */
    void release(Database database) throws SQLException {
        if (staleAfter != NONE) {
            database.execute("UPDATE run SET ended = updated, process = NULL WHERE id = ? AND ended IS NULL", id);
        }
    }

    /** The checkpoints to be written now. */
    private List<Checkpoint> missing(Map<Long, Snapshot> wanted, boolean everything) {
        List<Checkpoint> missing = wanted.entrySet().stream()
                .filter(each -> !each.getValue().equals(written.checkpoints().get(each.getKey())))
                .map(each -> new Checkpoint(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Checkpoint::step))
                .toList();
        if (everything || missing.isEmpty()) {
            return missing;
        }
        return System.nanoTime() - nextCheckpointAt >= 0 ? List.of(missing.getLast()) : List.of();
    }

    /** What will be in the library: the new ones, and older ones that the run still keeps. */
    private Map<Long, Snapshot> after(Map<Long, Snapshot> wanted, List<Checkpoint> chosen) {
        Map<Long, Snapshot> after = byStep(chosen);
        written.checkpoints().forEach((step, snapshot) -> {
            if (snapshot.equals(wanted.get(step))) {
                after.put(step, snapshot);
            }
        });
        return after;
    }

    private void state(Database database, RunWriter writer, RunResult result, boolean ended, boolean goesOn)
            throws SQLException, IOException {
        String now = clock.instant().toString();
        if (goesOn || staleAfter == NONE) {
            writer.state(id, result, now, ended ? Optional.of(now) : Optional.empty());
        } else if (ended) {
            database.execute("UPDATE run SET ended = ? WHERE id = ?", now, id);
        }
        if (ended) {
            database.execute("UPDATE run SET process = NULL WHERE id = ?", id);
            new Cleanup(database).pruneOldest();
        }
    }

    private void checkpoints(RunWriter writer, List<Checkpoint> chosen, Map<Long, Snapshot> after) throws SQLException {
        for (Map.Entry<Long, Snapshot> before : written.checkpoints().entrySet()) {
            if (!before.getValue().equals(after.get(before.getKey()))) {
                writer.dropCheckpoint(id, before.getKey());
            }
        }
        for (Checkpoint each : chosen) {
            writer.checkpoint(id, each);
        }
    }
}
