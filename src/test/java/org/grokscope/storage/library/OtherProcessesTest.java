package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A library that several processes use at the same time, one of which shows a file dialog that drops its POSIX locks. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OtherProcessesTest {

    private static final int ROUNDS = 5;

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("library.db");
    }

    /** Opens the library, counts the evaluations of its run and closes it, in another process than the recording one. */
    private interface Reading {
        long evaluations() throws IOException, InterruptedException;
    }

    private void everythingIsRecordedBeside(Reading reading) throws IOException, InterruptedException {
        long step = 0;
        try (Recorder recorder = Recorder.besideDialog(file())) {
            for (int i = 0; i < ROUNDS; i++) {
                step += 500;
                assertEquals("", recorder.advance(step));
                assertEquals(step / FakeRun.EVERY + 1, reading.evaluations(), "at step " + step);
            }
            step += 500;
            assertEquals("", recorder.advance(step));
            recorder.kill();
        }
        FakeRun expected = new FakeRun().advance(step);
        try (Library library = Library.open(file(), "9.9")) {
            Runs.assertSame(expected.history, library.load(1).history());
            Runs.assertSame(expected.checkpoints(), library.checkpoints(1));
        }
        assertTrue(Repair.isSound(file()));
    }

    @Test
    void aSecondGrokScopeDeletesNothingWhileAFileDialogListsTheFolder() throws IOException, InterruptedException {
        everythingIsRecordedBeside(() -> {
            try (Library library = Library.open(file(), "9.9")) {
                return library.load(1).history().size();
            }
        });
    }

    @Test
    void sqlite3DeletesNothingWhileAFileDialogListsTheFolder() throws IOException, InterruptedException {
        List<String> sqlite = List.of("sqlite3", file().toString(), "SELECT count(*) FROM evaluation");
        List<String> python = List.of(
                "python3",
                "-c",
                "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); print(c.execute('SELECT count(*) FROM evaluation').fetchone()[0])",
                file().toString());
        List<String> command = isThere("sqlite3") ? sqlite : python;
        assumeTrue(isThere(command.getFirst()), "sqlite3 or python3 is installed");
        everythingIsRecordedBeside(() -> Long.parseLong(output(command)));
    }

    @Test
    void aLibraryWithARollbackJournalLosesNothingEither() throws IOException, InterruptedException {
        Library.open(file(), "9.9", LibraryAccess.CREATE, JournalMode.ROLLBACK).close();
        everythingIsRecordedBeside(() -> {
            try (Library library = Library.open(file(), "9.9", LibraryAccess.READ, JournalMode.AUTO)) {
                return library.load(1).history().size();
            }
        });
    }

    private static boolean isThere(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.strip();
    }
}
