package org.grokscope.storage.format;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunResult;

/**
 * A run with everything that belongs to it, as one file, usually named {@code .grokscope}.
 *
 * <p>A ZIP archive: {@code bundle.json} ({@code formatVersion}, {@code appVersion}, {@code uuid}, {@code name}, {@code note}, {@code
 * tags}), {@code run.json} as {@link RunJson} writes it (configuration, series, events, forecasts, engine), {@code series.csv} as
 * {@link RunCsv} does, {@code checkpoints/STEP.bin} as {@link CheckpointFile} does, and optionally {@code figure.svg} for viewing.
 *
 * <p>A bundle may come from an untrusted source. It is never unpacked to disk: entries are read into memory, each and in total up to
 * a limit whatever size the archive claims; unknown and duplicate names are rejected; and the content is numbers and text, none of
 * which is executed.
 */
public final class RunBundle {

    /** The version of the format that is written, and the only one that is read. */
    public static final int FORMAT_VERSION = 1;

    static final String MANIFEST = "bundle.json";
    static final String RUN = "run.json";
    static final String SERIES = "series.csv";
    static final String FIGURE = "figure.svg";

    /**
     * The content of a bundle.
     *
     * @param run the run
     * @param checkpoints points to resume from, by step
     * @param uuid its identity in all libraries
     * @param name the name that the user gave it
     * @param note the user's note
     * @param tags single words
     */
    public record Content(
            RunResult run, List<Checkpoint> checkpoints, String uuid, String name, String note, List<String> tags) {}

    /**
     * Writes a bundle.
     *
     * @param figure a drawing of the run as SVG, if available
     * @param out where to; not closed
     */
    public static void write(Content content, Optional<String> figure, String appVersion, OutputStream out)
            throws IOException {
        RunResult run = content.run().settled(); // all entries show the same state of a run that goes on
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        Writer text = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        zip.putNextEntry(entry(MANIFEST));
        manifest(content, appVersion, text);
        zip.putNextEntry(entry(RUN));
        RunJson.write(run, appVersion, text);
        text.flush();
        zip.putNextEntry(entry(SERIES));
        RunCsv.write(run.history(), CsvFormat.COMMA, text);
        text.flush();
        if (figure.isPresent()) {
            zip.putNextEntry(entry(FIGURE));
            text.write(figure.get());
            text.flush();
        }
        for (Checkpoint checkpoint : content.checkpoints()) {
            zip.putNextEntry(entry(checkpoint(checkpoint)));
            zip.write(CheckpointFile.write(checkpoint));
        }
        zip.finish();
    }

    /** The name of a checkpoint's entry. */
    static String checkpoint(Checkpoint checkpoint) {
        return "checkpoints/" + checkpoint.step() + ".bin";
    }

    /** An entry without the time of writing: the same run is the same file. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }

    /**
     * Writes a bundle into a file atomically.
     *
     * @throws IOException if that fails; an existing file is then unchanged
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
     * @throws IOException if it is unreadable or not a bundle; the message names the file and what is wrong in it
     */
    public static Content read(Path file) throws IOException {
        return RunBundleReader.read(file);
    }
}
