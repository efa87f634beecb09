package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
