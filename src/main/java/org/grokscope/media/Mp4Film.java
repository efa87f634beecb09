package org.grokscope.media;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A film as H.264 in MP4, at a constant frame rate. */
final class Mp4Film implements Film {

    private static final int KEY_SECONDS = 10;

    private final PartFile file;
    private final FileChannel channel;
    private final OutputStream out;
    private final ScreenEncoder encoder;
    private final ParameterSets sets;
    private final int room;
    private final int keyEvery;
    private final int[] sizes;
    private int frames;

    /**
     * Begins a film.
     *
     * @param mostFrames the most frames that it can have
     */
    Mp4Film(Path place, int width, int height, int framesPerSecond, int mostFrames) throws IOException {
        if (width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException(
                    "Width and height of an MP4 film must be even (got " + width + " × " + height + ")");
        }
        sets = new ParameterSets(width, height, framesPerSecond);
        level(0);
        encoder = new ScreenEncoder(width, height);
        sizes = new int[mostFrames];
        room = Mp4Header.room(mostFrames, framesPerSecond);
        keyEvery = KEY_SECONDS * framesPerSecond;
        file = new PartFile(place);
        channel = FileChannel.open(
                file.part(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        channel.position(room);
        out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    private int level(long bitsPerSecond) {
        int columns = YuvPicture.blocks(sets.width());
        int rows = YuvPicture.blocks(sets.height());
        return H264Level.of(columns, rows, sets.framesPerSecond(), bitsPerSecond)
                .idc();
    }

    @Override
    public void add(Frame frame) throws IOException {
        frame.requireSize(sets.width(), sets.height());
        ByteBuffer unit = encoder.encode(frame.pixels(), frames % keyEvery == 0);
        out.write(ByteBuffer.allocate(4).putInt(unit.remaining()).array());
        byte[] bytes = new byte[unit.remaining()];
        unit.get(bytes);
        out.write(bytes);
        sizes[frames] = 4 + bytes.length;
        frames++;
    }

    /** The most bits in any second. */
    private long peak() {
        long second = 0;
        long peak = 0;
        for (int i = 0; i < frames; i++) {
            second += sizes[i];
            if (i >= sets.framesPerSecond()) {
                second -= sizes[i - sets.framesPerSecond()];
            }
            peak = Math.max(peak, second);
        }
        return peak * 8;
    }

    @Override
    public void finish() throws IOException {
        out.flush();
        ByteBuffer header = new Mp4Header(sets, level(peak()), Arrays.copyOf(sizes, frames), keyEvery).bytes(room);
        channel.position(0);
        while (header.hasRemaining()) {
            channel.write(header);
        }
        channel.close();
        file.finish();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            file.discard();
        }
    }
}
