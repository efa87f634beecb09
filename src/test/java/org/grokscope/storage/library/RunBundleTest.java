package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.grokscope.run.Checkpoint;
import org.grokscope.storage.format.CheckpointFile;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.format.RunJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunBundleTest {

    @TempDir
    private Path folder;

    private Path file;
    private final FakeRun run = FakeRun.ofEverything();

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("run.grokscope");
        Files.write(file, bytes());
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunBundle.write(content(), Optional.of("<svg/>"), "9.9", out);
        return out.toByteArray();
    }

    private RunBundle.Content content() {
        return new RunBundle.Content(
                run.result(),
                run.checkpoints(),
                "01234567-89ab-cdef-0123-456789abcdef",
                "Näme",
                "two\nlines",
                List.of("a", "b"));
    }

    private Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private void rewrite(Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    private String problemWith(String name, byte[] content) throws IOException {
        write();
        Map<String, byte[]> entries = entries();
        entries.put(name, content);
        rewrite(entries);
        return assertThrows(IOException.class, () -> RunBundle.read(file)).getMessage();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void allOfARunComesBack() throws IOException {
        RunBundle.Content read = RunFiles.read(file);
        Runs.assertSame(run.result(), read.run());
        Runs.assertSame(run.checkpoints(), read.checkpoints());
        assertEquals(content().uuid(), read.uuid());
        assertEquals(content().name(), read.name());
        assertEquals(content().note(), read.note());
        assertEquals(content().tags(), read.tags());
    }

    @Test
    void whatIsExportedImportedAndExportedAgainIsTheSameFile() throws IOException {
        byte[] before = Files.readAllBytes(file);
        try (Library library = Library.open(folder.resolve("library.db"), "9.9")) {
            long id = library.add(RunFiles.read(file));
            RunBundle.Content again = library.export(library.find(id).orElseThrow());
            RunBundle.write(again, Optional.of("<svg/>"), "9.9", file);
            StringWriter json = new StringWriter();
            RunJson.write(run.result(), "9.9", json);
            StringWriter jsonAgain = new StringWriter();
            RunJson.write(again.run(), "9.9", jsonAgain);
            assertEquals(json.toString(), jsonAgain.toString());
        }
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void checkpointsOfAnotherNetworkOrStepAreRefused() throws IOException {
        run.checkpoints.set(2, new Checkpoint(200, FakeRun.checkpoint(200).snapshot()));
        write();
        assertEquals(
                file + " is damaged: the checkpoint at step 200 has 1000 parameters, and the run's network has 1557",
                assertThrows(IOException.class, () -> RunFiles.read(file)).getMessage());
        byte[] other = CheckpointFile.write(FakeRun.checkpoint(300));
        assertEquals(
                file + ": checkpoints/100.bin is damaged: it is of step 300",
                problemWith("checkpoints/100.bin", other));
    }

    @Test
    void aPersonFindsItsWayInIt() throws IOException {
        Map<String, byte[]> entries = entries();
        assertEquals(
                List.of("bundle.json", "run.json", "series.csv", "figure.svg", "checkpoints/0.bin"),
                List.copyOf(entries.keySet()).subList(0, 5));
        assertEquals("<svg/>", new String(entries.get("figure.svg"), StandardCharsets.UTF_8));
        assertTrue(new String(entries.get("series.csv"), StandardCharsets.UTF_8).startsWith("step,trainLoss"));
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        for (String name : List.of(
                "../../evil",
                "/etc/passwd",
                "checkpoints/../x.bin",
                "checkpoints/1.bin/..",
                "C:\\evil",
                "x.class",
                "checkpoints/",
                "checkpoints/99999999999.bin")) {
            assertEquals(file + " is not a bundle: unknown entry", problemWith(name, new byte[0]), name);
        }
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing was written anywhere");
        }
    }

    @Test
    void anArchiveThatSwellsIsRefused() throws IOException {
        String problem = problemWith("series.csv", new byte[(256 << 20) + 1]);
        assertEquals(file + " is too large: series.csv is larger than 256 MB", problem);
        assertTrue(Files.size(file) < 1_000_000, "it looked small");
    }

    @Test
    void whatIsInsideIsChecked() throws IOException {
        assertTrue(problemWith("run.json", text("{\"formatVersion\":1}")).contains("config is not an object"));
        assertTrue(problemWith("run.json", text("[".repeat(100_000))).contains("run.json is not JSON"));
        assertTrue(problemWith("run.json", new byte[] {(byte) 0xFF}).contains("run.json is not JSON"));
        assertTrue(problemWith("bundle.json", text("{\"formatVersion\":7}")).contains("formatVersion is 7"));
        assertTrue(problemWith(
                        "bundle.json",
                        text(
                                "{\"formatVersion\":1,\"uuid\":\"x'; DROP TABLE run\",\"name\":\"\",\"note\":\"\",\"tags\":[]}"))
                .contains("uuid is not a UUID"));
        assertTrue(problemWith("checkpoints/100.bin", new byte[100]).contains("checkpoints/100.bin is no checkpoint"));
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        for (String name : List.of("bundle.json", "run.json")) {
            write();
            Map<String, byte[]> entries = entries();
            entries.remove(name);
            rewrite(entries);
            assertEquals(
                    file + " is not a bundle: " + name + " is missing",
                    assertThrows(IOException.class, () -> RunBundle.read(file)).getMessage());
        }
        Path none = folder.resolve("none.grokscope");
        assertEquals(
                none + " does not exist",
                assertThrows(IOException.class, () -> RunBundle.read(none)).getMessage());
    }

    @Test
    void mutatedBundlesAreReadOrRefusedAndNothingElse() throws IOException {
        byte[] whole = bytes();
        Random random = new Random(17);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            Files.write(file, Mutations.mutate(whole, random));
            try {
                RunBundle.read(file);
            } catch (IOException e) {
                refused++;
                assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            }
        }
        assertTrue(refused > 400, "most mutations break it: " + refused);
    }
}
