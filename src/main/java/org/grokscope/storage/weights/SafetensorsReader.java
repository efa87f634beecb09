package org.grokscope.storage.weights;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads files in the format of safetensors, which {@link SafetensorsWriter} describes. A file may come from an untrusted source. */
final class SafetensorsReader {

    /** No network that can be trained here is larger. */
    private static final long LARGEST = 1L << 28;

    private static final String METADATA = "__metadata__";
    private static final int LENGTH = Long.BYTES;

    private final Path file;
    private final ByteBuffer bytes;

    /**
     * What a file holds.
     *
     * @param metadata texts by name
     * @param tensors by name
     */
    record Contents(Map<String, String> metadata, Map<String, Tensor> tensors) {}

    /**
     * One array.
     *
     * @param shape the lengths of its axes
     * @param values row by row
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over and not compared
    record Tensor(List<Integer> shape, float[] values) {}

    private SafetensorsReader(Path file, byte[] content) {
        this.file = file;
        bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read or is no such file; the message names it
     */
    static Contents read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new IOException(file + " is larger than 256 MB: no network that can be trained here is.");
        }
        try {
            return new SafetensorsReader(file, Files.readAllBytes(file)).contents();
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NumberFormatException
                | IndexOutOfBoundsException e) {
            throw new IOException(file + " is damaged: its header cannot be read.", e);
        }
    }

    private Contents contents() throws IOException {
        if (bytes.capacity() < LENGTH) {
            throw notOne();
        }
        long length = bytes.getLong(0);
        if (length < 2 || length > bytes.capacity() - LENGTH) {
            throw notOne();
        }
        String header = new String(bytes.array(), LENGTH, (int) length, StandardCharsets.UTF_8);
        if (!header.startsWith("{")) {
            throw notOne();
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry :
                JsonParser.parseString(header).getAsJsonObject().entrySet()) {
            JsonObject value = entry.getValue().getAsJsonObject();
            if (entry.getKey().equals(METADATA)) {
                value.entrySet()
                        .forEach(text ->
                                metadata.put(text.getKey(), text.getValue().getAsString()));
            } else {
                tensors.put(entry.getKey(), tensor(entry.getKey(), value, LENGTH + (int) length));
            }
        }
        return new Contents(metadata, tensors);
    }

    private IOException notOne() {
        return new IOException(file + " is no file of safetensors.");
    }

    private Tensor tensor(String name, JsonObject header, int start) throws IOException {
        String word = required(header, "dtype").getAsString();
        NumberType type = NumberType.of(word);
        if (type == null) {
            throw new IOException(file + ": " + name + " has the type " + word + "; F32, F64, F16 and BF16 are read.");
        }
        List<Integer> shape = new ArrayList<>();
        long size = 1;
        for (JsonElement axis : required(header, "shape").getAsJsonArray()) {
            shape.add(axis.getAsInt());
            size = axis.getAsInt() < 0 || size > LARGEST ? -1 : size * axis.getAsInt();
        }
        JsonArray place = required(header, "data_offsets").getAsJsonArray();
        long from = place.get(0).getAsLong();
        long to = place.get(1).getAsLong();
        if (size < 0 || from < 0 || to - from != size * type.bytes || to > bytes.capacity() - start) {
            throw new IOException(file + " is damaged: " + name + " is not where its header says.");
        }
        float[] values = new float[(int) size];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.at(bytes, start + (int) from + i * type.bytes);
        }
        return new Tensor(shape, values);
    }

    private static JsonElement required(JsonObject header, String name) {
        JsonElement value = header.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return value;
    }

    /** The types of numbers. */
    private enum NumberType {
        F32(4),
        F64(8),
        F16(2),
        BF16(2);

        private final int bytes;

        NumberType(int bytes) {
            this.bytes = bytes;
        }

        static NumberType of(String name) {
            for (NumberType type : values()) {
                if (type.name().equals(name)) {
                    return type;
                }
            }
            return null;
        }

        float at(ByteBuffer from, int place) {
            return switch (this) {
                case F32 -> from.getFloat(place);
                case F64 -> (float) from.getDouble(place);
                case F16 -> Float.float16ToFloat(from.getShort(place));
                case BF16 -> Float.intBitsToFloat(from.getShort(place) << Short.SIZE);
            };
        }
    }
}
