package org.grokscope.media;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A film as animated GIF (89a). The first frame is whole and opaque, and its colours are the global colour table, so that a viewer that
 * shows only one frame shows a picture. Of each other frame only the rectangle that changed is written over the previous frames, with its
 * unchanged pixels transparent; a frame without a change extends the display time of the previous one.
 */
final class GifFilm implements Film {

    private static final int TRANSPARENT = 255;

    private final PartFile file;
    private final OutputStream out;
    private final int width;
    private final int height;
    private final int rate;
    private final boolean repeat;
    private int[] last;
    /** The image to write once its display time is known. */
    private byte[] pending;

    private boolean pendingIsFirst;
    private int pendingFrames;
    private int writtenFrames;

    /**
     * Begins a film.
     *
     * @param repeat whether it repeats without end, or stops at its last frame
     */
    GifFilm(Path place, int width, int height, int framesPerSecond, boolean repeat) throws IOException {
        this.width = width;
        this.height = height;
        this.repeat = repeat;
        if (framesPerSecond > GIF_RATE) {
            throw new IllegalArgumentException(
                    "A GIF must have at most " + GIF_RATE + " frames per second (got " + framesPerSecond + ")");
        }
        rate = framesPerSecond;
        file = new PartFile(place);
        out = new BufferedOutputStream(Files.newOutputStream(file.part()));
    }

    /** The screen with the global colour table, and whether the film repeats. */
    private void begin(Palette palette) throws IOException {
        out.write("GIF89a".getBytes(StandardCharsets.US_ASCII));
        shorts(width, height);
        out.write(new byte[] {(byte) 0xF7, 0, 0});
        out.write(table(palette));
        if (repeat) {
            // The Netscape extension, which all players support. A film without it is played once.
            out.write(new byte[] {0x21, (byte) 0xFF, 11});
            out.write("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[] {3, 1, 0, 0, 0});
        }
    }

    @Override
    public void add(Frame frame) throws IOException {
        frame.requireSize(width, height);
        int[] box = changed(frame.pixels());
        if (box == null) {
            pendingFrames++;
            return;
        }
        flush();
        pendingIsFirst = last == null;
        pending = image(frame.pixels(), box);
        pendingFrames = 1;
        last = frame.pixels().clone();
    }

    /** Left, top, right, bottom (both exclusive) of what changed; null if nothing did. */
    private int[] changed(int[] pixels) {
        if (last == null) {
            return new int[] {0, 0, width, height};
        }
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if ((pixels[y * width + x] ^ last[y * width + x]) << 8 != 0) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        return right == 0 ? null : new int[] {left, top, right, bottom};
    }

    /** The image block without the control block before it. */
    private byte[] image(int[] pixels, int[] box) throws IOException {
        int boxWidth = box[2] - box[0];
        int boxHeight = box[3] - box[1];
        int[] part = new int[boxWidth * boxHeight];
        for (int y = 0; y < boxHeight; y++) {
            for (int x = 0; x < boxWidth; x++) {
                int at = (box[1] + y) * width + box[0] + x;
                boolean same = last != null && (pixels[at] ^ last[at]) << 8 == 0;
                part[y * boxWidth + x] = same ? 0 : pixels[at] | 0xFF000000;
            }
        }
        Palette palette = Palette.of(part);
        if (last == null) {
            begin(palette);
        }
        byte[] symbols = new byte[part.length];
        for (int i = 0; i < part.length; i++) {
            symbols[i] = (byte) (part[i] >>> 24 == 0 ? TRANSPARENT : palette.index(part[i]));
        }
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x2C);
        for (int value : new int[] {box[0], box[1], boxWidth, boxHeight}) {
            block.write(value & 0xFF);
            block.write(value >> 8);
        }
        if (last == null) {
            block.write(0);
        } else {
            block.write(0x87);
            block.write(table(palette));
        }
        block.write(Lzw.compress(symbols, 8));
        return block.toByteArray();
    }

    /** 256 colours. */
    private static byte[] table(Palette palette) {
        byte[] table = new byte[3 * 256];
        for (int i = 0; i < palette.size(); i++) {
            int colour = palette.colour(i);
            table[3 * i] = (byte) (colour >> 16);
            table[3 * i + 1] = (byte) (colour >> 8);
            table[3 * i + 2] = (byte) colour;
        }
        return table;
    }

    private void flush() throws IOException {
        if (pending != null) {
            // The picture stays when the next one comes; except in the first, colour 255 is transparent.
            out.write(new byte[] {0x21, (byte) 0xF9, 4, (byte) (pendingIsFirst ? 0x04 : 0x05)});
            // Each ends at the nearest hundredth of a second, so that the film as a whole is as long as its frames.
            int end = hundredths(writtenFrames + pendingFrames);
            shorts(Math.min(0xFFFF, end - hundredths(writtenFrames)));
            writtenFrames += pendingFrames;
            out.write(new byte[] {(byte) TRANSPARENT, 0});
            out.write(pending);
            pending = null;
        }
    }

    private int hundredths(int frames) {
        return Math.round(100f * frames / rate);
    }

    private void shorts(int... values) throws IOException {
        for (int value : values) {
            out.write(value & 0xFF);
            out.write(value >> 8);
        }
    }

    @Override
    public void finish() throws IOException {
        flush();
        out.write(0x3B);
        out.close();
        file.finish();
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            file.discard();
        }
    }
}
