package org.grokscope.storage.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message of Protocol Buffers that is being written, field by field. */
final class Message {

    /** Wire types. */
    private static final int VARINT = 0;

    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
        key(field, VARINT);
        varint(value);
        return this;
    }

    Message real(int field, double value) {
        key(field, FIXED64);
        out.writeBytes(little(8).putDouble(value).array());
        return this;
    }

    Message single(int field, float value) {
        key(field, FIXED32);
        out.writeBytes(little(4).putFloat(value).array());
        return this;
    }

    Message text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message part) {
        return bytes(field, part.bytes());
    }

    private Message bytes(int field, byte[] content) {
        key(field, BYTES);
        varint(content.length);
        out.writeBytes(content);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void key(int field, int wireType) {
        varint(((long) field << 3) | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
