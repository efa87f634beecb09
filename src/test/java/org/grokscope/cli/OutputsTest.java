package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Output;
import org.grokscope.cli.terminal.ResultStream;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunResult;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Optimizer;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every option of every command that names something to write fails in the same way where that cannot be written: exit code 1, one
 * sentence, and nothing is left. The options are those of the command line's model.
 */
class OutputsTest {

    /** A command line of each command that writes, without the option; names in braces are files of the test. */
    private static final Map<String, String> LINES = Map.of(
            "run", "run --preset fast --steps 50 --quiet",
            "watch", "watch {log.csv} --finished --quiet",
            "export", "export {run.json}",
            "render", "render {run.json}",
            "sweep", "sweep {spec.yaml} --quiet",
            "merge", "merge {runs} --quiet",
            "reproduce", "reproduce S1 --quiet",
            "forecast-report", "forecast-report {runs}",
            "import", "import {run.json}");

    /** What else the command line needs, and the ending that a name must have. */
    private static final Map<String, String> ENDINGS = Map.of(
            "export --bundle",
            ".grokscope",
            "export --figure",
            ".pdf",
            "export --weights",
            ".npz",
            "watch --bundle",
            ".grokscope",
            "render --out",
            ".gif");

    /** Options that name files which are there, or a library. */
    private static final Set<String> NO_OUTPUTS = Set.of("--library");

    /** An option that names something to write. */
    record Place(String command, String flag, boolean isFolder) {

        String line() {
            if (flag.equals("--weights")) {
                return "export {run.grokscope}"; // JSON has no checkpoints
            }
            String other = command.equals("reproduce")
                    ? flag.equals("--runs") ? " --out {report.md}" : " --report-only --runs {s1}"
                    : flag.equals("--library") && command.equals("run") ? " --record" : "";
            return LINES.get(command) + other;
        }

        String ending() {
            return ENDINGS.getOrDefault(command + " " + flag, ".x");
        }

        boolean isLibrary() {
            return flag.equals("--library");
        }

        @Override
        public String toString() {
            return command + " " + flag;
        }
    }

    @TempDir
    private Path folder;

    private final CommandLineHarness harness = new CommandLineHarness();
    private final List<Path> mounts = new ArrayList<>();

    @BeforeEach
    void someFiles() throws IOException {
        execute("run --preset fast --steps 50 --quiet --json {run.json}");
        RunResult run = RunJson.read(folder.resolve("run.json"));
        float[] zeros = new float[run.config().network().parameters(run.config().task())];
        Snapshot snapshot = new Snapshot(
                zeros,
                zeros,
                Optimizer.ADAMW,
                0,
                List.of(zeros, zeros),
                0,
                1e-3,
                1,
                OptionalDouble.empty(),
                OptionalDouble.empty());
        RunBundle.Content content = new RunBundle.Content(
                run, List.of(new Checkpoint(0, snapshot)), UUID.randomUUID().toString(), "", "", List.of());
        RunBundle.write(content, Optional.empty(), "9.9", folder.resolve("run.grokscope"));
        Files.writeString(folder.resolve("log.csv"), "step,val_acc\n0,0.5\n");
        Files.writeString(folder.resolve("spec.yaml"), "base: {preset: fast, steps: 25}\nseeds: [1]\n");
        assertEquals(0, execute("sweep {spec.yaml} --quiet --out {runs}").code());
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        for (Path mount : mounts) {
            new ProcessBuilder("umount", mount.toString()).start().waitFor();
        }
    }

    private static Stream<CommandLine> commands() {
        return new CommandLineApp(
                        "9.9",
                        (choice, threads) -> null,
                        new FakeRunRenderer(),
                        new ResultStream(PrintStream.nullOutputStream(), StandardCharsets.UTF_8),
                        new PrintStream(PrintStream.nullOutputStream()),
                        false,
                        _ -> List.of())
                .commandLine().getSubcommands().values().stream();
    }

    static Stream<Place> outputs() {
        return commands()
                .flatMap(command -> command.getCommandSpec().options().stream()
                        .filter(option -> option.type() == Output.class)
                        .map(option -> new Place(command.getCommandName(), option.longestName(), isFolder(option))));
    }

    private static boolean isFolder(OptionSpec option) {
        return option.paramLabel().equals("DIR");
    }

    static Stream<Place> outputsAndLibraries() {
        return Stream.concat(
                outputs(), Stream.of(new Place("run", "--library", false), new Place("import", "--library", false)));
    }

    private Execution execute(String line) {
        return harness.execute(Stream.of(line.split(" "))
                .map(word -> word.startsWith("{")
                        ? folder.resolve(word.substring(1, word.length() - 1)).toString()
                        : word)
                .toArray(String[]::new));
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        }
    }

    private void fails(Place place, Path target) throws IOException {
        if (place.line().contains("{s1}")) {
            execute("reproduce S1 --quiet --runs {s1} --out {s1.md}");
        }
        Set<String> before = files();
        Execution execution = execute(place.line() + " " + place.flag() + " " + target);
        assertEquals(ExitCode.FAILED, execution.code(), execution::err);
        assertEquals(1, execution.errorLines().size(), execution::err);
        assertTrue(execution.err().contains(target.getFileName().toString()), execution::err);
        assertFalse(
                execution.err().matches("(?s).*(Exception|Is a dir|No space|No such|Read-only|Not a|null|--help).*"),
                execution::err);
        assertEquals("", execution.out());
        assertEquals(before, files());
    }

    @Test
    void everyOptionThatNamesAFileOrFolderIsAnOutputOrKnown() {
        List<String> forgotten = commands()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(option -> option.paramLabel().startsWith("FILE") || isFolder(option))
                .filter(option -> option.type() != Output.class && !NO_OUTPUTS.contains(option.longestName()))
                .map(OptionSpec::longestName)
                .toList();
        assertEquals(List.of(), forgotten);
        assertTrue(outputs().count() >= 14, "all are found");
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void aMissingFolder(Place place) throws IOException {
        assumeTrue(!place.isFolder(), "folders are created");
        fails(place, folder.resolve("no").resolve("x" + place.ending()));
    }

    @ParameterizedTest
    @MethodSource("outputsAndLibraries")
    void aFolderInPlaceOfAFileAndTheOtherWayRound(Place place) throws IOException {
        Path other = folder.resolve("other" + place.ending());
        if (place.isFolder()) {
            Files.writeString(other, "no folder");
        } else {
            Files.createDirectory(other);
        }
        fails(place, other);
    }

    @ParameterizedTest
    @MethodSource("outputsAndLibraries")
    void belowAFile(Place place) throws IOException {
        fails(place, folder.resolve("run.json").resolve("x" + place.ending()));
    }

    @ParameterizedTest
    @MethodSource("outputsAndLibraries")
    void aDeviceOnWhichNothingCanBeWritten(Place place) throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        Path link = folder.resolve("full" + place.ending());
        Files.createSymbolicLink(link, Path.of("/dev/full"));
        fails(place, place.isLibrary() ? Path.of("/dev/full") : link);
        assertFalse(Files.isRegularFile(Path.of("/dev/full")));
        assertFalse(Files.exists(Path.of("/dev/full.lock")));
    }

    @ParameterizedTest
    @MethodSource("outputsAndLibraries")
    void aFileSystemWithoutNewFiles(Place place) throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")));
        fails(place, Path.of("/proc/x" + place.ending()));
    }

    @ParameterizedTest
    @MethodSource("outputsAndLibraries")
    void aFolderThatMayNotBeWritten(Place place) throws IOException, InterruptedException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        if (Files.isWritable(closed)) { // to root, all folders are open
            mount(closed, "ro");
        }
        fails(place, closed.resolve("x" + place.ending()));
    }

    @ParameterizedTest
    @MethodSource("outputsAndLibraries")
    void aFullDisk(Place place) throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        mount(disk, "size=64k");
        try {
            Files.write(disk.resolve("filler"), new byte[1 << 20]);
        } catch (IOException e) {
            assertTrue(Files.size(disk.resolve("filler")) > 0, "the disk is full");
        }
        fails(place, disk.resolve("x" + place.ending()));
    }

    private void mount(Path at, String options) throws IOException, InterruptedException {
        int code;
        try {
            code = new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", at.toString())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            code = -1; // there is no such program
        }
        assumeTrue(code == 0, "only root may mount");
        mounts.add(at);
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void aMinusIsStandardOutputForATextAndRefusedOtherwise(Place place) throws IOException {
        Execution execution = execute(place.line() + " " + place.flag() + " -");
        assertFalse(Files.exists(Path.of("-")));
        if (Set.of("--json", "--csv", "--svg", "--html").contains(place.flag())) {
            assertEquals(ExitCode.FINISHED, execution.code(), execution::err);
            assertFalse(execution.out().isBlank());
        } else {
            assertEquals(ExitCode.BAD_USAGE, execution.code(), execution::err);
            assertTrue(
                    execution.err().contains("only JSON, CSV, SVG and HTML can go to standard output"), execution::err);
        }
    }

    @Test
    void standardOutputHasTheTextAlone() throws IOException {
        Execution run = execute("run --preset fast --steps 50 --json -");
        assertEquals(
                Files.readAllLines(folder.resolve("run.json")).getFirst(),
                run.out().lines().findFirst().get());
        assertTrue(run.out().strip().endsWith("}"), run.out());
        assertTrue(run.err().contains("T_mem"), "the summary is on the error stream");
        assertEquals(
                ExitCode.BAD_USAGE,
                execute("run --preset fast --csv - --json -").code());
    }

    @Test
    void weightsOfTheBundleCanBeWritten() throws IOException {
        assertEquals(
                0, execute("export {run.grokscope} --weights {w.npz}").code(), "the other tests fail for their places");
    }

    @Test
    void twoOutputsOfOneNameAreRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));
        for (String line : List.of(
                "export {run.json} --json {a} --svg {a}",
                "export {run.json} --csv {a} --png {a}",
                "export {run.json} --tensorboard {a} --png {a}",
                "run --preset fast --json {a} --csv {./a}")) {
            Execution execution = execute(line);
            assertEquals(ExitCode.BAD_USAGE, execution.code(), execution::err);
            assertTrue(execution.err().contains(" must name another file than --"), execution::err);
        }
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void anEmptyNameIsBadUsage(Place place) {
        String[] words = (place.line() + " " + place.flag())
                .replace("{", folder + "/")
                .replace("}", "")
                .split(" ");
        List<String> args = new ArrayList<>(List.of(words));
        args.add("");
        Execution execution = harness.execute(args.toArray(String[]::new));
        assertEquals(ExitCode.BAD_USAGE, execution.code(), execution::err);
        assertTrue(execution.err().startsWith(place.flag() + " must be a path (got nothing)."), execution::err);
    }
}
