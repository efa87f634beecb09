package org.grokscope.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.grokscope.experiments.sweep.SweepException;
import org.grokscope.experiments.sweep.SweepSpec;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.ShareText;
import org.grokscope.storage.format.CheckpointFile;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunJson;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryFixture;
import org.grokscope.storage.library.Mutations;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.task.InvalidSettingException;

/** Damaged files are read: each is read or rejected with a message. Nothing else may happen. */
record MutatedFiles(String kind, int count) implements Fault {

    private interface Reader {
        void read(Path file) throws IOException, SweepException;
    }

    @Override
    public String name() {
        return "mutated or truncated: " + kind;
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        Path file = folder.resolve("file." + (kind.equals("bundle") ? "grokscope" : "x"));
        byte[] whole = whole(folder);
        Reader reader = reader();
        int survived = 0;
        int said = 0;
        for (int i = 0; i < count; i++) {
            clear(folder);
            Files.write(file, Mutations.mutate(whole, random));
            try {
                reader.read(file);
                survived++;
            } catch (IOException | InvalidSettingException | SweepException e) {
                survived += e.getMessage() == null || e.getMessage().isBlank() ? 0 : 1;
                said++;
            } catch (RuntimeException | Error e) {
                System.err.println(kind + ": " + e);
                e.printStackTrace();
            }
        }
        return new Outcome(count, survived, String.format("%,d were rejected with a message", said));
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
    }

    private byte[] whole(Path folder) throws IOException {
        return switch (kind) {
            case "library" -> LibraryFixture.bytes(folder.resolve("library.db"));
            case "bundle" -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                RunBundle.write(LibraryFixture.content(), Optional.of("<svg/>"), "9.9", out);
                yield out.toByteArray();
            }
            case "checkpoint" ->
                CheckpointFile.write(LibraryFixture.content().checkpoints().getLast());
            case "run as JSON" -> {
                StringWriter out = new StringWriter();
                RunJson.write(LibraryFixture.content().run(), "9.9", out);
                yield bytes(out.toString());
            }
            case "sweep specification" ->
                bytes("base: {preset: fast, lr: 4e-3}\ngrid: {weight-decay: [0.5, 1, 2], p: [11, 13]}\nseeds: 1..10\n");
            default -> bytes(ShareText.of(Preset.PAPER.config().withSeed(7)));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Reader reader() {
        return switch (kind) {
            case "library" -> MutatedFiles::readLibrary;
            case "bundle" -> RunBundle::read;
            case "checkpoint" -> file -> CheckpointFile.read(file.toString(), Files.readAllBytes(file));
            case "run as JSON" -> RunJson::read;
            case "sweep specification" -> SweepSpec::read;
            default -> file -> ShareText.config(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        };
    }

    private static void readLibrary(Path file) throws IOException {
        try (Library library = Library.open(file, "9.9")) {
            Library.Listing listing = library.runs();
            IOException first = null;
            for (StoredRun run : listing.runs()) {
                try {
                    library.load(run.id());
                    library.checkpoints(run.id());
                } catch (IOException e) {
                    first = e;
                }
            }
            if (first != null) {
                throw first;
            }
            if (!listing.problems().isEmpty()) {
                throw new IOException(listing.problems().getFirst());
            }
        }
    }
}
