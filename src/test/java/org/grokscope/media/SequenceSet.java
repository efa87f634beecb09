package org.grokscope.media;

/**
 * A sequence parameter set, read field by field as ISO/IEC 14496-10, 7.3.2.1.1 and E.1.1 list them, as far as films use them.
 */
final class SequenceSet {

    final int profile;
    final int constraints;
    final int level;
    final int width;
    final int height;
    final int primaries;
    final int transfer;
    final int matrix;
    final boolean fullRange;
    final int chromaLocation;
    final double framesPerSecond;
    final boolean fixedRate;
    final int reordered;

    private final BitSource in;

    /** From the bytes behind the unit's header, without escapes. */
    SequenceSet(byte[] unit) {
        in = new BitSource(unit, 0);
        profile = bits(8);
        constraints = bits(8);
        level = bits(8);
        BitSource.expect(0, unsigned());
        unsigned();
        BitSource.expect(2, unsigned());
        BitSource.expect(1, unsigned());
        BitSource.expect(0, bits(1));
        int columns = unsigned() + 1;
        int rows = unsigned() + 1;
        BitSource.expect(1, bits(1));
        bits(1);
        int[] crop = new int[4];
        if (bits(1) == 1) {
            for (int i = 0; i < 4; i++) {
                crop[i] = unsigned();
            }
        }
        width = columns * 16 - 2 * (crop[0] + crop[1]);
        height = rows * 16 - 2 * (crop[2] + crop[3]);
        BitSource.expect(1, bits(1));
        BitSource.expect(1, bits(1));
        BitSource.expect(1, bits(8));
        BitSource.expect(0, bits(1));
        BitSource.expect(1, bits(1));
        bits(3);
        fullRange = bits(1) == 1;
        BitSource.expect(1, bits(1));
        primaries = bits(8);
        transfer = bits(8);
        matrix = bits(8);
        BitSource.expect(1, bits(1));
        chromaLocation = unsigned();
        BitSource.expect(chromaLocation, unsigned());
        BitSource.expect(1, bits(1));
        double tick = bits(32);
        framesPerSecond = bits(32) / tick / 2;
        fixedRate = bits(1) == 1;
        BitSource.expect(0, bits(3));
        BitSource.expect(1, bits(1));
        bits(1);
        for (int i = 0; i < 4; i++) {
            unsigned();
        }
        reordered = unsigned();
        BitSource.expect(1, unsigned());
        BitSource.expect(1, bits(1));
    }

    private int bits(int count) {
        return in.bits(count);
    }

    private int unsigned() {
        return in.unsigned();
    }
}
