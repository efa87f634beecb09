package org.grokscope.media;

/**
 * A level of H.264 and what a decoder of it can do (ISO/IEC 14496-10, table A-1).
 *
 * @param idc ten times the level
 * @param blocksPerSecond MaxMBPS, macroblocks per second
 * @param blocks MaxFS, macroblocks per picture
 * @param kilobits MaxBR, in units of 1,200 bits per second for the NAL units of the Baseline profile
 */
record H264Level(int idc, int blocksPerSecond, int blocks, int kilobits) {

    private static final int NAL_FACTOR = 1_200;

    private static final H264Level[] TABLE = {
        new H264Level(10, 1_485, 99, 64),
        new H264Level(11, 3_000, 396, 192),
        new H264Level(12, 6_000, 396, 384),
        new H264Level(13, 11_880, 396, 768),
        new H264Level(20, 11_880, 396, 2_000),
        new H264Level(21, 19_800, 792, 4_000),
        new H264Level(22, 20_250, 1_620, 4_000),
        new H264Level(30, 40_500, 1_620, 10_000),
        new H264Level(31, 108_000, 3_600, 14_000),
        new H264Level(32, 216_000, 5_120, 20_000),
        new H264Level(40, 245_760, 8_192, 20_000),
        new H264Level(41, 245_760, 8_192, 50_000),
        new H264Level(42, 522_240, 8_704, 50_000),
        new H264Level(50, 589_824, 22_080, 135_000),
        new H264Level(51, 983_040, 36_864, 240_000),
        new H264Level(52, 2_073_600, 36_864, 240_000)
    };

    /**
     * The lowest level for a film.
     *
     * @param columns macroblocks across
     * @param rows macroblocks down
     * @param framesPerSecond the frame rate
     * @param bitsPerSecond the most bits in any second; more than the highest level allows does not count
     * @throws IllegalArgumentException if no level allows such pictures
     */
    static H264Level of(int columns, int rows, int framesPerSecond, long bitsPerSecond) {
        H264Level last = TABLE[TABLE.length - 1];
        long bits = Math.min(bitsPerSecond, last.mostBits());
        for (H264Level level : TABLE) {
            // Neither side may be longer than √(8 · MaxFS) (A.3.1).
            boolean fits = columns * rows <= level.blocks
                    && Math.max(columns, rows) <= Math.sqrt(8.0 * level.blocks)
                    && (long) columns * rows * framesPerSecond <= level.blocksPerSecond;
            if (fits && bits <= level.mostBits()) {
                return level;
            }
        }
        throw new IllegalArgumentException("An MP4 film must have at most " + last.blocks
                + " blocks of 16 × 16 pixels and " + (int) Math.sqrt(8.0 * last.blocks) + " in a row or column (got "
                + columns + " × " + rows + ")");
    }

    private long mostBits() {
        return (long) kilobits * NAL_FACTOR;
    }
}
