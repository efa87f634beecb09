package org.grokscope.storage.weights;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The format of safetensors (github.com/huggingface/safetensors): the length of the header as 8 bytes, little-endian; the header, a JSON
 * object with type, shape and place of each array, padded with blanks; then the numbers of all arrays, one after the other.
 */
final class SafetensorsWriter {

    /** The numbers begin at a multiple of this. */
    private static final int ALIGNMENT = 8;

    private SafetensorsWriter() {}

    static void write(Map<String, String> metadata, List<WeightTensor> tensors, float[] theta, OutputStream out)
            throws IOException {
        byte[] header = header(metadata, tensors).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(header, (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, header.length, padded.length, (byte) ' ');
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded.length)
                .array());
        out.write(padded);
        for (WeightTensor tensor : tensors) {
            out.write(bytes(tensor.values(theta)));
        }
    }

    private static String header(Map<String, String> metadata, List<WeightTensor> tensors) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.beginObject();
        json.name("__metadata__").beginObject();
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            json.name(entry.getKey()).value(entry.getValue());
        }
        json.endObject();
        long offset = 0;
        for (WeightTensor tensor : tensors) {
            json.name(tensor.name()).beginObject();
            json.name("dtype").value("F32");
            json.name("shape").beginArray();
            for (int length : tensor.shape()) {
                json.value(length);
            }
            json.endArray();
            long end = offset + (long) Float.BYTES * tensor.size();
            json.name("data_offsets").beginArray().value(offset).value(end).endArray();
            json.endObject();
            offset = end;
        }
        json.endObject();
        json.flush();
        return text.toString();
    }

    /** Numbers as float32, little-endian. */
    static byte[] bytes(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }
}
