package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.run.Checkpoint;
import org.grokscope.storage.format.RunBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The weights of recorded runs are exported, and what is not there is said. */
class WeightsCommandTest {

    private final CommandLineHarness harness = new CommandLineHarness();

    @TempDir
    private Path folder;

    private String library;
    private Path bundle;

    @BeforeEach
    void recordARun() {
        library = "--library=" + folder.resolve("library.db");
        bundle = folder.resolve("run.grokscope");
        String json = folder.resolve("run.json").toString();
        succeeds("run", "--preset", "fast", "--steps", "400", "--quiet", "--record", library, "--json", json);
        succeeds("export", "1", library, "--bundle", bundle.toString());
    }

    private String succeeds(String... args) {
        Execution execution = harness.execute(args);
        assertEquals(ExitCode.FINISHED, execution.code(), execution::err);
        return execution.out();
    }

    private String exported(String run, Path file, String... more) {
        List<String> all = new ArrayList<>(List.of("export", run, library, "--weights", file.toString()));
        all.addAll(Arrays.asList(more));
        return succeeds(all.toArray(String[]::new));
    }

    private List<Long> steps() throws IOException {
        return RunBundle.read(bundle).checkpoints().stream()
                .map(Checkpoint::step)
                .toList();
    }

    @Test
    void theLastCheckpointIsTheDefault() throws IOException {
        for (String name : List.of("w.npz", "w.safetensors")) {
            Path fromLibrary = folder.resolve(name);
            assertEquals("Weights of step 400 written to " + fromLibrary + ".\n", exported("1", fromLibrary));
            Path fromBundle = folder.resolve("b" + name);
            exported(bundle.toString(), fromBundle);
            assertArrayEquals(Files.readAllBytes(fromLibrary), Files.readAllBytes(fromBundle));
        }
    }

    @Test
    void aStepIsThatOfTheLastCheckpointNotAfterIt() throws IOException {
        List<Long> steps = steps();
        long some = steps.get(steps.size() / 2);
        Path file = folder.resolve("w.npz");
        String exact = exported("1", file, "--at", Long.toString(some));
        assertEquals("Weights of step " + some + " written to " + file + ".\n", exact);
        byte[] bytes = Files.readAllBytes(file);
        assertFalse(steps.contains(some + 1));
        String before = exported("1", file, "--at", Long.toString(some + 1));
        assertTrue(before.contains("Weights of step " + some + " "), before);
        assertTrue(before.contains("There is no checkpoint at step " + (some + 1)), before);
        assertArrayEquals(bytes, Files.readAllBytes(file), "the old file is replaced");
    }

    private String fails(int code, String... args) {
        Execution execution = harness.execute(args);
        assertEquals(code, execution.code(), execution::err);
        assertEquals(1, execution.errorLines().size(), execution::err);
        return execution.err();
    }

    @Test
    void whatIsNotThereIsSaid() throws IOException {
        String npz = folder.resolve("w.npz").toString();
        String json = folder.resolve("run.json").toString();
        String none = fails(1, "export", json, "--weights", npz);
        assertTrue(
                none.contains("the run has no checkpoint (recorded runs of the library and bundles have them"), none);
        if (steps().getFirst() > 0) {
            String early = fails(1, "export", "1", library, "--weights", npz, "--at", "0");
            assertTrue(early.contains("first checkpoint is at step " + steps().getFirst()), early);
        }
        String ending = fails(2, "export", "1", library, "--weights", "w.pt");
        assertTrue(ending.contains("--weights must end in .npz or .safetensors (got w.pt)."), ending);
        assertTrue(fails(2, "export", "1", library, "--at", "5").contains("Name at least one output"));
        String csv = folder.resolve("a.csv").toString();
        assertTrue(fails(2, "export", "1", library, "--csv", csv, "--at", "5").contains("--weights"));
        String step = fails(2, "export", "1", library, "--weights", npz, "--at", "1.5");
        assertTrue(step.startsWith("--at must be a whole number"), step);
        String nowhere = fails(1, "export", "1", library, "--weights", "/no/such/folder/w.npz");
        assertTrue(nowhere.contains("--weights must be a writable file"), nowhere);
        fails(2, "export", "1", "2", library, "--weights", npz);
        assertFalse(Files.exists(Path.of(npz)));
    }

    @Test
    void resultsOnStandardOutputStayAlone() {
        Path file = folder.resolve("w.npz");
        Execution done = harness.execute("export", "1", library, "--csv", "-", "--weights", file.toString());
        assertEquals(0, done.code(), done::err);
        assertTrue(done.out().startsWith("step,"), done.out());
        assertFalse(done.out().contains("Weights"), done.out());
        assertTrue(done.err().contains("Weights of step 400"), done.err());
    }
}
