package org.grokscope.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest extends SweepFixture {

    private SweepResults merge(List<Path> folders) throws SweepException {
        try {

            SweepResults whole = Merge.merge(folders, folder.resolve("merged"), "9.9");
            whole.writeTable();
            return whole;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String refused(Path... folders) {
        String message = assertThrows(
                        SweepException.class, () -> merge(List.of(folders)).close())
                .getMessage();
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    @Test
    void partsMakeTheWhole() throws SweepException, IOException {
        Path whole = sweep("whole", Shard.WHOLE, false);
        Path one = sweep("one", new Shard(1, 2), false);
        Path two = sweep("two", new Shard(2, 2), false);
        try (SweepResults merged = merge(List.of(one, two))) {
            assertEquals(List.of(), merged.notes());
            assertEquals(List.of(), merged.table().missing());
        }
        assertEquals(table(whole), table(folder.resolve("merged")));
    }

    @Test
    void whatIsMissingIsNamedAndCanBeTrained() throws SweepException, IOException {
        Path whole = sweep("whole", Shard.WHOLE, false);
        Path one = sweep("one", new Shard(1, 2), false);
        PlannedRun damaged = new Shard(1, 2).of(spec().runs()).getFirst();
        Files.writeString(SweepResults.file(one, damaged), "nonsense");
        try (SweepResults merged = merge(List.of(one))) {
            assertEquals(4, merged.table().missing().size());
            assertEquals(1, merged.notes().size());
            assertTrue(merged.notes().getFirst().endsWith("; the run is left out"), "" + merged.notes());
        }
        assertEquals(table(whole), table(sweep("merged", Shard.WHOLE, true)));
    }

    @Test
    void sameRunTwiceIsTakenOnceIfItIsTheSame() throws SweepException, IOException {
        Path whole = sweep("whole", Shard.WHOLE, false);
        Path again = sweep("again", Shard.WHOLE, false);
        merge(List.of(whole, again)).close();
        assertEquals(table(whole), table(folder.resolve("merged")));
    }

    @Test
    void sameRunWithOtherMeasurementsIsRefused() throws SweepException, IOException {
        Path whole = sweep("whole", Shard.WHOLE, false);
        learners.nanAt(30);
        Path other = sweep("other", Shard.WHOLE, false);
        assertTrue(refused(whole, other).contains(" contains other results of the same run"));
    }

    @Test
    void otherSweepsAndOtherFoldersAreRefused() throws SweepException, IOException {
        Path whole = sweep("whole", Shard.WHOLE, false);
        Path missing = folder.resolve("missing");
        assertTrue(refused(whole, missing).startsWith(missing + " is not a folder. Choose "));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertTrue(refused(empty).startsWith(empty.resolve("sweep.json") + " does not exist"));
        SweepSpec other = SweepSpec.parse("s.yaml", SPEC.replace("[1, 2]\n", "[1, 3]\n"));
        Path elsewhere = folder.resolve("elsewhere");
        SweepResults.open(elsewhere, other, Shard.WHOLE, false, "9.9").close();
        assertEquals(
                elsewhere + " contains another sweep than " + whole + ". Choose parts of the same sweep.",
                refused(whole, elsewhere));
        Path manifest = whole.resolve("sweep.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"formatVersion\": 1", "\"formatVersion\": 7"));
        assertEquals(manifest + ": formatVersion is 7, and this program reads 1", refused(whole));
    }
}
