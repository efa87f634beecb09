package org.grokscope.media;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** GIF compression: variable-length Lempel–Ziv–Welch codes in blocks of at most 255 bytes. */
final class Lzw {

    private static final int MOST_CODES = 4096;
    private static final int HASH = 1 << 14;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final byte[] block = new byte[255];
    /** Hash table: prefix code and next symbol of each known string; {@link #codes} has the string's own code. */
    private final int[] keys = new int[HASH];

    private final int[] codes = new int[HASH];
    private final int clear;
    private int next;
    private int bits;
    private int blockSize;
    private int buffer;
    private int buffered;

    private Lzw(int symbolBits) {
        clear = 1 << symbolBits;
    }

    /**
     * Compresses.
     *
     * @param symbols numbers below 2^symbolBits
     * @param symbolBits 2 to 8
     */
    static byte[] compress(byte[] symbols, int symbolBits) {
        return new Lzw(symbolBits).run(symbols, symbolBits);
    }

    private byte[] run(byte[] symbols, int symbolBits) {
        out.write(symbolBits);
        reset(symbolBits);
        emit(clear);
        int string = symbols[0] & 0xFF;
        for (int i = 1; i < symbols.length; i++) {
            int symbol = symbols[i] & 0xFF;
            int key = (string << 8) | symbol;
            int slot = slot(key);
            if (keys[slot] == key) {
                string = codes[slot];
                continue;
            }
            emit(string);
            if (next < MOST_CODES) {
                keys[slot] = key;
                codes[slot] = next;
                // The code length follows the largest code that the decoder may expect next.
                if (next == 1 << bits) {
                    bits++;
                }
                next++;
            } else {
                emit(clear);
                reset(symbolBits);
            }
            string = symbol;
        }
        emit(string);
        if (next == 1 << bits && bits < 12) {
            bits++;
        }
        emit(clear + 1);
        if (buffered > 0) {
            put(buffer & 0xFF);
        }
        flushBlock();
        out.write(0);
        return out.toByteArray();
    }

    private void reset(int symbolBits) {
        Arrays.fill(keys, -1);
        next = clear + 2;
        bits = symbolBits + 1;
    }

    private int slot(int key) {
        int slot = (key * 0x9E3779B1) >>> 18;
        while (keys[slot] != -1 && keys[slot] != key) {
            slot = (slot + 1) & (HASH - 1);
        }
        return slot;
    }

    private void emit(int code) {
        buffer |= code << buffered;
        buffered += bits;
        while (buffered >= 8) {
            put(buffer & 0xFF);
            buffer >>>= 8;
            buffered -= 8;
        }
    }

    private void put(int value) {
        block[blockSize++] = (byte) value;
        if (blockSize == block.length) {
            flushBlock();
        }
    }

    private void flushBlock() {
        if (blockSize > 0) {
            out.write(blockSize);
            out.write(block, 0, blockSize);
            blockSize = 0;
        }
    }
}
