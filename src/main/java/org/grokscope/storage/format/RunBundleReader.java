package org.grokscope.storage.format;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunResult;

/** Reads a {@link RunBundle}, trusting nothing in it. */
final class RunBundleReader {

    private static final Pattern CHECKPOINT = Pattern.compile("checkpoints/\\d{1,10}\\.bin");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final long MOST_TEXT = 256L << 20;
    private static final long MOST_CHECKPOINT = 256L << 20;
    private static final long MOST_IN_ALL = 512L << 20;
    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_TEXT = 100_000;

    private final String file;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Optional<JsonFields> manifest = Optional.empty();
    private Optional<RunResult> run = Optional.empty();
    private long total;

    private RunBundleReader(String file) {
        this.file = file;
    }

    static RunBundle.Content read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new RunBundleReader(file.toString()).read(in);
        } catch (NoSuchFileException e) {
            throw new IOException(file + " does not exist", e);
        } catch (ZipException | EOFException e) {
            throw new IOException(file + " is damaged or not a bundle: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private RunBundle.Content read(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (seen.size() == MOST_ENTRIES) {
                throw new IOException(file + " is not a bundle: more than " + MOST_ENTRIES + " entries");
            }
            if (!seen.add(entry.getName())) {
                throw new IOException(file + " is damaged: two entries have the same name");
            }
            take(entry.getName(), zip);
        }
        JsonFields about = manifest.orElseThrow(
                () -> new IOException(file + " is not a bundle: " + RunBundle.MANIFEST + " is missing"));
        RunResult result =
                run.orElseThrow(() -> new IOException(file + " is not a bundle: " + RunBundle.RUN + " is missing"));
        checkpoints.sort(Comparator.comparingLong(Checkpoint::step));
        return new RunBundle.Content(
                result, checkpoints, uuid(about), about.text("name"), about.prose("note"), tags(about));
    }

    private void take(String name, InputStream in) throws IOException {
        if (name.equals(RunBundle.MANIFEST)) {
            JsonFields fields = fields(name, in);
            long version = fields.count("formatVersion");
            if (version != RunBundle.FORMAT_VERSION) {
                throw new OtherVersionException(file + ": " + name, version, RunBundle.FORMAT_VERSION);
            }
            manifest = Optional.of(fields);
        } else if (name.equals(RunBundle.RUN)) {
            run = Optional.of(
                    new RunJsonReader(file + ": " + name).read(fields(name, in).object()));
        } else if (name.equals(RunBundle.SERIES) || name.equals(RunBundle.FIGURE)) {
            bytes(name, in, MOST_TEXT); // for viewing only; run.json has the same data
        } else if (CHECKPOINT.matcher(name).matches()) {
            Checkpoint checkpoint = CheckpointFile.read(file + ": " + name, bytes(name, in, MOST_CHECKPOINT));
            if (!name.equals(RunBundle.checkpoint(checkpoint))) {
                throw new IOException(file + ": " + name + " is damaged: it is of step " + checkpoint.step());
            }
            checkpoints.add(checkpoint);
        } else {
            throw new IOException(file + " is not a bundle: unknown entry");
        }
    }

    private JsonFields fields(String name, InputStream in) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(name, in, MOST_TEXT)))
                    .toString();
            return JsonFields.of(file + ": " + name, "", JsonParser.parseString(text));
        } catch (CharacterCodingException | JsonParseException e) {
            throw new IOException(file + " is damaged: " + name + " is not JSON", e);
        } catch (StackOverflowError e) {
            throw new IOException(file + " is damaged: " + name + " is nested too deeply", e);
        }
    }

    /** One entry, up to a limit whatever size the archive claims for it. */
    private byte[] bytes(String name, InputStream in, long most) throws IOException {
        long allowed = Math.min(most, MOST_IN_ALL - total);
        byte[] bytes = new FilterInputStream(in) {
            private long left = allowed;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                left -= Math.max(0, count);
                if (left < 0) {
                    throw new IOException(
                            file + " is too large: " + name + " is larger than " + (allowed >> 20) + " MB");
                }
                return count;
            }
        }.readAllBytes();
        total += bytes.length;
        return bytes;
    }

    private static String uuid(JsonFields about) throws IOException {
        String uuid = about.text("uuid");
        if (!UUID.matcher(uuid).matches()) {
            throw about.wrong("uuid", "is not a UUID");
        }
        return uuid;
    }

    private static List<String> tags(JsonFields about) throws IOException {
        List<String> tags = about.texts("tags");
        if (tags.stream().mapToInt(String::length).sum() > LONGEST_TEXT) {
            throw about.wrong("tags", "is too long");
        }
        return tags;
    }
}
