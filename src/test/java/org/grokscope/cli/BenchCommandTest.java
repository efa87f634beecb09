package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

    private final CommandLineHarness harness = new CommandLineHarness();

    @TempDir
    private Path folder;

    private List<String> filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void printsTheTableAndWritesTheJson() throws IOException {
        Path json = folder.resolve("bench.json");
        Execution execution = harness.execute("bench", "--rounds", "9", "--json", json.toString());
        assertEquals(CommandLineApp.FINISHED, execution.code(), execution::err);
        assertEquals("the table", execution.out().strip());
        assertEquals(List.of("measures: round 1 of 9"), execution.errorLines());
        assertEquals("{\"rounds\": 9}", Files.readString(json));
        assertEquals(List.of("bench.json"), filesLeft());
        assertEquals(0, harness.learners.madeOn().size(), "nothing is trained in this process");
    }

    @Test
    void sevenRoundsAreUsual() {
        assertEquals(CommandLineApp.FINISHED, harness.execute("bench").code());
        assertEquals(List.of(7), harness.measuring.roundsAskedFor);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rounds 4 | --rounds = 4 is not possible; allowed: whole numbers from 5 to 100",
                "--rounds 101 | --rounds = 101 is not possible; allowed: whole numbers from 5 to 100",
                "--rounds many | --rounds = many is not possible; allowed: whole numbers from 5 to 100",
                "--rounds | --rounds needs a value",
                "--json /there/is/no/folder.json | --json = /there/is/no/folder.json is not possible",
                "--threads 2 | There is no option '--threads'; allowed: --rounds, --json",
                "transformer | There is no place for 'transformer'",
            })
    void badUsageIsOneLineAndMeasuresNothing(String args, String expected) {
        Execution execution = harness.execute(("bench " + args).split(" "));
        assertEquals(CommandLineApp.BAD_USAGE, execution.code());
        assertEquals(1, execution.errorLines().size(), execution::err);
        assertTrue(execution.err().startsWith(expected), execution::err);
        assertTrue(execution.err().strip().endsWith("Try 'grokscope bench --help'."), execution::err);
        assertEquals(List.of(), harness.measuring.roundsAskedFor);
    }

    @Test
    void whatIsIncompleteIsShownAndWrittenAndFails() throws IOException {
        harness.measuring.problem = "no MXNet\nhere";
        Path json = folder.resolve("bench.json");
        Execution execution = harness.execute("bench", "--json", json.toString());
        assertEquals(CommandLineApp.FAILED, execution.code());
        assertEquals("the table", execution.out().strip());
        assertEquals(
                "The measurement is not complete: no MXNet here",
                execution.errorLines().getLast());
        assertTrue(Files.exists(json));
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void stoppedMeasurementShowsAndLeavesNothing() throws IOException {
        harness.measuring.hangs = true;
        Thread.ofPlatform().start(harness.measuring::stop);
        Execution execution =
                harness.execute("bench", "--json", folder.resolve("bench.json").toString());
        assertEquals(CommandLineApp.FAILED, execution.code());
        assertEquals("", execution.out());
        assertEquals(List.of(), filesLeft());
    }

    @Test
    void progressIsDrawnOverItselfOnATerminal() {
        Execution execution = harness.interactive().execute("bench");
        assertTrue(execution.err().contains("\r"), execution::err);
        assertFalse(execution.err().contains("\n"), execution::err);
    }
}
