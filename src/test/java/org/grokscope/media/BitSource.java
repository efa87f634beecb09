package org.grokscope.media;

/** Reads bits as H.264 writes them (clause 7.2): the counterpart of {@link BitSink}, written apart from it. */
final class BitSource {

    private final byte[] bytes;
    private int bit;

    /**
     * Reads bytes without escapes.
     *
     * @param from the first bit
     */
    BitSource(byte[] bytes, int from) {
        this.bytes = bytes;
        bit = from;
    }

    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, bit++) {
            value = (value << 1) | ((bytes[bit >> 3] >> (7 - (bit & 7))) & 1);
        }
        return value;
    }

    /** An Exp-Golomb code, ue(v) of clause 9.1. */
    int unsigned() {
        int zeros = 0;
        while (bits(1) == 0) {
            zeros++;
        }
        return (1 << zeros) - 1 + bits(zeros);
    }

    static void expect(int wanted, int found) {
        if (wanted != found) {
            throw new AssertionError("wanted " + wanted + ", found " + found);
        }
    }

    /** Goes to the next whole byte. */
    void align() {
        bit = (bit + 7) / 8 * 8;
    }

    /** Whether more than the closing bit and zeros follow. */
    boolean hasMore() {
        int end = bytes.length * 8 - 1;
        while (((bytes[end >> 3] >> (7 - (end & 7))) & 1) == 0) {
            end--;
        }
        return bit < end;
    }
}
