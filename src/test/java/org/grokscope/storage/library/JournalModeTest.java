package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalModeTest {

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("library.db");
    }

    private Library open(JournalMode journal) throws IOException {
        return Library.open(file(), "9.9", LibraryAccess.CREATE, journal);
    }

    private boolean hasLogOpen() {
        return Files.exists(folder.resolve("library.db-wal")) && Files.exists(folder.resolve("library.db-shm"));
    }

    @Test
    void modesHaveNames() {
        assertEquals(JournalMode.ROLLBACK, JournalMode.named(Optional.of("rollback")));
        assertEquals(JournalMode.WAL, JournalMode.named(Optional.of("wal")));
        assertThrows(InvalidSettingException.class, () -> JournalMode.named(Optional.of("delete")));
    }

    @Test
    void networkDrivesAreKnownByTheirType() {
        for (String type : List.of("nfs4", "cifs", "lustre", "fuse.sshfs", "9p", "beegfs", "SMBFS")) {
            assertTrue(JournalMode.isNetwork(type), type);
        }
        for (String type : List.of("ext4", "xfs", "tmpfs", "overlay", "btrfs", "apfs", "NTFS", "fuseblk")) {
            assertFalse(JournalMode.isNetwork(type), type);
        }
    }

    @Test
    void theFileRemembersItsJournal() throws IOException, InterruptedException {
        FakeRun run = new FakeRun().advance(500);
        try (Library library = open(JournalMode.ROLLBACK)) {
            library.record(run, Origin.WINDOW);
            library.flush();
            assertFalse(hasLogOpen());
            assertEquals(Optional.of("It uses a rollback journal."), library.journalNote());
            run.end();
        }
        try (Library library = open(JournalMode.AUTO)) {
            assertFalse(hasLogOpen());
            Runs.assertSame(run.result(), library.load(1));
        }
        try (Library library = open(JournalMode.WAL)) {
            assertTrue(hasLogOpen());
            assertEquals(Optional.empty(), library.journalNote());
            Runs.assertSame(run.result(), library.load(1));
        }
        open(JournalMode.ROLLBACK).close();
        try (Library library = open(JournalMode.AUTO)) {
            assertFalse(hasLogOpen());
            Runs.assertSame(run.result(), library.load(1));
        }
    }

    @Test
    void aLibraryInUseKeepsItsLog() throws IOException {
        try (Library library = open(JournalMode.AUTO)) {
            assertEquals(
                    "The library " + file()
                            + " has a write-ahead log, which does not work on a network drive, and is in use "
                            + "by another process. Close it there, so that it can get a rollback journal.",
                    assertThrows(IOException.class, () -> open(JournalMode.ROLLBACK))
                            .getMessage());
            assertEquals(0, library.runs().runs().size());
        }
        open(JournalMode.ROLLBACK).close();
    }
}
