package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.grokscope.storage.format.RunJson;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
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

    private void check(Operation operation, Network.Kind kind, int steps) throws IOException {
        String library = "--library=" + folder.resolve("library.db");
        Path json = folder.resolve("run.json");
        String settings = "run --task " + operation.id() + " --p 11 --network " + kind.id()
                + " --batch full --eval-every 20 --steps " + steps;
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
