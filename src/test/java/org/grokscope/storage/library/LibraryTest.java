package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.format.RunBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {

    @TempDir
    private Path folder;

    private Library library;

    @BeforeEach
    void open() throws IOException {
        library = Library.open(folder.resolve("new").resolve("library.db"), "9.9");
    }

    @AfterEach
    void close() throws IOException {
        library.close();
    }

    private void reopen() throws IOException {
        library.close();
        library = Library.open(library.file(), "9.9");
    }

    private StoredRun recorded(FakeRun run) throws IOException, InterruptedException {
        String uuid = library.record(run, Origin.WINDOW);
        library.flush();
        assertEquals(Optional.empty(), library.problem());
        return library.runs().runs().stream()
                .filter(each -> each.uuid().equals(uuid))
                .findFirst()
                .orElseThrow();
    }

    private static Checkpoint of(FakeRun run, long step) {
        return run.checkpoints.stream()
                .filter(each -> each.step() == step)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void runIsReadBitForBit() throws IOException, InterruptedException {
        FakeRun run = FakeRun.ofEverything();
        StoredRun stored = recorded(run);
        reopen();
        Runs.assertSame(run.result(), library.load(stored.id()));
        Runs.assertSame(run.checkpoints(), library.checkpoints(stored.id()));
        assertEquals(Optional.of("failed"), stored.outcome());
        assertEquals(OptionalLong.of(100), stored.memorizationStep());
        assertEquals(OptionalLong.of(300), stored.grokkingStep());
        assertTrue(stored.ended().isPresent());
        assertEquals(run.config, stored.config());
        assertEquals(0.05, stored.learningRate(), "as it was changed last");
        assertEquals(0, stored.weightDecay());
    }

    @Test
    void everyPresetIsRead() throws IOException, InterruptedException {
        for (Preset preset : Preset.values()) {
            StoredRun stored = recorded(new FakeRun(preset.config()).advance(50).end());
            assertEquals(preset.config(), stored.config());
            assertEquals(preset.config().weightDecay(), stored.weightDecay());
            assertEquals(preset.id(), stored.title(config -> preset.id()));
        }
    }

    @Test
    void evaluationsAreWrittenWithinASecond() throws IOException, InterruptedException {
        FakeRun run = new FakeRun().advance(150);
        StoredRun stored = recorded(run);
        assertEquals(Optional.empty(), stored.outcome());
        assertEquals(Optional.empty(), stored.ended());
        Runs.assertSame(run.result(), library.load(stored.id()));
        run.advance(375);
        library.flush();
        Runs.assertSame(run.result(), library.load(stored.id()));
        run.end();
        library.flush();
        assertEquals(
                Optional.of("grokked"), library.find(stored.id()).orElseThrow().outcome());
        assertEquals(new Outcome.Grokked(), library.load(stored.id()).outcome());
    }

    @Test
    void closingWritesWhatIsLeft() throws IOException {
        FakeRun run = new FakeRun().advance(300);
        library.record(run, Origin.COMMAND);
        run.advance(500).end();
        reopen();
        StoredRun stored = library.runs().runs().getFirst();
        assertEquals("command", stored.origin());
        Runs.assertSame(run.result(), library.load(stored.id()));
        library.close();
        library.close();
    }

    @Test
    void checkpointsFollowThoseOfTheRun() throws IOException, InterruptedException {
        FakeRun run = new FakeRun().advance(300);
        StoredRun stored = recorded(run);
        run.checkpoints.remove(1);
        Checkpoint changed = new Checkpoint(300, FakeRun.checkpoint(301).snapshot());
        run.checkpoints.set(2, changed);
        run.advance(400);
        library.flush();
        Runs.assertSame(run.checkpoints(), library.checkpoints(stored.id()));
    }

    @Test
    void runResumesFromItsLastCheckpoint() throws IOException, InterruptedException {
        FakeRun first = new FakeRun().advance(375);
        StoredRun stored = recorded(first.end());
        RunResult before = library.load(stored.id());
        Checkpoint last = library.checkpoints(stored.id()).getLast();
        FakeRun second = new FakeRun(before.config(), before.history().upTo(last.step()));
        second.step = last.step();
        second.checkpoints.addAll(library.checkpoints(stored.id()));
        library.resume(stored, second);
        library.flush();
        assertEquals(
                first.history.size(),
                library.load(stored.id()).history().size(),
                "what was measured later stays until it goes on");
        assertEquals(List.of(), library.interrupted());
        assertThrows(IOException.class, () -> library.resume(stored, second), "it goes on already");
        second.advance(350);
        library.flush();
        Runs.assertSame(second.history, library.load(stored.id()).history());
        second.advance(700).end();
        reopen();
        Runs.assertSame(second.history, library.load(stored.id()).history());
        Runs.assertSame(second.checkpoints(), library.checkpoints(stored.id()));
        assertEquals(700, library.find(stored.id()).orElseThrow().steps());
    }

    @Test
    void reopenedRunThatIsNotResumedIsUnchanged() throws IOException, InterruptedException {
        FakeRun first = new FakeRun().advance(375);
        StoredRun stored = recorded(first.end());
        FakeRun second = new FakeRun(first.config, first.history.upTo(300));
        second.step = 300;
        second.checkpoints.addAll(library.checkpoints(stored.id()));
        library.resume(stored, second);
        second.checkpoints.set(3, new Checkpoint(300, FakeRun.checkpoint(300).snapshot()));
        library.flush();
        second.end();
        reopen();
        StoredRun again = library.find(stored.id()).orElseThrow();
        assertEquals(375, again.steps());
        assertTrue(again.ended().isPresent());
        Runs.assertSame(first.result(), library.load(stored.id()));
    }

    @Test
    void reopenedRunThatIsNotResumedIsNotInterrupted() throws IOException, InterruptedException {
        FakeRun first = new FakeRun().advance(375);
        StoredRun stored = recorded(first.end());
        FakeRun second = new FakeRun(first.config, first.history.upTo(300));
        second.step = 300;
        second.checkpoints.addAll(library.checkpoints(stored.id()));
        library.resume(stored, second);
        reopen();
        assertTrue(library.find(stored.id()).orElseThrow().ended().isPresent());
        assertEquals(List.of(), library.interrupted());
        Runs.assertSame(first.result(), library.load(stored.id()));
    }

    @Test
    void branchHasItsParent() throws IOException, InterruptedException {
        StoredRun parent = recorded(new FakeRun().advance(100));
        library.recordBranch(new FakeRun().advance(200), parent.uuid(), 100);
        library.flush();
        StoredRun branch = library.runs().runs().getFirst();
        assertEquals(Optional.of(parent.uuid()), branch.parent());
    }

    @Test
    void searchFindsNameNoteAndTags() throws IOException, InterruptedException {
        long id = recorded(new FakeRun().advance(100)).id();
        recorded(new FakeRun(Preset.PARITY.config()).advance(100));
        library.label(
                id,
                new StoredRun.Label("Tuesday's lesson", "It's 'quoted'; DROP", StoredRun.Label.tagsOf(" b, a,  b ")));
        StoredRun run = library.find(id).orElseThrow();
        assertEquals("Tuesday's lesson", run.title(RunConfig::toString));
        assertEquals(List.of("b", "a"), run.label().tags(), "in the order in which they were typed");
        assertEquals("It's 'quoted'; DROP", run.label().note());
        for (String search : List.of("lesson", "QUOTED tuesday", "b", "adamw running", "seed 45", "")) {
            assertTrue(StoredRun.matching(search).test(run.words(RunConfig::toString)), search);
        }
        assertFalse(StoredRun.matching("lesson parity").test(run.words(RunConfig::toString)));
        library.label(id, StoredRun.Label.NONE);
        assertEquals(StoredRun.Label.NONE, library.find(id).orElseThrow().label());
    }

    @Test
    void runsInTheTrashCanBeRestoredUntilItIsEmptied() throws IOException, InterruptedException {
        FakeRun run = new FakeRun().advance(400).end();
        StoredRun stored = recorded(run);
        library.moveToTrash(List.of(stored.id()));
        assertEquals(List.of(), library.runs().runs());
        assertEquals(1, library.trash().runs().size());
        library.vacuum(false);
        library.restore(List.of(stored.id()));
        Runs.assertSame(run.result(), library.load(stored.id()));
        long before = library.size();
        library.moveToTrash(List.of(stored.id()));
        library.vacuum(true);
        assertEquals(Optional.empty(), library.find(stored.id()));
        assertTrue(library.size() < before, "its room is given back");
        assertThrows(IOException.class, () -> library.load(stored.id()));
    }

    @Test
    void aRunThatIsTrainedIsNotDeletedForGood() throws IOException, InterruptedException {
        FakeRun run = new FakeRun().advance(100);
        StoredRun stored = recorded(run);
        library.moveToTrash(List.of(stored.id()));
        library.vacuum(true);
        run.advance(200).end();
        library.flush();
        assertEquals(Optional.empty(), library.problem());
        Runs.assertSame(run.result(), library.load(stored.id()));
        library.vacuum(true);
        assertEquals(Optional.empty(), library.find(stored.id()));
    }

    @Test
    void runsAreDeletedAfterAMonthInTheTrash() throws IOException, InterruptedException {
        StoredRun stored = recorded(new FakeRun().advance(100).end());
        library.moveToTrash(List.of(stored.id()));
        library.close();
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(31)), ZoneOffset.UTC);
        library = Library.open(library.file(), "9.9", LibraryAccess.CREATE, JournalMode.AUTO, later);
        library.vacuum(false);
        assertEquals(List.of(), library.trash().runs());
    }

    @Test
    void pruningKeepsCheckpointsAtMilestonesAndAtTheEnd() throws IOException, InterruptedException {
        FakeRun run = new FakeRun().advance(900).end();
        StoredRun stored = recorded(run);
        library.prune(List.of(stored.id()));
        Runs.assertSame(List.of(of(run, 100), of(run, 300), of(run, 900)), library.checkpoints(stored.id()));
    }

    @Test
    void oldestRunsArePrunedFirst() throws IOException, InterruptedException, SQLException {
        long first = recorded(new FakeRun().advance(900).end()).id();
        long second = recorded(new FakeRun().advance(900).end()).id();
        try (Database database = Database.open(library.file())) {
            long all = database.number("SELECT sum(size) FROM checkpoint");
            new Cleanup(database).pruneOldest(all);
            assertEquals(10, library.checkpoints(first).size());
            new Cleanup(database).pruneOldest(all - 1);
        }
        assertEquals(3, library.checkpoints(first).size());
        assertEquals(10, library.checkpoints(second).size());
    }

    @Test
    void runIsImportedOnce() throws IOException {
        FakeRun run = new FakeRun().advance(400).end();
        RunBundle.Content content = new RunBundle.Content(
                run.result(),
                run.checkpoints(),
                "00000000-0000-4000-8000-000000000000",
                "A name",
                "A note",
                List.of("class"));
        long id = library.add(content);
        StoredRun stored = library.find(id).orElseThrow();
        assertEquals("import", stored.origin());
        assertEquals(new StoredRun.Label("A name", "A note", List.of("class")), stored.label());
        RunBundle.Content again = library.export(stored);
        Runs.assertSame(run.result(), again.run());
        Runs.assertSame(run.checkpoints(), again.checkpoints());
        assertEquals(content.uuid(), again.uuid());
        IOException problem = assertThrows(IOException.class, () -> library.add(content));
        assertEquals("The library has this run already, as run " + id + ".", problem.getMessage());
    }

    @Test
    void twoProcessesCanUseOneFile() throws IOException, InterruptedException {
        try (Library other = Library.open(library.file(), "9.9")) {
            FakeRun mine = new FakeRun();
            FakeRun theirs = new FakeRun(Preset.PARITY.config());
            library.record(mine, Origin.WINDOW);
            other.record(theirs, Origin.WINDOW);
            for (long step = 25; step <= 1_000; step += 25) {
                mine.advance(step);
                theirs.advance(step);
                library.flush();
                other.flush();
            }
            mine.end();
            theirs.end();
            library.flush();
            other.flush();
            List<StoredRun> runs = library.runs().runs();
            assertEquals(2, runs.size());
            assertEquals(runs, other.runs().runs());
            for (StoredRun stored : runs) {
                FakeRun run = stored.config().equals(mine.config) ? mine : theirs;
                Runs.assertSame(run.result(), library.load(stored.id()));
            }
            assertEquals(List.of(), library.interrupted());
        }
    }

    @Test
    void viewsAnswerCommonQuestions() throws IOException, InterruptedException, SQLException {
        StoredRun stored = recorded(new FakeRun().advance(400).end());
        StoredRun deleted = recorded(new FakeRun().advance(100).end());
        library.label(stored.id(), new StoredRun.Label("n", "", List.of("demo", "class 7b")));
        library.moveToTrash(List.of(deleted.id()));
        try (Database database = Database.open(library.file())) {
            List<String> rows = database.query(
                    "SELECT id, name, tags, task, p, optimizer, lr, weight_decay, seed, t_mem, t_grok, delay FROM runs",
                    row -> {
                        StringBuilder line = new StringBuilder();
                        for (int column = 1; column <= 12; column++) {
                            line.append(row.getString(column)).append(' ');
                        }
                        return line.toString();
                    });
            assertEquals(List.of(stored.id() + " n demo, class 7b mod-add 47 adamw 0.004 1.0 45 100 300 200 "), rows);
            assertEquals(17, database.number("SELECT count(*) FROM series"));
            assertEquals(
                    300, database.number("SELECT min(step) FROM series WHERE test_accuracy >= 0.99 AND run = ?", 1));
        }
    }
}
