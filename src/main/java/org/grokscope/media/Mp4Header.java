package org.grokscope.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The boxes before the pictures in an MP4 file (ISO/IEC 14496-12, -14 and -15): {@code ftyp}, and {@code moov} with one track of H.264 at a
 * constant frame rate. They come first, so that playing can begin before the whole file is there; the room for them is known beforehand,
 * and what they leave of it is a {@code free} box.
 *
 * @param sets what applies to all pictures
 * @param level of H.264, times ten
 * @param sizes bytes of each sample
 * @param keyEvery the distance of key frames; the first is one
 */
@SuppressWarnings("ArrayRecordComponent") // passed on without copying, and never compared as a record
record Mp4Header(ParameterSets sets, int level, int[] sizes, int keyEvery) {

    /** Units of time per frame: a rate such as 30 alone is too coarse for some editors. */
    private static final int FRAME_TIME = 512;

    private static final int[] UPRIGHT = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};

    /** The bytes before the first sample in a film of at most so many frames. */
    static int room(int frames, int framesPerSecond) {
        int chunks = frames / framesPerSecond + 1;
        return 1_024 + 4 * frames + 4 * (frames / framesPerSecond + 1) + 8 * chunks;
    }

    /** All boxes up to the first sample. */
    ByteBuffer bytes(int room) {
        ByteBuffer out = ByteBuffer.allocate(room);
        box(out, "ftyp", () -> {
            text(out, "mp42");
            out.putInt(0);
            text(out, "mp42isomavc1");
        });
        box(out, "moov", () -> movie(out, room));
        long data = Arrays.stream(sizes).asLongStream().sum();
        boolean large = data + 8 > 0xFFFFFFFFL;
        int start = room - (large ? 16 : 8);
        int free = start - out.position();
        out.putInt(free);
        text(out, "free");
        out.position(start);
        out.putInt(large ? 1 : (int) (data + 8));
        text(out, "mdat");
        if (large) {
            out.putLong(data + 16);
        }
        return out.flip();
    }

    private static void box(ByteBuffer out, String type, Runnable content) {
        int start = out.position();
        out.putInt(0);
        text(out, type);
        content.run();
        out.putInt(start, out.position() - start);
    }

    /** A box with version 0 and flags. */
    private static void full(ByteBuffer out, String type, int flags, Runnable content) {
        box(out, type, () -> {
            out.putInt(flags);
            content.run();
        });
    }

    private static void text(ByteBuffer out, String text) {
        out.put(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void ints(ByteBuffer out, int... values) {
        for (int value : values) {
            out.putInt(value);
        }
    }

    private int duration() {
        return sizes.length * FRAME_TIME;
    }

    private int timeScale() {
        return sets.framesPerSecond() * FRAME_TIME;
    }

    private void movie(ByteBuffer out, int room) {
        full(out, "mvhd", 0, () -> {
            // Made and changed at an unknown time; speed 1, volume 1.
            ints(out, 0, 0, timeScale(), duration(), 0x10000, 0x1000000, 0, 0);
            ints(out, UPRIGHT);
            ints(out, 0, 0, 0, 0, 0, 0);
            // The number of the next track.
            out.putInt(2);
        });
        box(out, "trak", () -> {
            // Enabled, in the movie and in its preview.
            full(out, "tkhd", 7, () -> {
                ints(out, 0, 0, 1, 0, duration(), 0, 0, 0, 0);
                ints(out, UPRIGHT);
                ints(out, sets.width() << 16, sets.height() << 16);
            });
            box(out, "mdia", () -> media(out, room));
        });
    }

    private void media(ByteBuffer out, int room) {
        // The language is "und", undetermined, three letters of five bits.
        full(out, "mdhd", 0, () -> ints(out, 0, 0, timeScale(), duration(), 0x55C40000));
        full(out, "hdlr", 0, () -> {
            out.putInt(0);
            text(out, "vide");
            ints(out, 0, 0, 0);
            text(out, "VideoHandler\0");
        });
        box(out, "minf", () -> {
            full(out, "vmhd", 1, () -> ints(out, 0, 0));
            // The samples are in this file.
            box(
                    out,
                    "dinf",
                    () -> full(out, "dref", 0, () -> {
                        out.putInt(1);
                        full(out, "url ", 1, () -> {});
                    }));
            box(out, "stbl", () -> samples(out, room));
        });
    }

    private void samples(ByteBuffer out, int room) {
        full(out, "stsd", 0, () -> {
            out.putInt(1);
            box(out, "avc1", () -> entry(out));
        });
        full(out, "stts", 0, () -> ints(out, 1, sizes.length, FRAME_TIME));
        full(out, "stss", 0, () -> {
            out.putInt((sizes.length + keyEvery - 1) / keyEvery);
            for (int key = 0; key < sizes.length; key += keyEvery) {
                out.putInt(key + 1);
            }
        });
        int rate = sets.framesPerSecond();
        int whole = sizes.length / rate;
        int rest = sizes.length % rate;
        // A chunk per second.
        full(out, "stsc", 0, () -> {
            out.putInt((whole > 0 ? 1 : 0) + (rest > 0 ? 1 : 0));
            if (whole > 0) {
                ints(out, 1, rate, 1);
            }
            if (rest > 0) {
                ints(out, whole + 1, rest, 1);
            }
        });
        full(out, "stsz", 0, () -> {
            ints(out, 0, sizes.length);
            ints(out, sizes);
        });
        offsets(out, room, whole + (rest > 0 ? 1 : 0));
    }

    private void offsets(ByteBuffer out, int room, int chunks) {
        boolean large = room + Arrays.stream(sizes).asLongStream().sum() > 0xFFFFFFFFL;
        full(out, large ? "co64" : "stco", 0, () -> {
            out.putInt(chunks);
            long at = room;
            for (int sample = 0; sample < sizes.length; sample++) {
                if (sample % sets.framesPerSecond() == 0) {
                    if (large) {
                        out.putLong(at);
                    } else {
                        out.putInt((int) at);
                    }
                }
                at += sizes[sample];
            }
        });
    }

    /** A visual sample entry of H.264 with its decoder configuration, colours and pixel shape. */
    private void entry(ByteBuffer out) {
        ints(out, 0, 1, 0, 0, 0, 0);
        out.putShort((short) sets.width());
        out.putShort((short) sets.height());
        // 72 dots per inch, one picture per sample, no compressor's name, 24 bits, no colour table.
        ints(out, 0x480000, 0x480000, 0);
        out.putShort((short) 1);
        out.put(new byte[32]);
        ints(out, 0x0018FFFF);
        byte[] sequence = sets.sequence(level);
        byte[] picture = ParameterSets.picture();
        box(out, "avcC", () -> {
            // Lengths of four bytes; one sequence and one picture parameter set.
            out.put(new byte[] {1, ParameterSets.PROFILE, (byte) ParameterSets.CONSTRAINTS, (byte) level});
            out.put(new byte[] {(byte) 0xFF, (byte) 0xE1});
            out.putShort((short) sequence.length).put(sequence);
            out.put((byte) 1).putShort((short) picture.length).put(picture);
        });
        box(out, "colr", () -> {
            text(out, "nclx");
            for (int i = 0; i < 3; i++) {
                out.putShort((short) ParameterSets.COLOURS);
            }
            // Limited range.
            out.put((byte) 0);
        });
        box(out, "pasp", () -> ints(out, 1, 1));
    }
}
