package org.grokscope.storage.weights;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's archive: a ZIP of {@code NAME.npy}, uncompressed as {@code numpy.savez} writes them, each with a header of version 1.0 (NumPy's
 * documentation, numpy.lib.format). The metadata is a string without dimensions, so that no pickled object is needed to read it.
 */
final class NpzWriter {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    /** The numbers begin at a multiple of this. */
    private static final int ALIGNMENT = 64;

    private NpzWriter() {}

    static void write(Map<String, String> metadata, List<WeightTensor> tensors, float[] theta, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (WeightTensor tensor : tensors) {
            String shape = tensor.shape().stream().map(length -> length + ",").collect(Collectors.joining(" "));
            entry(zip, tensor.name(), array("<f4", shape, SafetensorsWriter.bytes(tensor.values(theta))));
        }
        String text = new Gson().toJson(metadata);
        int length = text.codePointCount(0, text.length());
        ByteBuffer characters = ByteBuffer.allocate(4 * length).order(ByteOrder.LITTLE_ENDIAN);
        text.codePoints().forEach(characters::putInt);
        entry(zip, "metadata", array("<U" + length, "", characters.array()));
        zip.finish();
    }

    private static byte[] array(String type, String shape, byte[] numbers) {
        String dictionary = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int used = MAGIC.length + Short.BYTES + dictionary.length() + 1;
        int padded = (used + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String header = dictionary + " ".repeat(padded - used) + "\n";
        return ByteBuffer.allocate(padded + numbers.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.ISO_8859_1))
                .put(numbers)
                .array();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0)); // the same weights are the same file
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
