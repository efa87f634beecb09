package org.grokscope.foreign.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The fields of a message of Protocol Buffers, one after the other. Throws IllegalArgumentException where the bytes are none. */
final class Fields {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer bytes;
    private final int end;
    private int at;
    private int field;
    private int type;
    /** Where the value is, and how long it is. */
    private int start;

    private int length;
    private long number;

    Fields(byte[] message, int from, int length) {
        bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        at = from;
        end = from + length;
    }

    /** Goes to the next field; returns whether there is one. */
    boolean next() {
        if (at >= end) {
            return false;
        }
        long key = varint();
        field = (int) (key >>> 3);
        type = (int) key & 7;
        number = 0;
        switch (type) {
            case VARINT -> {
                number = varint();
                length = 0;
            }
            case FIXED64 -> length = 8;
            case FIXED32 -> length = 4;
            case BYTES -> {
                long size = varint();
                if (size < 0 || size > end - at) {
                    throw new IllegalArgumentException("a field is longer than its message");
                }
                length = (int) size;
            }
            default -> throw new IllegalArgumentException("no wire type: " + type);
        }
        start = at;
        at += length;
        if (at > end) {
            throw new IllegalArgumentException("a field is longer than its message");
        }
        return true;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw new IllegalArgumentException("a number is cut off");
            }
            byte each = bytes.get(at++);
            value |= (long) (each & 0x7F) << shift;
            if (each >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is too long");
    }

    int field() {
        return field;
    }

    boolean isBytes() {
        return type == BYTES;
    }

    long number() {
        return number;
    }

    /** A number of 4 or 8 bytes. */
    double real() {
        return switch (type) {
            case FIXED64 -> bytes.getDouble(start);
            case FIXED32 -> bytes.getFloat(start);
            default -> Double.NaN;
        };
    }

    /** The number that is all the bytes. */
    double little(boolean isDouble) {
        if (isDouble) {
            return length == 8 ? bytes.getDouble(start) : Double.NaN;
        }
        return length == 4 ? bytes.getFloat(start) : Double.NaN;
    }

    String text() {
        return new String(bytes.array(), start, length, StandardCharsets.UTF_8);
    }

    Fields message() {
        return new Fields(bytes.array(), start, length);
    }
}
