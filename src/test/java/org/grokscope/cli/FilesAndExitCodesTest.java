package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.ResultStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a file has the same exit code and the same form whatever the command, and leaves nothing behind. */
class FilesAndExitCodesTest {

    @TempDir
    private Path folder;

    private final CommandLineHarness harness = new CommandLineHarness();

    @BeforeEach
    void someFiles() throws IOException {
        assertEquals(
                0,
                harness.execute("run", "--preset", "fast", "--steps", "50", "--quiet", "--json", path("run.json"))
                        .code());
        Files.writeString(folder.resolve("spec.yaml"), "base: {preset: fast, steps: 25}\nseeds: [1]\n");
        Files.createDirectory(folder.resolve("empty"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    /** Executes a command line in which names in braces are files of the folder. */
    private Execution execute(String line) {
        return harness.execute(Stream.of(line.split(" "))
                .map(word -> word.startsWith("{") ? path(word.substring(1, word.length() - 1)) : word)
                .toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private void fails(int code, String line, String reason) throws IOException {
        List<String> before = files();
        Execution execution = execute(line);
        assertEquals(code, execution.code(), execution::err);
        assertTrue(execution.err().contains(reason), execution::err);
        assertFalse(
                execution.err().matches("(?s).*(Exception|Is a directory|No space left|No such file or).*"),
                execution::err);
        List<String> after = files();
        assertEquals(before, after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import {none.json}",
                "import {run.json} {none.grokscope}",
                "export {none.json} --json {a.json}",
                "render {none.json} --out {a.gif}",
                "sweep {none.yaml} --out {a}"
            })
    void aMissingInputIsBadUsage(String line) throws IOException {
        fails(ExitCode.BAD_USAGE, line, ": there is no such file (got " + folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"export {empty} --json {a.json}", "render {empty} --out {a.gif}", "sweep {empty} --out {a}"})
    void aFolderInThePlaceOfAFileIsBadUsage(String line) throws IOException {
        fails(ExitCode.BAD_USAGE, line, ": it is a folder (got " + folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "merge {none} --out {a}",
                "merge {run.json} --out {a}",
                "forecast-report {none} --out {a.md}",
                "forecast-report {run.json} --out {a.md}",
                "reproduce S1 --report-only --runs {none} --out {a.md}",
                "reproduce S1 --report-only --runs {run.json} --out {a.md}"
            })
    void aFolderOfRunsThatIsNoneIsBadUsage(String line) throws IOException {
        fails(ExitCode.BAD_USAGE, line, folder.toString());
    }

    static Stream<Arguments> linesAndProblems() {
        return Stream.of(
                        "list --library {library.db}",
                        "presets",
                        "--help",
                        "run --help",
                        "run --preset fast --steps 25",
                        "export {run.json} --json -")
                .flatMap(line -> Stream.of("Broken pipe", "No space left on device")
                        .map(problem -> Arguments.of(line, problem)));
    }

    /** "grokscope list | head -1" ends as other programs do; that the disk is full must be said. */
    @ParameterizedTest
    @MethodSource("linesAndProblems")
    void resultsThatCannotBePrinted(String line, String problem) {
        execute("import {run.json} --library {library.db}");
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(problem);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLineApp app = new CommandLineApp(
                "9.9",
                (choice, threads) -> harness.learners,
                harness.drawing,
                new ResultStream(broken, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                _ -> List.of());
        int code = app.execute(line.replaceAll("\\{(.*)}", folder + "/$1").split(" "));
        String said = err.toString(StandardCharsets.UTF_8);
        boolean isReaderGone = problem.equals("Broken pipe");
        assertEquals(isReaderGone ? ExitCode.READER_ENDED : ExitCode.FAILED, code, said);
        String sentence = "The output could not be written completely: the disk is full";
        assertEquals(!isReaderGone, said.contains(sentence), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --steps 100 --steps 20 | --steps is given more than once: keep one (got 100 and 20).",
                "run --steps=100 --lr 1e-3 --steps=100 | --steps is given more than once: keep one (got 100 and 100).",
                "run --json a --json b | --json is given more than once: keep one (got a and b).",
                "run --quiet --quiet | --quiet is given more than once: keep one.",
                "list --trash --bin | --trash is given more than once: keep one.",
                "export 1 --width single --width double | --width is given more than once: keep one (got single and double).",
                "sweep a.yaml --jobs 1 --jobs 2 | --jobs is given more than once: keep one (got 1 and 2)."
            })
    void aRepeatedOptionIsNamed(String line, String sentence) {
        Execution execution = execute(line);
        assertEquals(ExitCode.BAD_USAGE, execution.code(), execution::err);
        assertTrue(execution.err().startsWith(sentence), execution::err);
    }

    @Test
    void aRequiredOptionThatIsNotThereIsCalledMissing() {
        String said = execute("render --preset fast").err();
        assertTrue(said.startsWith("--out FILE is missing. The film"), said);
        said = execute("render --preset fast --out").err();
        assertTrue(said.startsWith("--out needs a value: --out FILE. The film"), said);
    }

    @Test
    void existingFilesAreReplacedByWholeOnes() throws IOException {
        for (String name : List.of("old.json", "old.csv", "old.svg")) {
            Files.writeString(folder.resolve(name), "old");
        }
        Execution execution = execute("export {run.json} --json {old.json} --csv {old.csv} --svg {old.svg}");
        assertEquals(0, execution.code(), execution::err);
        assertEquals(Files.readString(folder.resolve("run.json")), Files.readString(folder.resolve("old.json")));
        assertTrue(files().stream().noneMatch(file -> file.endsWith(".tmp") || file.endsWith(".part")));
    }
}
