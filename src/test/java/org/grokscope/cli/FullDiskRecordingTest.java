package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.cli.terminal.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library on a disk that is full before the run ends; only root can mount one. */
class FullDiskRecordingTest {

    private static final int DISK = 1 << 20;

    @TempDir
    private Path disk;

    private final CommandLineHarness harness = new CommandLineHarness();

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mount")));
        assumeTrue(isDone("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs"), "only root may mount");
        assertEquals(
                0, run("--steps", "50").code(), "the library is there");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        isDone("umount");
    }

    private boolean isDone(String... command) throws IOException, InterruptedException {
        String[] whole = java.util.Arrays.copyOf(command, command.length + 1);
        whole[command.length] = disk.toString();
        return new ProcessBuilder(whole).start().waitFor() == 0;
    }

    private Execution run(String... more) {
        String[] common = {"run", "--preset", "fast", "--quiet", "--record", "--library", library()};
        return harness.execute(java.util.stream.Stream.of(common, more)
                .flatMap(java.util.stream.Stream::of)
                .toArray(String[]::new));
    }

    private String library() {
        return disk.resolve("library.db").toString();
    }

    private void leave(long bytes) throws IOException {
        long free = Files.getFileStore(disk).getUsableSpace();
        Files.write(disk.resolve("filler"), new byte[(int) (free - bytes)]);
    }

    @Test
    void whatWasKeptAndHowToGoOnIsSaid() throws IOException {
        leave(300_000);
        Execution execution = run("--steps", "20000", "--stop-after-grok", "never", "--eval-every", "1");
        assertEquals(ExitCode.FAILED, execution.code(), execution::err);
        assertTrue(
                execution
                        .err()
                        .matches("(?s)The recording of the run is incomplete\\. The library \\S+ cannot be written: the disk is full\\. "
                                + "Free some space\\. Run 2 was kept up to step [\\d,]+; the rest, up to step 20,000, is lost\\. "
                                + "'grokscope run --resume 2 --library \\S+' trains the rest\\.\\s*"),
                execution::err);
        Files.delete(disk.resolve("filler"));
        assertTrue(harness.execute("list", "--library", library()).out().contains("2 runs"));
    }

    @Test
    void thatNothingWasKeptIsSaid() throws IOException {
        leave(0);
        Execution execution = run("--steps", "50");
        assertEquals(ExitCode.FAILED, execution.code(), execution::err);
        assertTrue(execution.err().contains("the disk is full. Free some space."), execution::err);
        assertFalse(execution.err().contains("is written then"), execution::err);
        assertEquals(1, execution.errorLines().size(), execution::err);
    }
}
