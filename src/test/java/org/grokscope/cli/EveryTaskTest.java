package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.grokscope.storage.format.RunJson;
import org.grokscope.task.Formula;
import org.grokscope.task.ModularOperation;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.PermutationGroup;
import org.grokscope.task.Table;
import org.grokscope.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A task or a kind of network that is declared is available everywhere: in runs, files, share texts, the library and sweeps. */
class EveryTaskTest {

    private final CommandLineHarness harness = new CommandLineHarness();

    @TempDir
    private Path folder;

    private String execute(String... args) {
        Execution execution = harness.execute(args);
        assertEquals(ExitCode.FINISHED, execution.code(), execution::err);
        return execution.out();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void taskIsTrainedStoredSharedAndSwept(Operation operation) throws IOException {
        check(operation, Network.Kind.MLP, 100);
    }

    @ParameterizedTest
    @EnumSource(Network.Kind.class)
    void networkIsTrainedStoredSharedAndSwept(Network.Kind kind) throws IOException {
        check(Operation.ADD, kind, 40);
    }

    @Test
    void aFormulaIsTrainedStoredSharedAndSwept() throws IOException {
        check(Formula.parse("a*a+3*b"), Network.Kind.MLP, 40);
    }

    @Test
    void permutationsAreTrainedAndShared() throws IOException {
        Path json = folder.resolve("run.json");
        execute("run --task s3 --network mlp --batch full --steps 40 --json".split(" "), json);
        RunConfig config = RunJson.read(json).config();
        assertEquals(PermutationGroup.S3, config.task());
        assertEquals(config, ShareText.config(ShareText.of(config)));
    }

    @Test
    void aFormulaEqualToAnOperationTrainsTheSame() throws IOException {
        String settings = " --p 11 --network mlp --batch full --steps 60 --eval-every 20 --json";
        Path json = folder.resolve("run.json");
        execute(("run --task mod-add" + settings).split(" "), json);
        RunHistory operation = RunJson.read(json).history();
        execute(("run --task b+a" + settings).split(" "), json);
        RunHistory formula = RunJson.read(json).history();
        assertEquals(operation.size(), formula.size());
        for (int row = 0; row < operation.size(); row++) {
            for (RunHistory.Column column : List.of(
                    RunHistory.Column.TRAIN_LOSS, RunHistory.Column.TEST_LOSS, RunHistory.Column.SQUARED_NORM)) {
                assertEquals(operation.value(column, row), formula.value(column, row));
            }
        }
    }

    /** Addition modulo 5, with lines and columns in another order than the numbers. */
    private Path table() throws IOException {
        StringBuilder lines = new StringBuilder(",3,1,4,0,2\n");
        for (int a : new int[] {4, 0, 3, 1, 2}) {
            lines.append(a);
            for (int b : new int[] {3, 1, 4, 0, 2}) {
                lines.append(',').append((a + b) % 5);
            }
            lines.append('\n');
        }
        return Files.writeString(folder.resolve("plus 5.csv"), lines);
    }

    @Test
    void aTableIsTrainedStoredSharedAndSwept() throws IOException {
        String library = "--library=" + folder.resolve("library.db");
        Path json = folder.resolve("run.json");
        String settings = "--network mlp --batch full --eval-every 20 --steps 40 --record";
        execute(Stream.of(
                        Stream.of("run", "--task", table().toString()),
                        Stream.of(settings.split(" ")),
                        Stream.of(library, "--json", json.toString()))
                .flatMap(each -> each)
                .toArray(String[]::new));
        RunConfig config = RunJson.read(json).config();
        Task task = config.task();
        assertEquals("a · b in plus-5", task.formula());
        assertEquals(Table.parse(task.id()), task);
        assertArrayEquals(
                new ModularTask(Operation.ADD, 5).dataset(1).labels(),
                task.dataset(1).labels());
        assertTrue(execute("show", "1", library).contains("a · b in plus-5"));
        Path bundle = folder.resolve("run.grokscope");
        execute("export", "1", library, "--bundle", bundle.toString());
        execute("import", bundle.toString(), "--library=" + folder.resolve("other.db"));
        execute("export", "1", "--library=" + folder.resolve("other.db"), "--json", json.toString());
        assertEquals(config, RunJson.read(json).config());
        execute("run", "--share", ShareText.of(config), "--json", json.toString());
        assertEquals(config, RunJson.read(json).config());
        Path spec = folder.resolve("tasks.yaml");
        Files.writeString(
                spec,
                "base: {network: mlp, batch: full, steps: 40, eval-every: 20}\n"
                        + "cells: [{task: 'plus 5.csv'}, {task: s3}]\nseeds: [1, 2]");
        Path sweep = folder.resolve("sweep");
        execute("sweep", spec.toString(), "--out", sweep.toString());
        String results = Files.readString(sweep.resolve("results.csv"));
        assertTrue(results.contains("," + task.id() + ","), results);
        Files.delete(folder.resolve("plus 5.csv"));
        execute("merge", sweep.toString(), "--out", folder.resolve("whole").toString());
        assertEquals(results, Files.readString(folder.resolve("whole/results.csv")), "the folder has the table");
    }

    @Test
    void theLargestTableTravels() throws IOException {
        StringBuilder lines = new StringBuilder();
        Random random = new Random(1);
        for (int a = 0; a < 200; a++) {
            for (int b = 0; b < 200; b++) {
                lines.append(b == 0 ? "" : ",").append(random.nextInt(200));
            }
            lines.append('\n');
        }
        Path table = Files.writeString(folder.resolve("large.csv"), lines);
        String library = "--library=" + folder.resolve("library.db");
        String[] settings = "--network mlp --steps 40 --quiet --record --json".split(" ");
        Path json = folder.resolve("run.json");
        execute(Stream.of(
                        Stream.of("run", "--task", table.toString()),
                        Stream.of(settings),
                        Stream.of(json.toString(), library))
                .flatMap(each -> each)
                .toArray(String[]::new));
        RunConfig config = RunJson.read(json).config();
        assertEquals(40_000, config.task().size());
        Path bundle = folder.resolve("run.grokscope");
        execute("export", "1", library, "--bundle", bundle.toString());
        String other = "--library=" + folder.resolve("other.db");
        execute("import", bundle.toString(), other);
        execute(
                "export",
                "1",
                other,
                "--json",
                json.toString(),
                "--tensorboard",
                folder.resolve("events").toString());
        assertEquals(config, RunJson.read(json).config());
        execute("run", "--share", ShareText.of(config), "--json", json.toString());
        assertEquals(config, RunJson.read(json).config());
    }

    @Test
    void whatIsWrongWithATableIsSaid() throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, "0,1,2\n1,2\n2,0,1");
        refused(": " + file + ", line 2, has 2 cells, and the file 3 lines; write as many cells", "--task", file);
        Path missing = folder.resolve("none.csv");
        refused("--task must be a readable table of results: there is no such file (got ", "--task", missing);
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        refused("it is not text in UTF-8; save it as CSV in UTF-8", "--task", file);
        Files.write(file, new byte[5 << 20]);
        refused("it has more than 4 MB", "--task", file);
        refused(
                "--p does not apply to the task table:plus-5 with the network transformer",
                "--p",
                "7",
                "--batch",
                "full",
                "--task",
                table());
        Execution typo = harness.execute("run", "--task", "mod-ad");
        assertTrue(
                typo.err()
                        .contains(
                                "or a formula in a and b, such as '(a*a + a*b) mod p'; or a table of results, FILE.csv"),
                typo.err());
        Path spec = folder.resolve("tasks.yaml");
        Files.writeString(file, "0,1,2\n1,2,0\n2,0,x");
        Files.writeString(spec, "base: {batch: full}\ngrid:\n  task:\n    - s3\n    - bad.csv\nseeds: [1]");
        Execution sweep = harness.execute(
                "sweep", spec.toString(), "--out", folder.resolve("sweep").toString());
        assertEquals(2, sweep.code(), sweep.err());
        assertTrue(
                sweep.err()
                        .startsWith(spec + ", line 5: task must be a table of results: " + file
                                + ", line 3, has the symbol 'x'"),
                sweep.err());
        assertEquals(0, harness.learners.steps());
    }

    private void refused(String expected, Object... args) {
        Execution execution =
                harness.execute(Stream.concat(Stream.of("run"), Stream.of(args).map(Object::toString))
                        .toArray(String[]::new));
        assertEquals(ExitCode.BAD_USAGE, execution.code(), execution::err);
        assertEquals(1, execution.errorLines().size(), execution::err);
        assertTrue(execution.err().contains(expected), execution.err());
    }

    private void execute(String[] flags, Path file) {
        execute(Stream.concat(Stream.of(flags), Stream.of(file.toString())).toArray(String[]::new));
    }

    private void check(ModularOperation operation, Network.Kind kind, int steps) throws IOException {
        String library = "--library=" + folder.resolve("library.db");
        Path json = folder.resolve("run.json");
        String settings = "run --task " + operation.id().replace(" mod p", "").replace(" ", "") + " --p 11 --network "
                + kind.id() + " --batch full --eval-every 20 --steps " + steps;
        execute((settings + " --record " + library + " --json " + json).split(" "));
        RunConfig config = RunJson.read(json).config();
        ModularTask task = new ModularTask(operation, 11);
        assertEquals(task, config.task());
        assertEquals(kind, config.network().kind());
        assertTrue(execute("show", "1", library).contains(task.formula()));
        execute("run", "--share", ShareText.of(config), "--json", json.toString());
        assertEquals(config, RunJson.read(json).config());
        Path spec = folder.resolve("tasks.yaml");
        Files.writeString(
                spec,
                "base: {p: 11, network: " + kind.id() + ", batch: full, steps: " + steps + "}\ngrid: {task: ["
                        + operation.id() + "]}\nseeds: [1]");
        execute("sweep", spec.toString(), "--out", folder.resolve("sweep").toString());
        String results = Files.readString(folder.resolve("sweep/results.csv"));
        assertTrue(results.contains("," + operation.id() + ",11,"), results);
        assertTrue(results.contains("," + kind.id() + ","), results);
    }
}
