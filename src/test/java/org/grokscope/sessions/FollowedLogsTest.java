package org.grokscope.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.grokscope.Await;
import org.grokscope.foreign.ColumnMapping;
import org.grokscope.foreign.StatedSettings;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Preset;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that other programs train, in the sessions of a window. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FollowedLogsTest {

    private static final String HEADER = "step,train_acc,val_acc,train_loss,val_loss,norm\n";
    private static final String BEGINNING = HEADER + "0,0.01,0.01,4.6,4.6,60\n100,0.995,0.02,0.1,9,50\n";

    @TempDir
    private Path folder;

    private final List<Throwable> errors = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Optional<TrainingSession>> replaced = new ArrayList<>();
    private volatile TrainingSession shown;
    private LibraryService library;
    private RunSessions sessions;
    private FollowedLogs logs;
    private Path log;

    @BeforeEach
    void open() throws IOException {
        log = Files.writeString(folder.resolve("a.csv"), BEGINNING);
        library = new LibraryService(() -> Library.open(folder.resolve("library.db"), "9.9"), Runnable::run);
        library.open();
        sessions = new RunSessions(library, new FakeLearner.Factory(), errors::add);
        logs = new FollowedLogs(sessions, library, problems::add);
    }

    @AfterEach
    void close() {
        sessions.close();
        library.close();
        assertEquals(List.of(), errors);
    }

    private void follow() {
        logs.follow(
                log,
                new ColumnMapping(Map.of()),
                new StatedSettings(Optional.of(Preset.PAPER.config()), Map.of()),
                (before, session) -> {
                    replaced.add(before);
                    shown = session;
                });
        Await.until(() -> shown != null || !problems.isEmpty());
    }

    private void append(String rows) throws IOException {
        Files.writeString(log, rows, StandardOpenOption.APPEND);
    }

    private void awaitStep(long step) {
        Await.until(() -> shown.step() == step);
    }

    private List<StoredRun> stored() throws IOException {
        sessions.close();
        library.close();
        try (Library opened = Library.open(folder.resolve("library.db"), "9.9")) {
            return opened.runs().runs();
        }
    }

    @Test
    void evaluationsArriveInTheSessionAndTheLibraryHasThemAtTheEnd() throws IOException {
        follow();
        assertTrue(shown.isFollowed());
        awaitStep(100);
        append("200,1,0.02,0.01,9,45\n300,1,0.995,0.001,0.05,30\n");
        awaitStep(300);
        assertTrue(
                shown.state() instanceof SessionState.Running,
                () -> shown.state().toString());
        assertEquals(OptionalLong.of(300), shown.timeline().milestones().grokkingStep());
        List<StoredRun> runs = stored();
        assertEquals(new SessionState.Finished(new Outcome.Grokked()), shown.state());
        assertEquals(1, runs.size());
        assertEquals(OptionalLong.of(300), runs.getFirst().grokkingStep());
        assertEquals(
                List.of(Optional.empty()), replaced.stream().distinct().limit(1).toList());
    }

    @Test
    void nothingOfItCanBeChangedAndWhileItIsPausedItIsNotRead() throws IOException {
        follow();
        awaitStep(100);
        shown.pause();
        Await.until(shown::isPaused);
        shown.setLearningRate(0.1);
        shown.singleStep();
        assertThrows(CompletionException.class, () -> shown.checkpoint().join());
        append("200,1,0.02,0.01,9,45\n");
        assertThrows(CompletionException.class, () -> shown.checkpoint().join(), "commands are obeyed in order");
        assertEquals(100, shown.step());
        assertEquals(0.001, shown.learningRate());
        shown.resume();
        awaitStep(200);
        assertEquals(List.of(), shown.checkpoints());
    }

    @Test
    void aLogThatIsBegunAnewIsAnotherSessionAndTheLibraryHasTheFormerRun() throws IOException {
        follow();
        awaitStep(100);
        TrainingSession former = shown;
        Files.writeString(log, HEADER + "0,0.02,0.01,4.7,4.6,61\n10,0.02,0.01,4.6,4.6,61\n20,0.02,0.01,4.6,4.6,61\n");
        Await.until(() -> shown != former);
        awaitStep(20);
        assertTrue(former.isOver());
        assertEquals(Optional.of(former), replaced.get(replaced.indexOf(Optional.of(former))));
        assertEquals(10, shown.config().evaluationCadence());
        List<StoredRun> runs = stored();
        assertEquals(2, runs.size());
        assertEquals(
                List.of(20L, 100L), runs.stream().map(StoredRun::steps).sorted().toList());
    }

    @Test
    void theSameLogIsNotTakenTwice() throws IOException {
        follow();
        awaitStep(100);
        List<RunSessions.Ended> ended = new CopyOnWriteArrayList<>();
        sessions.end(shown, ended::add);
        Await.until(() -> !ended.isEmpty());
        assertEquals(100, ended.getFirst().stored().orElseThrow().steps(), "it is recorded, and can be shown again");
        shown = null;
        follow();
        awaitStep(100);
        assertEquals(1, stored().size());
    }

    @Test
    void aRunOfTheLibraryIsShownAsItEnded() throws IOException {
        follow();
        awaitStep(100);
        RunResult result = shown.result();
        TrainingSession ended = logs.ended(result);
        Await.until(ended::isOver);
        assertEquals(100, ended.step());
        assertEquals(new SessionState.Finished(new Outcome.MemorizedOnly()), ended.state());
    }

    @Test
    void whatIsNoLogIsSaid() throws IOException {
        log = Files.writeString(folder.resolve("b.csv"), "a,b\n1,2\n");
        follow();
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().startsWith(log + " has no column"), problems::toString);
        assertFalse(shown != null);
    }
}
