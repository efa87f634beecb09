package org.grokscope.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SweepResultsTest extends SweepFixture {

    private String refused(String name, Shard shard, boolean resume) {
        String message = assertThrows(
                        SweepException.class, () -> open(name, shard, resume).close())
                .getMessage();
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    @Test
    void folderThatIsNotEmptyIsOnlyTakenToResume() throws IOException, SweepException {
        Path results = sweep("r", Shard.WHOLE, false);
        assertEquals(results + " is not empty. Choose a new or empty folder.", refused("r", Shard.WHOLE, false));
        open("r", Shard.WHOLE, true).close();
        Path other = Files.createDirectory(folder.resolve("other"));
        open("other", Shard.WHOLE, false).close();
        Files.delete(other.resolve("sweep.json"));
        assertTrue(refused("other", Shard.WHOLE, true).startsWith(other + " contains no sweep. Choose "));
        Path file = Files.createFile(folder.resolve("file"));
        assertTrue(refused("file", Shard.WHOLE, true).startsWith(file + " is not a folder. Choose "));
        assertTrue(refused("file/below", Shard.WHOLE, true).contains(" cannot store the results: "));
    }

    @Test
    void resumeBeginsWhereNothingIsYet() throws SweepException, IOException {
        open("new", Shard.WHOLE, true).close();
        Path killed = Files.createDirectories(folder.resolve("killed/runs")).getParent();
        Files.createFile(killed.resolve("lock"));
        Files.createFile(killed.resolve(".sweep.json.1-a.tmp"));
        open("killed", Shard.WHOLE, true).close();
        assertTrue(Files.exists(killed.resolve("sweep.json")));
        assertFalse(Files.exists(killed.resolve(".sweep.json.1-a.tmp")));
    }

    @Test
    void oneSweepWorksInAFolder() throws SweepException, IOException {
        try (SweepResults results = open("r", Shard.WHOLE, false)) {
            assertEquals(
                    "Another sweep is running in " + results.folder() + ". Only one at a time is allowed.",
                    refused("r", Shard.WHOLE, true));
        }
        open("r", Shard.WHOLE, true).close();
    }

    @Test
    void everyPartHasItsFolder() throws SweepException, IOException {
        open("r", new Shard(1, 2), false).close();
        assertEquals(
                folder.resolve("r") + " contains part 1/2 of a sweep, not part 2/2. Choose a folder for each part.",
                refused("r", new Shard(2, 2), true));
    }

    @Test
    void resultsOfAnotherVersionAreRefused() throws SweepException, IOException {
        Path results = sweep("r", Shard.WHOLE, false);
        Path run = SweepResults.file(results, spec().runs().getFirst());
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(run))) {
            out.write("{\"formatVersion\": 2}".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(run + ": formatVersion is 2, and this program reads 1", refused("r", Shard.WHOLE, true));
        Path manifest = results.resolve("sweep.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"formatVersion\": 1", "\"formatVersion\": 7"));
        assertEquals(manifest + ": formatVersion is 7, and this program reads 1", refused("r", Shard.WHOLE, true));
        Files.writeString(manifest, "{");
        assertTrue(refused("r", Shard.WHOLE, true).startsWith(manifest + " "));
    }
}
