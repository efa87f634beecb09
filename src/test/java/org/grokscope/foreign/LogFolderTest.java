package org.grokscope.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.grokscope.foreign.formats.LogFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFolderTest {

    @TempDir
    private Path folder;

    private void write(String... names) throws IOException {
        for (String name : names) {
            new Logs(folder).write(name, "x".getBytes(StandardCharsets.UTF_8));
        }
    }

    private List<String> found() {
        return LogFolder.find(folder, file -> file.toString().endsWith(".own")).stream()
                .map(log -> folder.relativize(log.path())
                        + log.run().map(" "::concat).orElse(""))
                .toList();
    }

    @Test
    void everyLogIsARun() throws IOException {
        write(
                "b/one.csv",
                "b/two.TSV",
                "a/metrics.csv",
                "a/hparams.yaml",
                "a/checkpoints/last.ckpt",
                "c.jsonl",
                "d.ndjson");
        write("e.own", "notes.txt", "config.json", ".hidden.csv", ".git/a.csv");
        assertEquals(List.of("a/metrics.csv", "b/one.csv", "b/two.TSV", "c.jsonl", "d.ndjson", "e.own"), found());
    }

    @Test
    void aFolderWithEventsIsOneRunAndSoAreThoseInIt() throws IOException {
        write(
                "events.out.tfevents.1",
                "metrics.csv",
                "a.own",
                "train/events.out.tfevents.2",
                "val/events.out.tfevents.3");
        write("s1/events.out.tfevents.4", "s1/events.out.tfevents.5", "s2/train/events.out.tfevents.6");
        assertEquals(List.of("", "a.own", "s1", "s2"), found());
    }

    @Test
    void aRunOfMlflowIsOne() throws IOException {
        write("1/meta.yaml", "1/abc/meta.yaml", "1/abc/metrics/loss", "1/abc/artifacts/table.csv");
        assertEquals(List.of("1/abc"), found());
    }

    @Test
    void linksAreNotFollowedInCircles() throws IOException {
        write("a/run.csv");
        Files.createSymbolicLink(folder.resolve("a/up"), folder);
        Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("a/run.csv"));
        assertEquals(List.of("a/run.csv", "link.csv"), found());
    }

    @Test
    void theIdentityIsThatOfWhatWasRead() throws IOException {
        Logs logs = new Logs(folder);
        String csv = logs.read("a.csv", Logs.WHOLE, Logs.PAPER).identity();
        assertEquals(
                csv,
                logs.read("b/c.tsv", Logs.WHOLE.replace(',', '\t'), Logs.PAPER).identity());
        List<String> all = List.of(
                csv,
                logs.read("a.csv", Logs.WHOLE, Logs.NOTHING).identity(),
                logs.read("a.csv", Logs.WHOLE, Logs.stated(org.grokscope.run.config.ConfigField.P, 97))
                        .identity(),
                logs.read("a.csv", Logs.WHOLE + "1000,1,1,0.001,0.01,380\n", Logs.PAPER)
                        .identity(),
                logs.read("a.csv", Logs.WHOLE.replace("0.991", "0.992"), Logs.PAPER)
                        .identity(),
                logs.read("a.jsonl", "{\"grokscope\": 1, \"lr\": 0.001}\n{\"step\": 0, \"val_acc\": 0}\n")
                        .identity(),
                logs.read("a.jsonl", "{\"grokscope\": 1, \"lr\": 0.002}\n{\"step\": 0, \"val_acc\": 0}\n")
                        .identity());
        assertEquals(all.size(), all.stream().distinct().count(), "another setting or number is another run");
    }

    @Test
    void aFileOfTrackioHasARunForEachNameAndOtherDatabasesAreNone() throws Exception {
        try (TrackioWriter trackio = new TrackioWriter(folder.resolve("a/project.db"))) {
            trackio.log("late", 0, "{}").log("early", 0, "{}");
        }
        try (TrackioWriter trackio = new TrackioWriter(folder.resolve("a/other.db"))) {
            trackio.execute("DROP TABLE metrics");
        }
        write("notes.db");
        assertEquals(List.of("a/other.db", "a/project.db late", "a/project.db early"), found());
    }
}
