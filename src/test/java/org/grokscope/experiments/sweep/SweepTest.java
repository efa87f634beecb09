package org.grokscope.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.grokscope.Await;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.RunJson;
import org.grokscope.training.EngineUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SweepTest extends SweepFixture {

    @Test
    void everyRunIsStoredAndInTheTable() throws SweepException, IOException {
        try (SweepResults results = open("r", Shard.WHOLE, false)) {
            Sweep sweep = new Sweep(results, 2, learners);
            assertEquals(0, sweep.progress().done());
            assertEquals(0, sweep.progress().part());
            sweep.run();
            SweepProgress end = sweep.progress();
            assertEquals(RUNS, end.done());
            assertEquals(RUNS, end.total());
            assertEquals(1, end.part(), 1e-9);
            assertEquals(0, end.secondsLeft().orElseThrow(), 1e-6);
            assertEquals(List.of(), end.active());
            List<RunFigures> rows = sweep.table().rows();
            assertEquals(spec().runs(), rows.stream().map(RunFigures::run).toList(), "in the specification's order");
            for (RunFigures row : rows) {
                RunResult stored = RunJson.read(SweepResults.file(results.folder(), row.run()));
                assertEquals(row.run().config(), stored.config());
                assertEquals(row.steps(), stored.steps());
            }
        }
        List<String> lines = table(folder.resolve("r"));
        assertEquals(RUNS + 1, lines.size());
        assertTrue(lines.getFirst().startsWith("key,cell,task,p,bits,"), lines.getFirst());
        String[] names = lines.getFirst().split(",", -1);
        String[] grokked = lines.get(3).split(",", -1);
        assertEquals(names.length, grokked.length);
        List<String> columns = List.of(names);
        assertEquals("80", grokked[columns.indexOf("tMem")]);
        assertEquals("120", grokked[columns.indexOf("tGrok")]);
        assertEquals("40", grokked[columns.indexOf("delay")]);
        assertEquals("grokked", grokked[columns.indexOf("outcome")]);
        assertEquals("220", grokked[columns.indexOf("steps")]);
        double escape = Double.parseDouble(grokked[columns.indexOf("tEsc")]);
        assertEquals(140, escape, 2, "with decay alone V falls for 140 steps");
        assertEquals(0.9801, Double.parseDouble(grokked[columns.indexOf("vFactor")]), 1e-6);
        String[] never = lines.get(1).split(",", -1);
        assertEquals("", never[columns.indexOf("tGrok")]);
        assertEquals("", never[columns.indexOf("tEsc")]);
        assertEquals("memorized-only", never[columns.indexOf("outcome")]);
    }

    @Test
    void workersAreAFewThreadsUsedAgainAndAgain() throws SweepException, IOException {
        learners.delayNanos(10_000); // so that no worker is done with all before the other has begun
        sweep("r", Shard.WHOLE, false);
        assertEquals(RUNS, learners.madeOn().size());
        Set<Thread> threads = new HashSet<>(learners.madeOn());
        assertTrue(threads.size() <= 2, threads.toString());
        assertTrue(threads.stream().allMatch(thread -> thread.isDaemon() && !thread.isVirtual()));
        assertFalse(threads.contains(Thread.currentThread()));
        assertEquals(threads, new HashSet<>(learners.closedOn()));
    }

    @Test
    void stoppedSweepStoresNoHalfRunsAndGoesOnLater() throws SweepException, IOException, InterruptedException {
        Path whole = sweep("whole", Shard.WHOLE, false);
        learners.delayNanos(1_000_000);
        try (SweepResults results = open("r", Shard.WHOLE, false)) {
            Sweep sweep = new Sweep(results, 2, learners);
            Thread runner = Thread.ofPlatform().daemon().start(() -> {
                try {
                    sweep.run();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            Await.until(() ->
                    sweep.table().size() >= 1 && !sweep.progress().active().isEmpty());
            sweep.stop();
            runner.join();
            assertTrue(sweep.table().size() < RUNS, "it stopped before the end");
            assertEquals(List.of(), sweep.failures());
            for (RunFigures row : sweep.table().rows()) {
                assertTrue(SweepResults.isDone(RunJson.read(SweepResults.file(results.folder(), row.run()))));
            }
        }
        learners.delayNanos(0);
        int before = learners.madeOn().size();
        int stored = table(folder.resolve("r")).size() - 1;
        assertEquals(table(whole), table(sweep("r", Shard.WHOLE, true)));
        assertEquals(RUNS - stored, learners.madeOn().size() - before, "only the missing runs were trained");
    }

    @Test
    void resumeTrainsMissingAndDamagedRunsAndGivesTheSameTable() throws SweepException, IOException {
        Path results = sweep("r", Shard.WHOLE, false);
        List<String> table = table(results);
        List<PlannedRun> runs = spec().runs();
        Path cut = SweepResults.file(results, runs.get(0));
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), (int) Files.size(cut) / 2));
        Files.delete(SweepResults.file(results, runs.get(2)));
        Files.writeString(SweepResults.file(results, runs.get(3)), "");
        Files.copy(
                SweepResults.file(results, runs.get(1)),
                SweepResults.file(results, runs.get(5)),
                StandardCopyOption.REPLACE_EXISTING);
        Path leftover = Files.createFile(results.resolve("runs").resolve(".x.json.gz.1-a.tmp"));
        int before = learners.madeOn().size();
        try (SweepResults again = open("r", Shard.WHOLE, true)) {
            assertEquals(3, again.notes().size(), again.notes().toString());
            assertTrue(
                    again.notes().getFirst().startsWith(cut + " is not whole: it ends too soon"), "" + again.notes());
            assertTrue(again.notes().stream().allMatch(note -> note.endsWith("; the run is repeated")));
            assertEquals(2, again.table().size());
            new Sweep(again, 2, learners).run();
        }
        assertEquals(4, learners.madeOn().size() - before);
        assertEquals(table, table(results));
        assertFalse(Files.exists(leftover));
    }

    @Test
    void longerSpecificationTakesOverWhatIsThere() throws SweepException, IOException {
        Path results = sweep("r", Shard.WHOLE, false);
        SweepSpec more = SweepSpec.parse(
                "s.yaml", SPEC.replace("[1, 2]\n", "[1, 2, 3]\n").replace("[0, 1, 2]", "[1, 2]"));
        try (SweepResults again = SweepResults.open(results, more, Shard.WHOLE, true, "9.9")) {
            assertEquals(4, again.table().size());
            assertEquals(2, again.table().missing().size());
        }
    }

    @Test
    void brokenDownRunIsAResultButAFailureOfTheProgramIsNone() throws SweepException, IOException {
        learners.nanAt(50);
        try (SweepResults results = open("nan", Shard.WHOLE, false)) {
            Sweep sweep = new Sweep(results, 1, learners);
            sweep.run();
            assertEquals(List.of(), sweep.failures());
            assertEquals(RUNS, sweep.table().size());
            assertTrue(sweep.table().rows().stream().allMatch(row -> row.outcome() instanceof Outcome.Failed));
        }
        learners.nanAt(-1).throwAt(50);
        try (SweepResults results = open("bug", Shard.WHOLE, false)) {
            Sweep sweep = new Sweep(results, 1, learners);
            sweep.run();
            assertEquals(RUNS, sweep.failures().size());
            assertTrue(
                    sweep.failures().getFirst().contains("internal error"),
                    sweep.failures().getFirst());
            assertEquals(0, sweep.table().size());
            assertEquals(RUNS, sweep.progress().failed());
        }
    }

    @Test
    void missingEngineIsSaidOnce() throws SweepException, IOException {
        learners.unavailable("there is none");
        try (SweepResults results = open("r", Shard.WHOLE, false)) {
            Sweep sweep = new Sweep(results, 2, learners);
            assertThrows(EngineUnavailableException.class, sweep::run);
            assertEquals(0, learners.madeOn().size());
        }
    }

    @Test
    void sweepThatCannotWriteStopsWithTheReason() throws SweepException, IOException {
        try (SweepResults results = open("r", Shard.WHOLE, false)) {
            Files.delete(results.folder().resolve("runs"));
            Files.createFile(results.folder().resolve("runs"));
            assertThrows(IOException.class, () -> new Sweep(results, 1, learners).run());
            assertEquals(1, learners.madeOn().size());
        }
    }

    @Test
    void cellsAreSummedUp() throws SweepException, IOException {
        try (SweepResults results = open("r", Shard.WHOLE, false)) {
            new Sweep(results, 2, learners).run();
            List<CellSummary> cells = CellSummary.of(results.table());
            assertEquals(3, cells.size());
            assertEquals("{WEIGHT_DECAY=1}", cells.get(1).settings().toString());
            assertEquals(2, cells.get(1).grokked());
            assertEquals(120, cells.get(1).grokking().mean());
            assertEquals(0, cells.get(1).grokking().deviation());
            assertEquals(0, cells.get(0).grokked());
            assertTrue(Double.isNaN(cells.get(0).delay().mean()));
            assertEquals(80, cells.get(0).memorization().mean());
            assertEquals(List.of(), cells.get(0).missingSeeds());
        }
    }
}
