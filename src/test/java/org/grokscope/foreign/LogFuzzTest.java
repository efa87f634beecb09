package org.grokscope.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.grokscope.storage.format.RunConsistency;
import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged logs: each is read as a run that is consistent, or refused in one sentence that names it. */
class LogFuzzTest {

    private static final int FILES = 10_000;
    /** Each is opened as a database, which takes milliseconds. */
    private static final int DATABASES = 2_000;

    private static final String SIGNS = ",;\t\n\r\"{}:-.e0919";

    @TempDir
    private Path folder;

    private void fuzz(String name, byte[] sound) throws IOException {
        fuzz(name, sound, FILES);
    }

    private void fuzz(String name, byte[] sound, int files) throws IOException {
        Random random = new Random(1);
        Logs logs = new Logs(folder);
        String file = folder.resolve(name).toString();
        int read = 0;
        for (int i = 0; i < files; i++) {
            byte[] damaged = mutated(sound, random);
            try {
                ForeignRun run = logs.read(name, damaged, i % 50 == 0 ? Logs.PAPER : Logs.NOTHING);
                assertEquals(Optional.empty(), RunConsistency.problem(run.result()));
                read++;
            } catch (IOException e) {
                String message = e.getMessage();
                assertTrue(message.startsWith(file) && message.endsWith("."), () -> message);
            } catch (InvalidSettingException e) {
                throw new AssertionError("no setting was given", e);
            }
        }
        int sum = read;
        assertTrue(read > 0 && read < files, () -> sum + " of " + files + " were read");
    }

    private static byte[] mutated(byte[] sound, Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
        for (int change = random.nextInt(6); change >= 0 && bytes.length > 1; change--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(bytes.length - at, 1 + random.nextInt(8));
            int from = random.nextInt(bytes.length - length + 1);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> System.arraycopy(bytes, from, bytes, at, length);
                default -> bytes[at] = (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
            }
        }
        return bytes;
    }

    @Test
    void tables() throws IOException {
        fuzz("a.csv", Logs.WHOLE.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void jsonLines() throws IOException {
        fuzz("a.jsonl", """
                {"grokscope-log": 1, "task": "mod-add", "p": 97, "lr": 0.001}
                {"step": 0, "train": {"acc": 0.5, "loss": 1}, "val": {"acc": 0.1, "loss": 5}, "norm": 60}
                {"step": 100, "train": {"acc": 1, "loss": 0.1}, "val": {"acc": 0.1, "loss": 6}, "norm": 55}
                {"step": 200, "train": {"acc": 1, "loss": 0.01}, "val": {"acc": 0.99, "loss": 0.1}, "norm": 50}
                """.getBytes(StandardCharsets.UTF_8));
    }

    /** Almost every change of a byte is noticed by the checksums: here they are not checked again, but what they let through is read. */
    @Test
    void events() throws IOException {
        EventWriter events = new EventWriter().hyperparameter("lr", 0.001).hyperparameter("optimizer", "adamw");
        for (int step = 0; step < 500; step += 100) {
            events.scalar(step, "train/acc", step / 400.0)
                    .tensor(step, "val/acc", step / 500.0)
                    .scalar(step, "norm", 60);
        }
        fuzz("events.out.tfevents.1", events.bytes());
    }

    /** A file of SQLite, which must survive any bytes. */
    @Test
    void trackio() throws Exception {
        Path file = folder.resolve("sound.db");
        try (TrackioWriter trackio = new TrackioWriter(file)) {
            trackio.settings("a", "{\"lr\": 0.001, \"p\": 97}");
            for (int step = 0; step < 500; step += 100) {
                trackio.log("a", step, "{\"train/acc\": " + step / 400.0 + ", \"val/acc\": 0.5, \"norm\": 60}");
            }
        }
        fuzz("a.db", Files.readAllBytes(file), DATABASES);
    }
}
