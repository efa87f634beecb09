package org.grokscope.sessions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.grokscope.Await;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionThread;
import org.grokscope.training.TrainingSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a run, what is exported of it can be imported: the check of imported runs refuses none of them. */
class ExportedRunsTest {

    @TempDir
    private Path folder;

    private int files;
    private final Set<String> kinds = new HashSet<>();

    private static RunConfig config(Random random) {
        return new RunConfig(
                new ModularTask(Operation.ADD, 11),
                0.5,
                Network.Mlp.DEFAULT,
                new Optimization(Optimizer.ADAMW, 1e-2, random.nextInt(3), Optimization.FULL_BATCH),
                new Schedule(
                        1,
                        1 + random.nextInt(40),
                        1 + random.nextInt(600),
                        random.nextBoolean() ? Schedule.NEVER : random.nextInt(90),
                        random.nextBoolean() ? new Intervention.None() : new Intervention.HoldNorm()));
    }

    /** Writes a bundle, reads it, and compares what is written of that. */
    private void check(RunBundle.Content content) throws IOException {
        files++;
        Path file = folder.resolve("run.grokscope");
        RunBundle.write(content, Optional.empty(), "9.9", file);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        RunBundle.write(RunFiles.read(file), Optional.empty(), "9.9", again);
        assertArrayEquals(Files.readAllBytes(file), again.toByteArray());
    }

    private void check(TrainingSession session) throws IOException {
        List<Checkpoint> checkpoints = session.checkpoints(); // first: none may be beyond the run
        check(new RunBundle.Content(
                session.result(), checkpoints, UUID.randomUUID().toString(), "", "", List.of()));
    }

    private void check(Library library) throws IOException, InterruptedException {
        library.flush();
        for (StoredRun run : library.runs().runs()) {
            kinds.add(run.state());
            check(library.export(run));
        }
    }

    /** Does something at random after evaluations, on the training thread. */
    private void disturb(TrainingSession session, Random random, Library library) {
        session.observe((learner, evaluation) -> {
            switch (random.nextInt(24)) {
                case 0, 1 -> {
                    for (int i = random.nextInt(5); i >= 0; i--) {
                        session.singleStep();
                    }
                    session.resume();
                }
                case 2 -> session.setLearningRate(1e-2 + random.nextInt(3) * 1e-3);
                case 3 -> session.setWeightDecay(random.nextInt(4));
                case 4 -> session.holdNorm(1);
                case 5 -> session.releaseNorm();
                case 6 -> session.switchOptimizer(random.nextBoolean() ? Optimizer.SGD : Optimizer.ADAMW);
                case 7 -> {
                    var _ = session.checkpoint();
                }
                case 8 -> {
                    session.pause();
                    session.resume();
                }
                case 9 -> {
                    if (random.nextInt(4) == 0) {
                        session.stop();
                    }
                }
                case 10, 11 -> {
                    try {
                        check(session);
                        check(library);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                default -> {}
            }
        });
    }

    private static FakeLearner.Factory learners(Random random) {
        FakeLearner.Factory learners = new FakeLearner.Factory();
        return switch (random.nextInt(6)) {
            case 0 -> learners.nanAt(1 + random.nextInt(300));
            case 1 -> learners.nanEvaluationAt(random.nextInt(8) * 10L);
            case 2 -> learners.throwAt(1 + random.nextInt(300));
            default -> learners;
        };
    }

    private void run(TrainingSession session, Random random, Library library) throws IOException, InterruptedException {
        disturb(session, random, library);
        session.resume();
        session.run();
        check(session);
        check(library);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyRunThatIsExportedCanBeImported(int part) throws IOException, InterruptedException {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(1_000L * part + seed);
            try (Library library = Library.open(folder.resolve(seed + ".db"), "9.9")) {
                RunRecorder recorder = new RunRecorder();
                TrainingSession first = RunRecorder.prepare(config(random), learners(random));
                recorder.record(library, first, Origin.WINDOW);
                run(first, random, library);
                branch(first, random, library, recorder);
                for (StoredRun stored : library.runs().runs()) {
                    if (stored.checkpoints() > 0) {
                        // Reopened as the window does it, also after its end.
                        run(recorder.reopen(library, stored, learners(random)), random, library);
                    }
                }
            }
        }
        assertTrue(files > 100, files + " files");
        assertTrue(kinds.containsAll(Set.of("grokked", "failed", "running", "memorized-only")), kinds::toString);
    }

    private void branch(TrainingSession parent, Random random, Library library, RunRecorder recorder)
            throws IOException, InterruptedException {
        List<Checkpoint> checkpoints = parent.checkpoints();
        if (!checkpoints.isEmpty()) {
            Checkpoint from = checkpoints.get(random.nextInt(checkpoints.size()));
            TrainingSession branch = RunRecorder.keepingCheckpoints(
                    new TrainingSession(parent.branch(from, parent.config().intervention()), learners(random)));
            recorder.recordBranch(library, branch, parent, from.step());
            run(branch, random, library);
        }
    }

    /** The export reads while the training thread writes. */
    @Test
    void aRunIsExportedWhileItTrains() throws IOException {
        RunConfig config = config(new Random(1)).withSchedule(new Schedule(1, 1, 10_000_000, Schedule.NEVER));
        TrainingSession session = RunRecorder.prepare(config, new FakeLearner.Factory().delayNanos(1_000_000));
        try (SessionThread _ = new SessionThread(session)) {
            session.resume();
            Await.until(() -> session.step() > 0);
            for (int i = 0; i < 40; i++) {
                check(session);
            }
        }
        assertEquals(40, files);
    }

    @Test
    void aStoredRunThatWasEditedIsNotResumed() throws IOException, SQLException {
        Path file = folder.resolve("library.db");
        try (Library library = Library.open(file, "9.9")) {
            TrainingSession session = RunRecorder.prepare(
                    config(new Random(1)).withSchedule(new Schedule(1, 10, 500, Schedule.NEVER)),
                    new FakeLearner.Factory());
            new RunRecorder().record(library, session, Origin.WINDOW);
            session.resume();
            session.run();
        }
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement()) {
            statement.executeUpdate("UPDATE evaluation SET step = 33 WHERE step = 30");
        }
        try (Library library = Library.open(file, "9.9")) {
            StoredRun stored = library.runs().runs().getFirst();
            String problem = assertThrows(
                            IOException.class,
                            () -> new RunRecorder().reopen(library, stored, new FakeLearner.Factory()))
                    .getMessage();
            assertTrue(problem.startsWith("Run 1 cannot be resumed: evaluations[3].step is 33, and must be"), problem);
            assertEquals(stored, library.find(1).orElseThrow(), "it is as it was");
        }
    }

    /** Moved to the Trash, a run is recorded to its end, with its checkpoints. */
    @Test
    void aRunInTheTrashIsRecordedToItsEnd() throws IOException, InterruptedException {
        try (Library library = Library.open(folder.resolve("library.db"), "9.9")) {
            TrainingSession session = RunRecorder.prepare(
                    config(new Random(1)).withSchedule(new Schedule(1, 10, 500, Schedule.NEVER)),
                    new FakeLearner.Factory());
            new RunRecorder().record(library, session, Origin.WINDOW);
            session.observe((learner, evaluation) -> {
                if (evaluation.step() == 100) {
                    try {
                        library.flush();
                        library.moveToTrash(
                                List.of(library.runs().runs().getFirst().id()));
                        library.vacuum(true);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            session.resume();
            session.run();
            library.flush();
            StoredRun stored = library.trash().runs().getFirst();
            assertEquals(500, stored.steps());
            assertEquals(51, library.load(stored.id()).history().size());
            assertEquals(
                    session.checkpoints().stream().map(Checkpoint::step).toList(),
                    library.checkpoints(stored.id()).stream()
                            .map(Checkpoint::step)
                            .toList());
        }
    }
}
