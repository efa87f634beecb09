package org.grokscope.media;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A film as animated GIF (89a) that repeats endlessly. Of each frame only the rectangle that changed is written, with its unchanged
 * pixels transparent; a frame without a change extends the display time of the previous one.
 */
final class GifFilm implements Film {

    private static final int TRANSPARENT = 255;

    private final PartFile file;
    private final OutputStream out;
    private final int width;
    private final int height;
    private final int hundredths;
    private int[] last;
    /** The image to write once its display time is known. */
    private byte[] pending;

    private int pendingFrames;

    GifFilm(Path place, int width, int height, int framesPerSecond) throws IOException {
        this.width = width;
        this.height = height;
        hundredths = Math.max(2, Math.round(100f / framesPerSecond));
        file = new PartFile(place);
        out = new BufferedOutputStream(Files.newOutputStream(file.part()));
        out.write("GIF89a".getBytes(StandardCharsets.US_ASCII));
        shorts(width, height);
        out.write(new byte[] {0x70, 0, 0});
        // The Netscape extension, which all players support: repeat endlessly.
        out.write(new byte[] {0x21, (byte) 0xFF, 11});
        out.write("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {3, 1, 0, 0, 0});
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
        block.write(0x87);
        for (int i = 0; i < 256; i++) {
            int colour = i < palette.size() ? palette.colour(i) : 0;
            block.write(colour >> 16);
            block.write(colour >> 8);
            block.write(colour);
        }
        block.write(Lzw.compress(symbols, 8));
        return block.toByteArray();
    }

    private void flush() throws IOException {
        if (pending != null) {
            // Keep the previous picture; colour 255 is transparent.
            out.write(new byte[] {0x21, (byte) 0xF9, 4, 0x05});
            shorts(Math.min(0xFFFF, pendingFrames * hundredths));
            out.write(new byte[] {(byte) TRANSPARENT, 0});
            out.write(pending);
            pending = null;
        }
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
        out.close();
        file.discard();
    }
}
