package org.grokscope.storage.format;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * The manifest of a directory of results: one JSON object with {@code formatVersion}, {@code appVersion}, {@code name},
 * {@code shard} and {@code shards}.
 *
 * @param appVersion the version of the program that wrote it
 * @param name the sweep's name
 * @param shard the number of the part, from 1
 * @param shards the number of parts
 */
public record SweepManifest(String appVersion, String name, int shard, int shards) {

    /** The version of the layout that is written, and the only one that is read. */
    public static final int FORMAT_VERSION = 1;

    /** Writes it. Does not close the writer. */
    public void write(Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.setFormattingStyle(FormattingStyle.PRETTY);
        json.beginObject();
        json.name("formatVersion").value(FORMAT_VERSION);
        json.name("appVersion").value(appVersion);
        json.name("name").value(name);
        json.name("shard").value(shard);
        json.name("shards").value(shards);
        json.endObject();
        json.flush();
    }

    /**
     * Reads a manifest.
     *
     * @throws OtherVersionException if another version of the layout was written
     * @throws IOException if the file cannot be read or is not such an object; the message names the file and the field
     */
    public static SweepManifest read(Path file) throws IOException {
        JsonFields fields = JsonFields.of(file.toString(), "", JsonFile.parse(file));
        long version = fields.count("formatVersion");
        if (version != FORMAT_VERSION) {
            throw new OtherVersionException(file.toString(), version, FORMAT_VERSION);
        }
        return new SweepManifest(fields.text("appVersion"), fields.text("name"), (int) fields.count("shard"), (int)
                fields.count("shards"));
    }
}
