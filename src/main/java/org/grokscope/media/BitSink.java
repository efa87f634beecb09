package org.grokscope.media;

import java.nio.ByteBuffer;

/** Writes bits and Exp-Golomb codes (ISO/IEC 14496-10, 9.1). */
final class BitSink {

    private final ByteBuffer out;
    private int current;
    private int count;

    BitSink(ByteBuffer out) {
        this.out = out;
    }

    /** The lowest bits of a value, most significant first. */
    void bits(int value, int number) {
        for (int i = number - 1; i >= 0; i--) {
            current = (current << 1) | ((value >> i) & 1);
            count++;
            if (count == 8) {
                out.put((byte) current);
                current = 0;
                count = 0;
            }
        }
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

    /** A byte; must be aligned. */
    void octet(int value) {
        out.put((byte) value);
    }
}
