package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.ResultStream;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.run.config.ShareText;
import org.grokscope.sessions.RunRecorder;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.training.TrainingSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library on a disk that is full before the run ends; only root can mount one. */
class FullDiskRecordingTest {

    private static final int DISK = 64 << 20;

    @TempDir
    private Path disk;

    private final CommandLineHarness harness = new CommandLineHarness();

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mount")));
        assumeTrue(isDone("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs"), "only root may mount");
        assertEquals(0, run("--steps", "50").code(), "the library is there");
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
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ResultStream(OutputStream.nullOutputStream(), StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        RunRecorder recorder = new RunRecorder();
        Library library = Library.open(Path.of(library()), "9.9");
        TrainingSession session = RunRecorder.prepare(
                ShareText.config("grokscope:fast,steps=20000,stop-after-grok=never,eval-every=10"), harness.learners);
        recorder.record(library, session, Origin.COMMAND);
        session.observe((_, evaluation) -> {
            if (evaluation.step() == 500) {
                fill(library);
            }
        });
        session.resume();
        session.run();
        assertFalse(new RecordingEnd(library, recorder, " --library L").finish(session, terminal));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(
                said.matches(
                        "The recording of the run is incomplete\\. The library \\S+ cannot be written: the disk is full\\. "
                                + "Free some space\\. Run 2 was kept up to step \\d+; the rest, up to step [\\d,]+, is lost\\. "
                                + "'grokscope run --resume 2 --library L' trains the rest\\.\\s*"),
                said);
        Files.delete(disk.resolve("filler"));
        assertTrue(harness.execute("list", "--library", library()).out().contains("2 runs"));
    }

    private void fill(Library library) {
        try {
            library.flush();
            leave(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
