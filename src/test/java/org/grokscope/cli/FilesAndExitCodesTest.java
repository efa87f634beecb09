package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a file has the same exit code and the same form whatever the command, and leaves nothing behind. */
class FilesAndExitCodesTest {

    private static final Path FULL = Path.of("/dev/full");

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
            strings = {
                "import {empty}",
                "export {empty} --json {a.json}",
                "render {empty} --out {a.gif}",
                "sweep {empty} --out {a}",
                "run --preset fast --json {empty}",
                "run --preset fast --csv {empty}",
                "export {run.json} --json {empty}",
                "export {run.json} --csv {empty}",
                "export {run.json} --png {empty}",
                "export {run.json} --svg {empty}"
            })
    void aFolderInThePlaceOfAFileIsBadUsage(String line) throws IOException {
        fails(ExitCode.BAD_USAGE, line, ": it is a folder (got " + folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --preset fast --json {no/a.json}",
                "run --preset fast --csv {no/a.csv}",
                "export {run.json} --bundle {no/a.grokscope}",
                "export {run.json} --json {no/a.json}",
                "export {run.json} --csv {no/a.csv}",
                "export {run.json} --png {no/a.png}",
                "export {run.json} --svg {no/a.svg}",
                "render {run.json} --out {no/a.mp4}",
                "render --preset fast --out {no/a.mp4}",
                "reproduce S1 --runs {a} --out {no/a.md}"
            })
    void aMissingFolderForAResultIsBadUsage(String line) throws IOException {
        fails(ExitCode.BAD_USAGE, line, ": there is no folder " + folder.resolve("no"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "merge {none} --out {a}",
                "merge {run.json} --out {a}",
                "forecast-report {none} --out {a.md}",
                "forecast-report {run.json} --out {a.md}",
                "reproduce S1 --report-only --runs {none} --out {a.md}",
                "reproduce S1 --report-only --runs {run.json} --out {a.md}",
                "sweep {spec.yaml} --out {run.json}"
            })
    void aFolderOfRunsThatIsNoneIsBadUsage(String line) throws IOException {
        fails(ExitCode.BAD_USAGE, line, folder.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --preset fast --steps 50 --quiet --json /dev/full",
                "run --preset fast --steps 50 --quiet --csv /dev/full",
                "export {run.json} --json /dev/full",
                "export {run.json} --csv /dev/full",
                "export {run.json} --svg /dev/full"
            })
    void aFullDiskIsAFailure(String line) throws IOException {
        assumeTrue(Files.exists(FULL));
        fails(ExitCode.FAILED, line, "/dev/full was not written: the disk is full");
    }

    @Test
    void aDeviceIsNotReplacedByAPicture() throws IOException {
        assumeTrue(Files.exists(FULL));
        fails(ExitCode.BAD_USAGE, "export {run.json} --png /dev/full", ": it is a device or a pipe (got /dev/full)");
        assertFalse(Files.isRegularFile(FULL));
        assertFalse(Files.exists(Path.of("/dev/full.part")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"list --library {library.db}", "presets", "--help", "run --help", "run --preset fast --steps 25"
            })
    void resultsThatCannotBePrintedAreAFailure(String line) {
        execute("import {run.json} --library {library.db}");
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLineApp app = new CommandLineApp(
                "9.9",
                (choice, threads) -> harness.learners,
                harness.drawing,
                new PrintStream(broken, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                _ -> List.of());
        int code = app.execute(line.replace("{library.db}", path("library.db")).split(" "));
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals(ExitCode.FAILED, code, said);
        assertTrue(said.contains("The output could not be written completely."), said);
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
