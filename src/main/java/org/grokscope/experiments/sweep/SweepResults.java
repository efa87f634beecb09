package org.grokscope.experiments.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.format.CsvFormat;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.NewFolders;
import org.grokscope.storage.format.OtherVersionException;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.storage.format.RunJson;
import org.grokscope.storage.format.SweepManifest;
import org.grokscope.storage.locks.ByteLocks;

/**
 * The directory of a sweep's results: {@code sweep.json} (the manifest), {@code spec.yaml} (the specification as written),
 * {@code runs/KEY.json.gz} (each finished run) and {@code results.csv} (the table). Runs are written when they are finished, so a
 * process that is killed loses only the runs in progress. One process at a time works in a directory: it holds a lock on the file
 * {@code lock}, which the system releases when the process ends in whatever way.
 */
public final class SweepResults implements AutoCloseable {

    private static final String SPEC = "spec.yaml";
    private static final String TABLE = "results.csv";
    private static final long TABLE_INTERVAL_NANOS = 2_000_000_000L;

    private final Path folder;
    private final String appVersion;
    private final ResultsTable table;
    private final ByteLocks lock;
    private final List<String> notes = new ArrayList<>();
    private CsvFormat tableFormat = CsvFormat.COMMA;
    private long tableWrittenAt;

    private SweepResults(Path folder, String appVersion, List<PlannedRun> plan, ByteLocks lock) {
        this.folder = folder;
        this.appVersion = appVersion;
        this.table = new ResultsTable(plan);
        this.lock = lock;
    }

    /**
     * Opens a directory for one part of a sweep, and makes it if it is not there.
     *
     * @param resume whether it may hold results already; runs that are done and readable are then in the table at once
     * @param appVersion the version of this program
     * @throws SweepException if it is not empty and should be, if it holds something else, results of another version or
     *     another part of the sweep, if another process works in it, or if it cannot be made or written
     */
    public static SweepResults open(Path folder, SweepSpec spec, Shard shard, boolean resume, String appVersion)
            throws SweepException {
        try (NewFolders created = newFolders(folder, resume)) {
            boolean isFresh = SweepFolder.isFresh(folder);
            SweepResults results =
                    new SweepResults(folder, appVersion, shard.of(spec.runs()), SweepFolder.lock(folder));
            try {
                Optional<SweepSpec> old = Optional.empty();
                if (Files.exists(folder.resolve(SweepFolder.MANIFEST))) {
                    results.check(shard);
                    old = SweepFolder.storedSpec(folder.resolve(SPEC));
                }
                SweepFolder.removeLeftovers(folder);
                OutputFile.write(
                        folder.resolve(SweepFolder.MANIFEST),
                        new SweepManifest(appVersion, spec.name(), shard.index(), shard.count())::write);
                OutputFile.write(folder.resolve(SPEC), out -> out.write(spec.text()));
                results.readRuns();
                old.map(stored -> shard.of(stored.runs()))
                        .flatMap(plan -> SpecChange.note(plan, results.table, folder))
                        .ifPresent(results.notes::add);
                created.keep();
                return results;
            } catch (IOException | SweepException | RuntimeException e) {
                results.lock.close();
                if (isFresh) {
                    SweepFolder.clear(folder);
                }
                throw e;
            }
        } catch (IOException e) {
            throw SweepException.failure(folder + " cannot store the results: " + FileErrors.reason(e), e);
        }
    }

    private static NewFolders newFolders(Path folder, boolean resume) throws IOException, SweepException {
        SweepFolder.checkContent(folder, resume);
        return NewFolders.create(folder.resolve("runs"));
    }

    private void check(Shard shard) throws IOException, SweepException {
        SweepManifest manifest = manifest(folder);
        if (manifest.shard() != shard.index() || manifest.shards() != shard.count()) {
            throw new SweepException(folder + " contains part " + manifest.shard() + "/" + manifest.shards()
                    + " of a sweep, not part " + shard + ". Choose a folder for each part.");
        }
    }

    static SweepManifest manifest(Path folder) throws SweepException {
        try {
            return SweepManifest.read(folder.resolve(SweepFolder.MANIFEST));
        } catch (IOException e) {
            throw new SweepException(e.getMessage(), e);
        }
    }

    static SweepSpec spec(Path folder) throws SweepException {
        return SweepSpec.read(folder.resolve(SPEC));
    }

    private void readRuns() throws SweepException {
        for (PlannedRun run : table.plan()) {
            Path file = file(folder, run);
            if (Files.exists(file)) {
                try {
                    table.add(RunFigures.of(run, read(file, run)));
                } catch (OtherVersionException e) {
                    throw new SweepException(e.getMessage(), e);
                } catch (IOException e) {
                    notes.add(e.getMessage() + "; the run is repeated");
                }
            }
        }
    }

    static Path file(Path folder, PlannedRun run) {
        return folder.resolve("runs").resolve(run.key() + ".json.gz");
    }

    /** Reads a run that must be the planned one, and finished. */
    static RunResult read(Path file, PlannedRun run) throws IOException {
        RunResult result = RunJson.read(file);
        if (!result.config().equals(run.config())) {
            throw new IOException(file + " contains another run than its name says");
        }
        if (!isDone(result)) {
            throw new IOException(file + " contains an unfinished run");
        }
        return result;
    }

    /** Whether a run reached its end: numbers that stopped being finite are an end, a failure of the program is not. */
    static boolean isDone(RunResult result) {
        RunConfig config = result.config();
        return result.outcome() instanceof Outcome.Failed
                ? result.outcome()
                        .equals(Outcome.brokenDown(result.steps(), config.learningRate(), config.weightDecay()))
                : config.isComplete(result.steps(), result.milestones().grokkingStep())
                        && result.history().size() > 0;
    }

    /** The folder of the results. */
    public Path folder() {
        return folder;
    }

    /** The finished runs so far. */
    public ResultsTable table() {
        return table;
    }

    /**
     * All finished runs, read completely.
     *
     * @throws IOException if one can no longer be read
     */
    public List<RunResult> runs() throws IOException {
        List<RunResult> runs = new ArrayList<>();
        for (RunFigures done : table.rows()) {
            runs.add(read(file(folder, done.run()), done.run()));
        }
        return runs;
    }

    /** What had to be left out, one line each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    void note(String line) {
        notes.add(line);
    }

    /** Writes a finished run and, from time to time, the table. Thread-safe. */
    void store(PlannedRun run, RunResult result) throws IOException {
        OutputFile.write(file(folder, run), out -> RunJson.write(result, appVersion, out));
        table.add(RunFigures.of(run, result));
        synchronized (this) {
            if (System.nanoTime() - tableWrittenAt >= TABLE_INTERVAL_NANOS) {
                writeTable();
            }
        }
    }

    /** Copies a run from another directory. */
    void adopt(PlannedRun run, RunResult result, Path source) throws IOException {
        Path target = file(folder, run);
        Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
        Files.copy(source, temporary, StandardCopyOption.REPLACE_EXISTING);
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        table.add(RunFigures.of(run, result));
    }

    /** Sets how the table is written from now on. */
    public synchronized void setTableFormat(CsvFormat format) {
        tableFormat = format;
    }

    /** Writes the table of finished runs. */
    public synchronized void writeTable() throws IOException {
        OutputFile.write(folder.resolve(TABLE), out -> table.writeCsv(tableFormat, out));
        tableWrittenAt = System.nanoTime();
    }

    /** Releases the directory. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
