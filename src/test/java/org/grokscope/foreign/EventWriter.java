package org.grokscope.foreign;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Writes event files as TensorBoard's SummaryWriter does: records of tensorflow/core/lib/io/record_writer.h, with the fields of event.proto,
 * summary.proto and plugins/hparams/plugin_data.proto.
 */
final class EventWriter {

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    EventWriter() {
        record(join(fixed64(1, 1.7e9), bytes(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8))));
    }

    /** A scalar as PyTorch and tensorboardX write it. */
    EventWriter scalar(long step, String tag, double value) {
        return value(step, join(text(1, tag), fixed32(2, (float) value)));
    }

    /** A scalar as TensorFlow 2 writes it: a tensor of one float. */
    EventWriter tensor(long step, String tag, double value) {
        byte[] content = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat((float) value)
                .array();
        return value(step, join(text(1, tag), bytes(8, join(varint(1, 1), bytes(4, content)))));
    }

    /** The start of a session of the HParams tab. */
    EventWriter hyperparameter(String name, double number) {
        return hyperparameter(name, fixed64(2, number));
    }

    EventWriter hyperparameter(String name, String text) {
        return hyperparameter(name, text(3, text));
    }

    private EventWriter hyperparameter(String name, byte[] value) {
        byte[] start = bytes(1, join(text(1, name), bytes(2, value)));
        byte[] plugin = join(text(1, "hparams"), bytes(2, bytes(3, start)));
        return value(0, join(text(1, "_hparams_/session_start_info"), bytes(9, bytes(1, plugin))));
    }

    private EventWriter value(long step, byte[] value) {
        record(join(fixed64(1, 1.7e9 + step), varint(2, step), bytes(5, bytes(1, value))));
        return this;
    }

    private void record(byte[] event) {
        byte[] length = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(event.length)
                .array();
        file.writeBytes(join(length, masked(length), event, masked(event)));
    }

    private static byte[] masked(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        int value = (int) sum.getValue();
        int rotated = ((value >>> 15) | (value << 17)) + 0xa282ead8;
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(rotated)
                .array();
    }

    private static byte[] key(int field, int type) {
        return plain(((long) field << 3) | type);
    }

    private static byte[] plain(long number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    private static byte[] varint(int field, long number) {
        return join(key(field, 0), plain(number));
    }

    private static byte[] fixed64(int field, double number) {
        return join(
                key(field, 1),
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putDouble(number)
                        .array());
    }

    private static byte[] fixed32(int field, float number) {
        return join(
                key(field, 5),
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putFloat(number)
                        .array());
    }

    private static byte[] bytes(int field, byte[] content) {
        return join(key(field, 2), plain(content.length), content);
    }

    private static byte[] text(int field, String content) {
        return bytes(field, content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    byte[] bytes() {
        return file.toByteArray();
    }
}
