package org.grokscope.storage.format;

import com.google.gson.FormattingStyle;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
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
import java.util.zip.ZipOutputStream;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunResult;

/**
 * A run with all that belongs to it, as one file, usually named {@code .grokscope}.
 *
 * <p>A ZIP archive: {@code bundle.json} ({@code formatVersion}, {@code appVersion}, {@code uuid}, {@code name}, {@code note}, {@code
 * tags}), {@code run.json} as {@link RunJson} writes it (configuration, series, events, forecasts, engine), {@code series.csv} as
 * {@link RunCsv} does, {@code checkpoints/STEP.bin} as {@link CheckpointFile} does, and perhaps {@code figure.svg}, for people.
 *
 * <p>What is read may come from a stranger. So it is never unpacked to a disk: the entries are read into memory, each and all up to
 * a limit, whatever the archive says of their sizes; names other than these are refused, and so is what is there twice; and all that
 * is in them is numbers and text, of which nothing is ever run.
 */
public final class RunBundle {

    /** The version of the format that is written, and the only one that is read. */
    public static final int FORMAT_VERSION = 1;

    private static final String MANIFEST = "bundle.json";
    private static final String RUN = "run.json";
    private static final String SERIES = "series.csv";
    private static final String FIGURE = "figure.svg";
    private static final Pattern CHECKPOINT = Pattern.compile("checkpoints/\\d{1,10}\\.bin");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final long MOST_TEXT = 256L << 20;
    private static final long MOST_CHECKPOINT = 256L << 20;
    private static final long MOST_IN_ALL = 512L << 20;
    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_TEXT = 100_000;

    /**
     * What is in a bundle.
     *
     * @param run the run
     * @param checkpoints moments from which it can go on, in the order of their steps
     * @param uuid its name in all libraries
     * @param name what the user calls it
     * @param note what the user says of it
     * @param tags words
     */
    public record Content(
            RunResult run, List<Checkpoint> checkpoints, String uuid, String name, String note, List<String> tags) {}

    private final String file;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Optional<JsonFields> manifest = Optional.empty();
    private Optional<RunResult> run = Optional.empty();
    private long total;

    private RunBundle(String file) {
        this.file = file;
    }

    /**
     * Writes a bundle.
     *
     * @param figure a drawing of the run as SVG, if there is one
     * @param out stays open
     */
    public static void write(Content content, Optional<String> figure, String appVersion, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        Writer text = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        manifest(content, appVersion, text);
        zip.putNextEntry(new ZipEntry(RUN));
        RunJson.write(content.run(), appVersion, text);
        text.flush();
        zip.putNextEntry(new ZipEntry(SERIES));
        RunCsv.write(content.run().history(), text);
        text.flush();
        if (figure.isPresent()) {
            zip.putNextEntry(new ZipEntry(FIGURE));
            text.write(figure.get());
            text.flush();
        }
        for (Checkpoint checkpoint : content.checkpoints()) {
            zip.putNextEntry(new ZipEntry("checkpoints/" + checkpoint.step() + ".bin"));
            zip.write(CheckpointFile.write(checkpoint));
        }
        zip.finish();
    }

    /**
     * Writes a bundle into a file, all at once.
     *
     * @throws IOException if that fails; then what was there is as it was
     */
    public static void write(Content content, Optional<String> figure, String appVersion, Path file)
            throws IOException {
        try (OutputFile target = OutputFile.prepare(file)) {
            target.writeBytes(out -> write(content, figure, appVersion, out));
        }
    }

    private static void manifest(Content content, String appVersion, Writer text) throws IOException {
        JsonWriter json = new JsonWriter(text);
        json.setFormattingStyle(FormattingStyle.PRETTY);
        json.beginObject();
        json.name("formatVersion").value(FORMAT_VERSION);
        json.name("appVersion").value(appVersion);
        json.name("uuid").value(content.uuid());
        json.name("name").value(content.name());
        json.name("note").value(content.note());
        json.name("tags").beginArray();
        for (String tag : content.tags()) {
            json.value(tag);
        }
        json.endArray();
        json.endObject();
        json.flush();
    }

    /**
     * Reads a bundle.
     *
     * @throws OtherVersionException if another version of a format was written
     * @throws IOException if it cannot be read or is none; the message names the file and what in it is wrong
     */
    public static Content read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new RunBundle(file.toString()).read(in);
        } catch (NoSuchFileException e) {
            throw new IOException(file + " does not exist", e);
        } catch (ZipException | EOFException e) {
            throw new IOException(file + " is damaged, or no bundle: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private Content read(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (seen.size() == MOST_ENTRIES) {
                throw new IOException(file + " is no bundle: it has more than " + MOST_ENTRIES + " entries");
            }
            if (!seen.add(entry.getName())) {
                throw new IOException(file + " is damaged: it has two entries of one name");
            }
            take(entry.getName(), zip);
        }
        JsonFields about =
                manifest.orElseThrow(() -> new IOException(file + " is no bundle: " + MANIFEST + " is missing"));
        RunResult result = run.orElseThrow(() -> new IOException(file + " is no bundle: " + RUN + " is missing"));
        checkpoints.sort(Comparator.comparingLong(Checkpoint::step));
        return new Content(result, checkpoints, uuid(about), text(about, "name"), text(about, "note"), tags(about));
    }

    private void take(String name, InputStream in) throws IOException {
        if (name.equals(MANIFEST)) {
            JsonFields fields = fields(name, in);
            long version = fields.count("formatVersion");
            if (version != FORMAT_VERSION) {
                throw new OtherVersionException(file + ": " + name, version, FORMAT_VERSION);
            }
            manifest = Optional.of(fields);
        } else if (name.equals(RUN)) {
            run = Optional.of(
                    new RunJsonReader(file + ": " + name).read(fields(name, in).object()));
        } else if (name.equals(SERIES) || name.equals(FIGURE)) {
            bytes(name, in, MOST_TEXT); // for people; the program has it from the run
        } else if (CHECKPOINT.matcher(name).matches()) {
            checkpoints.add(CheckpointFile.read(file + ": " + name, bytes(name, in, MOST_CHECKPOINT)));
        } else {
            throw new IOException(file + " is no bundle: it has an entry of another name");
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
            throw new IOException(file + " is damaged: " + name + " is nested too deep", e);
        }
    }

    /** One entry, whatever size the archive claims for it. */
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
                            file + " is too large: " + name + " has more than " + (allowed >> 20) + " MB");
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
            throw about.wrong("uuid", "is none");
        }
        return uuid;
    }

    private static String text(JsonFields about, String name) throws IOException {
        String text = about.text(name);
        if (text.length() > LONGEST_TEXT) {
            throw about.wrong(name, "is too long");
        }
        return text;
    }

    private static List<String> tags(JsonFields about) throws IOException {
        List<String> tags = about.texts("tags");
        if (tags.stream().mapToInt(String::length).sum() > LONGEST_TEXT) {
            throw about.wrong("tags", "is too long");
        }
        return tags;
    }
}
