package org.grokscope.media;

import java.nio.ByteBuffer;

/** Writes bits and Exp-Golomb codes (ISO/IEC 14496-10, 9.1) as a NAL unit, with the escapes that it needs (7.4.1). */
final class BitSink {

    private static final int ESCAPE = 3;

    private final ByteBuffer out;
    private int current;
    private int count;
    private int zeros;

    BitSink(ByteBuffer out) {
        this.out = out;
    }

    /** The lowest bits of a value, most significant first. */
    void bits(int value, int number) {
        for (int i = number - 1; i >= 0; i--) {
            current = (current << 1) | ((value >>> i) & 1);
            count++;
            if (count == 8) {
                put(current);
                current = 0;
                count = 0;
            }
        }
    }

    void flag(boolean value) {
        bits(value ? 1 : 0, 1);
    }

    /** An unsigned Exp-Golomb code, ue(v). */
    void unsigned(int value) {
        int length = 32 - Integer.numberOfLeadingZeros(value + 1);
        bits(0, length - 1);
        bits(value + 1, length);
    }

    /** Zeros up to the next byte boundary. */
    void align() {
        if (count > 0) {
            bits(0, 8 - count);
        }
    }

    /** The end of a NAL unit: a one and zeros up to the next byte boundary. */
    void end() {
        bits(1, 1);
        align();
    }

    /** A byte; must be aligned. */
    void octet(int value) {
        put(value);
    }

    /** Two zeros followed by at most 3 would look like the start of a unit. */
    private void put(int value) {
        int octet = value & 0xFF;
        if (zeros == 2 && octet <= ESCAPE) {
            out.put((byte) ESCAPE);
            zeros = 0;
        }
        out.put((byte) octet);
        zeros = octet == 0 ? zeros + 1 : 0;
    }
}
