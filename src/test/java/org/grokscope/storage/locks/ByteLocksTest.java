package org.grokscope.storage.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteLocksTest {

    private static final long FAR = 1L << 40;

    @TempDir
    private Path folder;

    private ByteLocks open(String name) throws IOException {
        return ByteLocks.open(folder.resolve(name), ByteLocks.Access.CREATE);
    }

    @Test
    void anExclusiveLockExcludesAllOthersOnItsBytes() throws IOException {
        try (ByteLocks one = open("lock");
                ByteLocks two = open("lock")) {
            assertTrue(one.tryLock(3, 2, false));
            assertFalse(two.tryLock(4, 1, false));
            assertFalse(two.tryLock(4, 1, true));
            assertTrue(two.tryLock(5, 1, false));
            assertTrue(two.isLockedElsewhere(3, 1));
            assertFalse(one.isLockedElsewhere(3, 1), "its own lock");
            one.unlock(3, 2);
            assertTrue(two.tryLock(4, 1, false));
        }
    }

    @Test
    void sharedLocksAreSharedAlsoBeyondTheEndOfTheFile() throws IOException {
        try (ByteLocks one = open("lock")) {
            assumeTrue(one.belongToFile(), "Java's own locks are not shared within a process");
            try (ByteLocks two = open("lock")) {
                assertTrue(one.tryLock(FAR, 1, true));
                assertTrue(two.tryLock(FAR, 1, true));
                assertFalse(two.tryLock(FAR, 1, false));
            }
            assertTrue(one.tryLock(FAR, 1, false), "the other was closed");
        }
        assertEquals(0, Files.size(folder.resolve("lock")));
    }

    @Test
    void locksSurviveThatTheFileIsReadElsewhereInThisProcess() throws IOException {
        try (ByteLocks one = open("lock");
                ByteLocks two = open("lock")) {
            assumeTrue(one.belongToFile(), "POSIX locks do not");
            assertTrue(one.tryLock(0, 1, false));
            Files.readAllBytes(folder.resolve("lock"));
            assertFalse(two.tryLock(0, 1, false));
        }
    }

    @Test
    void namesMayContainAnyCharacterAndMissingFilesAreNamed() throws IOException {
        open("Größe 50 % ‖θ‖").close();
        assertTrue(Files.exists(folder.resolve("Größe 50 % ‖θ‖")));
        Path missing = folder.resolve("missing");
        assertEquals(
                missing.toString(),
                assertThrows(NoSuchFileException.class, () -> ByteLocks.open(missing, ByteLocks.Access.WRITE))
                        .getMessage());
    }
}
