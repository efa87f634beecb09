package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What can be read of a damaged library is copied; what is sound or of another program is left alone. */
class LibraryRepairTest extends LibraryOnDisk {

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void repairCopiesWhatCanBeRead() throws IOException {
        runs(4);
        byte[] bytes = Files.readAllBytes(file());
        Random random = new Random(5);
        int pages = bytes.length / 4096;
        for (int i = 0; i < 4; i++) {
            int page = pages / 2 + random.nextInt(pages / 2);
            for (int at = page * 4096; at < (page + 1) * 4096; at++) {
                bytes[at] = (byte) random.nextInt();
            }
        }
        Files.write(file(), bytes);
        Repair.Result result = Repair.repair(file(), "9.9").orElseThrow();
        assertEquals(4, result.whole() + result.inPart() + result.lost(), result.toString());
        assertNotEquals(0, result.whole() + result.inPart(), result.toString());
        assertTrue(Files.exists(result.damaged()));
        try (Library library = Library.open(file(), "9.9")) {
            Library.Listing listing = library.runs();
            assertEquals(List.of(), listing.problems());
            for (StoredRun run : listing.runs()) {
                library.load(run.id());
                library.checkpoints(run.id());
            }
        }
    }

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS) // each page in turn: half a minute, on a busy machine more than one
    void repairKeepsWhatIsReadableAndSaysWhatIsMissing() throws IOException, SQLException, InterruptedException {
        runs(5);
        List<StoredRun> before;
        try (Library library = Library.open(file(), "9.9")) {
            List<Long> ids = library.runs().runs().stream().map(StoredRun::id).toList();
            library.label(ids.get(1), new StoredRun.Label("A name", "A note", List.of("tag")));
            library.moveToTrash(List.of(ids.get(2)));
        }
        execute("DELETE FROM run WHERE id = 2");
        execute(
                "UPDATE run SET created = '2020-01-01T00:00:00Z', ended = '2020-01-02T00:00:00Z', origin = 'comparison'");
        execute("UPDATE run SET ended = NULL, outcome = NULL WHERE id = 5");
        try (Library library = Library.open(file(), "9.9")) {
            before = all(library);
        }
        byte[] whole = Files.readAllBytes(file());
        for (int page = 1; page < whole.length / 4096; page++) {
            byte[] bytes = whole.clone();
            Arrays.fill(bytes, page * 4096, (page + 1) * 4096, (byte) 0x55);
            Files.write(file(), bytes);
            Optional<Repair.Result> result = Repair.repair(file(), "later");
            if (result.isPresent()) {
                checkRepaired(before, result.get());
                Files.delete(result.get().damaged());
            }
            assertTrue(LibraryFixture.filesIn(folder).stream()
                    .noneMatch(each -> each.toString().contains("damaged")));
        }
    }

    private static List<StoredRun> all(Library library) throws IOException {
        return Stream.concat(library.runs().runs().stream(), library.trash().runs().stream())
                .toList();
    }

    private void checkRepaired(List<StoredRun> before, Repair.Result result) throws IOException {
        String losses = String.join("\n", result.losses());
        try (Library library = Library.open(file(), "9.9")) {
            List<StoredRun> after = all(library);
            for (StoredRun old : before) {
                Optional<StoredRun> same =
                        after.stream().filter(run -> run.id() == old.id()).findFirst();
                if (same.isEmpty()) {
                    assertTrue(
                            losses.contains("Run " + old.id() + " is missing")
                                    || losses.contains("more runs")
                                    || losses.contains("Which runs"),
                            losses);
                } else if (!losses.contains("Run " + old.id() + ",")) {
                    assertEquals(old, same.get(), losses);
                    FakeRun expected = new FakeRun().advance(old.steps());
                    Runs.assertSame(expected.history, library.load(old.id()).history());
                    assertEquals(
                            expected.checkpoints.size(),
                            library.checkpoints(old.id()).size());
                } else if (!losses.contains("name, note")) {
                    assertEquals(old.created(), same.get().created());
                    assertEquals(old.ended(), same.get().ended());
                    assertEquals(old.origin(), same.get().origin());
                    assertEquals(old.uuid(), same.get().uuid());
                }
            }
        }
    }

    @Test
    void libraryWithAnUnreadableHeaderIsKeptUnderAnotherName() throws IOException {
        runs(1);
        byte[] bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 0, 60, (byte) 'x');
        Files.write(file(), bytes);
        assertTrue(
                problem().startsWith("The library " + file() + " is damaged. 'grokscope vacuum --repair'"), problem());
        Repair.Result result = Repair.repair(file(), "9.9").orElseThrow();
        assertEquals(0, result.whole());
        assertArrayEquals(bytes, Files.readAllBytes(result.damaged()));
        Library.open(file(), "9.9").close();
    }

    @Test
    void aSoundLibraryIsNotRepaired() throws IOException {
        runs(1);
        byte[] before = Files.readAllBytes(file());
        assertEquals(Optional.empty(), Repair.repair(file(), "9.9"));
        assertArrayEquals(before, Files.readAllBytes(file()));
        assertEquals(List.of(file(), folder.resolve("library.db.lock")), LibraryFixture.filesIn(folder));
    }

    @Test
    void filesOfOtherProgramsAreNeitherOpenedNorRepaired() throws IOException, SQLException {
        execute("CREATE TABLE theirs (x)");
        Path thesis =
                Files.writeString(folder.resolve("thesis.txt"), "no database at all, but long enough ".repeat(100));
        for (Path theirs : List.of(file(), thesis)) {
            byte[] before = Files.readAllBytes(theirs);
            assertEquals(
                    "The library " + theirs + " is not a library. Choose another file with --library FILE.",
                    assertThrows(IOException.class, () -> Repair.repair(theirs, "9.9"))
                            .getMessage());
            assertArrayEquals(before, Files.readAllBytes(theirs));
        }
        assertEquals(
                "The library " + thesis + " is not a library. Choose another file with --library FILE.",
                assertThrows(IOException.class, () -> Library.open(thesis, "9.9"))
                        .getMessage());
    }
}
