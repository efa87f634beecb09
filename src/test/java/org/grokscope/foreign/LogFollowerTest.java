package org.grokscope.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.grokscope.foreign.LogFollower.News;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.ConfigField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONG = TimeUnit.SECONDS.toNanos(10);

    @TempDir
    private Path folder;

    private Path file;
    private LogFollower log;
    private long now;

    @BeforeEach
    void begin() {
        file = folder.resolve("a.csv");
        log = new LogFollower(file, new ColumnMapping(Map.of()), Logs.PAPER);
    }

    @AfterEach
    void end() {
        log.close();
    }

    private News next() {
        now += TICK;
        return log.read(now);
    }

    /** Reads when nothing has been written for a while. */
    private News later() {
        now += LONG;
        return log.read(now);
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String lines(int from, int to) {
        return Logs.WHOLE
                .lines()
                .skip(from)
                .limit(to - from)
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    private List<Long> steps() {
        RunHistory history = log.run().orElseThrow().history();
        return Stream.iterate(0, row -> row < history.size(), row -> row + 1)
                .map(row -> (long) history.value(RunHistory.Column.STEP, row))
                .toList();
    }

    private void assertIsAsReadWhole() throws IOException {
        log.finish();
        RunResult followed = log.run().orElseThrow();
        ForeignRun read = ForeignRun.read(file, new ColumnMapping(Map.of()), Logs.PAPER);
        assertEquals(Optional.empty(), log.problem());
        assertEquals(read.result().config(), followed.config());
        assertEquals(read.result().outcome(), followed.outcome());
        assertEquals(read.result().history().events(), followed.history().events());
        assertEquals(read.result().history().forecasts(), followed.history().forecasts());
        assertEquals(read.result().history().size(), followed.history().size());
        for (int row = 0; row < followed.history().size(); row++) {
            assertEquals(
                    read.result().history().evaluation(row), followed.history().evaluation(row));
        }
        assertEquals(read.identity(), log.soFar().orElseThrow().identity());
    }

    @Test
    void aLogThatIsNotThereIsWaitedFor() throws IOException {
        assertEquals(News.NOTHING, next());
        assertEquals(file + " is not there yet.", log.problem().orElseThrow());
        append("");
        assertEquals(News.NOTHING, later());
        assertEquals(
                file + " is empty: nothing has been logged yet.", log.problem().orElseThrow());
        append(lines(0, 1));
        assertEquals(News.NOTHING, later());
        assertEquals(
                file + " has no rows yet: nothing has been logged.",
                log.problem().orElseThrow());
        append(lines(1, 2));
        assertEquals(News.NOTHING, next(), "the step may not be complete");
        assertEquals(News.RESTATED, later());
        assertEquals(Optional.empty(), log.problem());
        assertEquals(List.of(0L), steps());
    }

    @Test
    void evaluationsArriveOneByOneAndAreTheRunThatIsReadAtTheEnd() throws IOException {
        append(lines(0, 4));
        assertEquals(News.RESTATED, next());
        assertEquals(List.of(0L, 100L), steps(), "the last one may go on");
        RunHistory history = log.run().orElseThrow().history();
        for (int line = 4; line < 11; line++) {
            append(lines(line, line + 1));
            assertEquals(News.MORE, next());
            assertEquals(line - 1, history.size());
            assertEquals(News.NOTHING, next());
        }
        assertEquals(News.MORE, later());
        assertEquals(10, history.size());
        assertEquals(List.of(new RunEvent.Memorized(300), new RunEvent.Grokked(800)), history.events());
        assertIsAsReadWhole();
    }

    @Test
    void aLineThatIsHalfWrittenWaitsForItsEnd() throws IOException {
        String whole = Logs.WHOLE;
        Random random = new Random(5);
        for (int at = 0; at < whole.length(); ) {
            int to = Math.min(whole.length(), at + 1 + random.nextInt(20));
            append(whole.substring(at, to));
            at = to;
            if (random.nextBoolean()) {
                later();
            } else {
                next();
            }
            assertTrue(
                    log.run().isEmpty() || steps().stream().allMatch(step -> step % 100 == 0),
                    () -> steps().toString());
        }
        later();
        assertEquals(10, steps().size());
        assertIsAsReadWhole();
    }

    @Test
    void rowsOfOneStepBelongTogetherHoweverTheyArrive() throws IOException {
        append("step,train_acc,val_acc,norm\n0,0.1,,60\n0,,0.2,\n100,0.5,,50\n");
        next();
        append("100,,0.25,\n200,0.7,,40\n");
        next();
        assertEquals(List.of(0L, 100L), steps());
        append("200,,0.5,\n");
        next();
        later();
        RunHistory history = log.run().orElseThrow().history();
        assertEquals(List.of(0L, 100L, 200L), steps());
        assertEquals(0.7, history.value(RunHistory.Column.TRAIN_ACCURACY, 2));
        assertEquals(0.5, history.value(RunHistory.Column.TEST_ACCURACY, 2));
    }

    @Test
    void aLogThatIsWrittenAnewWithTheSameContentGoesOn() throws IOException {
        append(lines(0, 6));
        next();
        later();
        Files.writeString(file, lines(0, 3));
        assertEquals(News.NOTHING, next(), "it is being written again");
        assertEquals(5, steps().size());
        Files.writeString(file, lines(0, 9));
        assertEquals(News.MORE, next());
        assertEquals(News.MORE, later());
        assertEquals(8, steps().size());
        assertIsAsReadWhole();
    }

    @Test
    void aLogThatIsBegunAnewIsAnotherRun() throws IOException {
        append(lines(0, 8));
        next();
        later();
        Files.writeString(file, lines(0, 1) + "0,0.02,0.01,4.7,4.7,4100\n100,0.3,0.01,3,6,3100\n");
        assertEquals(News.OTHER_RUN, next());
        assertEquals(List.of(0L), steps());
        assertEquals(600, log.left().orElseThrow().result().steps());
        assertEquals(
                OptionalLong.of(300),
                log.left().orElseThrow().result().milestones().memorizationStep());
        later();
        assertIsAsReadWhole();
    }

    @Test
    void aLogThatWasReplacedWhileNobodyReadIsAnotherRunAlsoIfItIsLonger() throws IOException {
        append(lines(0, 4));
        next();
        later();
        Path other = folder.resolve("b.csv");
        Files.writeString(other, Logs.WHOLE.replace("4.6,4.6", "4.7,4.5"));
        Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals(News.OTHER_RUN, later());
        assertEquals(200, log.left().orElseThrow().result().steps());
        assertIsAsReadWhole();
    }

    @Test
    void betweenTwoFilesOfARotationNothingIsLost() throws IOException {
        append(lines(0, 6));
        next();
        later();
        Files.delete(file);
        assertEquals(News.NOTHING, later());
        assertEquals(5, steps().size());
        append(lines(0, 1) + "500,1,0.2,0.001,7,1000\n600,1,0.6,0.001,3,750\n");
        News news = later();
        assertTrue(news == News.OTHER_RUN || news == News.RESTATED, news::toString);
    }

    @Test
    void aWriterThatIsKilledAndResumesFromACheckpointIsTheSameRun() throws IOException {
        append(lines(0, 7) + "600,1,0.");
        next();
        later();
        assertEquals(6, steps().size());
        append("400,1,0.05,0.01,9,1500\n500,1,0.2,0.001,7,1000\n600,1,0.6,0.001,3,750\n700,1,0.9,0.001,0.5,500\n");
        next();
        later();
        assertEquals(List.of(0L, 100L, 200L, 300L, 400L, 500L, 600L, 700L), steps());
        assertEquals(0.6, log.run().orElseThrow().history().value(RunHistory.Column.TEST_ACCURACY, 6));
        assertIsAsReadWhole();
    }

    @Test
    void numbersThatAreCorrectedAndColumnsThatComeLaterRestateTheRun() throws IOException {
        log.close();
        file = folder.resolve("a.jsonl");
        log = new LogFollower(file, new ColumnMapping(Map.of()), Logs.NOTHING);
        append("{\"step\": 0, \"loss\": 4}\n{\"step\": 10, \"loss\": 3}\n{\"step\": 20, \"loss\": 2}\n");
        next();
        assertEquals(List.of(0L, 10L), steps());
        append("{\"step\": 30, \"loss\": 1, \"val_acc\": 0.5}\n{\"step\": 40, \"loss\": 1}\n");
        assertEquals(News.RESTATED, next());
        assertEquals(List.of(30L), steps(), "evaluations are where the test accuracy is");
        assertFalse(log.left().isPresent());
    }

    @Test
    void moreStepsThanAreStatedAreAProblemAndNothingIsLost() throws IOException {
        log.close();
        log = new LogFollower(file, new ColumnMapping(Map.of()), Logs.stated(ConfigField.STEPS, 200));
        append(lines(0, 4));
        next();
        later();
        append(lines(4, 6));
        assertEquals(News.NOTHING, next());
        assertEquals(
                file + ": stop step must be at least 400, the last step of the log (got 200).",
                log.problem().orElseThrow());
        assertEquals(List.of(0L, 100L, 200L), steps());
    }

    @Test
    void aDamagedLogIsSaidAndReadAgainWhenItIsSound() throws IOException {
        byte[] sound = new EventWriter()
                .scalar(0, "val/acc", 0.5)
                .scalar(10, "val/acc", 0.6)
                .scalar(20, "val/acc", 0.7)
                .bytes();
        file = folder.resolve("events.out.tfevents.1");
        byte[] damaged = sound.clone();
        damaged[sound.length - 8] ^= 1;
        log.close();
        log = new LogFollower(file, new ColumnMapping(Map.of()), Logs.NOTHING);
        Files.write(file, damaged);
        assertEquals(News.NOTHING, next());
        assertTrue(log.problem().orElseThrow().endsWith("is damaged: its checksum is wrong."), log.problem()::toString);
        Files.write(file, sound);
        assertEquals(News.RESTATED, later());
        later();
        assertEquals(List.of(0L, 10L, 20L), steps());
        assertEquals(Optional.empty(), log.problem());
    }

    @Test
    void someFollowersLeaveNoFileOpen() throws IOException {
        Files.write(file, Logs.WHOLE.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 50; i++) {
            Files.writeString(file, i % 2 == 0 ? lines(0, 5) : Logs.WHOLE);
            next();
        }
        long open;
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            open = all.filter(each -> {
                        try {
                            return Files.readSymbolicLink(each).equals(file);
                        } catch (IOException e) {
                            return false;
                        }
                    })
                    .count();
        }
        assertEquals(1, open);
    }
}
