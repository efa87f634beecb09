package org.grokscope.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jcodec.common.Codec;
import org.jcodec.common.MuxerTrack;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.muxer.MP4Muxer;

/** A film as H.264 in MP4. A frame without a change extends the display time of the previous one. */
final class Mp4Film implements Film {

    private static final int KEY_SECONDS = 10;

    private final PartFile file;
    private final SeekableByteChannel channel;
    private final MP4Muxer muxer;
    private final MuxerTrack track;
    private final ScreenEncoder encoder;
    private final int width;
    private final int height;
    private final int rate;
    private long frames;
    private ByteBuffer pending;
    private boolean pendingIsKey;
    private long pendingFrom;

    Mp4Film(Path place, int width, int height, int framesPerSecond) throws IOException {
        if (width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException(
                    "Width and height of an MP4 film must be even (got " + width + " × " + height + ")");
        }
        this.width = width;
        this.height = height;
        rate = framesPerSecond;
        file = new PartFile(place);
        channel = NIOUtils.writableChannel(file.part().toFile());
        muxer = MP4Muxer.createMP4MuxerToChannel(channel);
        track = muxer.addVideoTrack(
                Codec.H264, VideoCodecMeta.createSimpleVideoCodecMeta(new Size(width, height), ColorSpace.YUV420));
        encoder = new ScreenEncoder(width, height);
    }

    @Override
    public void add(Frame frame) throws IOException {
        frame.requireSize(width, height);
        boolean key = frames % ((long) KEY_SECONDS * rate) == 0;
        ByteBuffer coded = encoder.encode(frame.pixels(), key);
        if (coded.hasRemaining()) {
            flush();
            pending = coded;
            pendingIsKey = key;
            pendingFrom = frames;
        }
        frames++;
    }

    private void flush() throws IOException {
        if (pending != null) {
            track.addFrame(Packet.createPacket(
                    pending,
                    pendingFrom,
                    rate,
                    frames - pendingFrom,
                    pendingFrom,
                    pendingIsKey ? Packet.FrameType.KEY : Packet.FrameType.INTER,
                    null));
            pending = null;
        }
    }

    @Override
    public void finish() throws IOException {
        flush();
        muxer.finish();
        channel.close();
        file.finish();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        file.discard();
    }
}
