package org.grokscope.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.grokscope.Await;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunEvent;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the window does with runs: all of them are recorded, and whatever is recorded can be reopened and resumed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RunSessionsTest {

    private static final RunConfig CONFIG = Preset.FAST.config();

    @TempDir
    private Path folder;

    private final FakeLearner.Factory learners = new FakeLearner.Factory().delayNanos(50_000);
    private final List<Throwable> errors = new ArrayList<>();
    private LibraryService library;
    private RunSessions sessions;

    private void open() {
        library = new LibraryService(() -> Library.open(folder.resolve("library.db"), "9.9"), Runnable::run);
        library.open();
        sessions = new RunSessions(library, learners, errors::add);
    }

    @AfterEach
    void close() {
        sessions.close();
        library.close();
        assertEquals(List.of(), errors);
    }

    private void reopenProgram() {
        close();
        open();
    }

    private List<StoredRun> stored() {
        return ask(opened -> opened.runs().runs());
    }

    private <T> T ask(LibraryService.Work<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        library.ask(work, answer::complete, problem -> answer.completeExceptionally(new AssertionError(problem)));
        return answer.join();
    }

    private Optional<TrainingSession> reopened(StoredRun run, TrainingSession shown) {
        CompletableFuture<RunSessions.Reopened> answer = new CompletableFuture<>();
        sessions.reopen(
                run, shown, answer::complete, problem -> answer.completeExceptionally(new AssertionError(problem)));
        return answer.join().session();
    }

    @Test
    void aWarmUpEndsWhereARunStartsAndIsNotRecorded() {
        open();
        TrainingSession scratch = sessions.warmUp(CONFIG);
        scratch.setSpeedLimit(100);
        Await.until(() -> scratch.step() > 3);
        assertEquals(List.of(), stored());
        TrainingSession run = sessions.prepare(CONFIG);
        sessions.start(run);
        Await.until(scratch::isOver);
        assertTrue(scratch.step() < CONFIG.maxSteps());
        run.resume();
        Await.until(() -> !stored().isEmpty());
        assertEquals(1, stored().size());
    }

    @Test
    void comparedRunIsReopenedFromTheLibraryAndResumed() {
        open();
        CompareRuns compared = new CompareRuns(sessions);
        compared.start(CompareRuns.seeds(CONFIG));
        Await.until(
                () -> compared.chosen().stream().allMatch(run -> run.history().size() > 3));
        reopenProgram();
        List<StoredRun> stored = stored();
        assertEquals(4, stored.size());
        for (StoredRun run : stored) {
            assertEquals("comparison", run.origin());
            assertTrue(run.checkpoints() > 0, "run " + run.id());
        }
        StoredRun second = stored.get(2);
        TrainingSession session = reopened(second, sessions.prepare(CONFIG)).orElseThrow();
        assertEquals(second.steps(), session.step(), "at the checkpoint of its end");
        assertEquals(second.config(), session.config());
        sessions.start(session);
        session.resume();
        Await.until(() -> session.step() > second.steps() + 100);
        reopenProgram();
        List<StoredRun> after = stored();
        assertEquals(4, after.size(), "it is recorded as the same run");
        assertTrue(after.get(2).steps() > second.steps() + 100);
    }

    @Test
    void whatCannotBeResumedStaysAsItIsStored() throws IOException {
        open();
        TrainingSession shown = sessions.prepare(CONFIG.withLength(200, Schedule.NEVER));
        sessions.start(shown);
        shown.resume();
        Await.until(() -> shown.state().isOver());
        reopenProgram();
        RunBundle.Content content =
                ask(opened -> opened.export(opened.runs().runs().getFirst()));
        Snapshot last = content.checkpoints().getLast().snapshot();
        Snapshot small = new Snapshot(
                new float[3],
                new float[0],
                last.optimizer(),
                last.optimizerSteps(),
                List.of(new float[3], new float[3]),
                last.batches(),
                last.learningRate(),
                last.weightDecay(),
                last.heldNorm());
        String uuid = "01234567-89ab-cdef-0123-456789abcdef";
        long id = ask(opened -> opened.add(
                new RunBundle.Content(content.run(), List.of(new Checkpoint(100, small)), uuid, "", "", List.of())));
        StoredRun before = ask(opened -> opened.find(id).orElseThrow());
        IOException problem = ask(
                opened -> assertThrows(IOException.class, () -> new RunRecorder().resume(opened, before, learners)));
        assertTrue(problem.getMessage().contains("checkpoint at step 100 has 3 parameters"), problem.getMessage());
        assertEquals(before, ask(opened -> opened.find(id).orElseThrow()));
        assertEquals(List.of(), ask(Library::interrupted));
    }

    @Test
    void pauseHoldsAllRunsThatWereStartedTogether() {
        open();
        CompareRuns compared = new CompareRuns(sessions);
        compared.start(CompareRuns.duel(CONFIG));
        assertTrue(compared.isTraining());
        Await.until(
                () -> compared.chosen().stream().allMatch(run -> run.history().size() > 1));
        compared.togglePause();
        assertTrue(compared.isPaused());
        compared.start(List.of(CONFIG));
        assertFalse(compared.isPaused());
        assertEquals(1, compared.chosen().size());
    }

    @Test
    void branchIsRecordedWithItsParent() {
        open();
        TrainingSession parent = sessions.prepare(CONFIG);
        sessions.start(parent);
        parent.resume();
        Await.until(() -> parent.step() > 50);
        TrainingSession branch = sessions.branch(parent, parent.checkpoint().join());
        branch.pause();
        Await.until(() -> branch.state() instanceof SessionState.Paused);
        assertTrue(branch.history().events().getLast() instanceof RunEvent.Forked);
        assertEquals(
                Optional.of(parent), sessions.tree().tree().getLast().parent().map(RunTree.Entry::session));
        reopenProgram();
        List<StoredRun> stored = stored();
        assertEquals(Optional.of(stored.getLast().uuid()), stored.getFirst().parent());
    }

    @Test
    void runThatIsShownIsNotReopenedTwice() {
        open();
        TrainingSession shown = sessions.prepare(CONFIG);
        sessions.start(shown);
        shown.resume();
        Await.until(() -> shown.step() > 50);
        ask(opened -> {
            try {
                opened.flush();
                return true;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertEquals(Optional.empty(), reopened(stored().getFirst(), shown));
    }

    @Test
    void runWithoutCheckpointsIsRefusedWithTheReason() throws Exception {
        open();
        TrainingSession bare = new TrainingSession(CONFIG, learners);
        bare.singleStep();
        bare.stop();
        bare.run();
        sessions.start(bare);
        reopenProgram();
        CompletableFuture<String> problem = new CompletableFuture<>();
        sessions.reopen(stored().getFirst(), sessions.prepare(CONFIG), _ -> problem.complete(""), problem::complete);
        assertEquals("Run 1 has no checkpoint to resume from. It can be compared.", problem.get());
    }
}
