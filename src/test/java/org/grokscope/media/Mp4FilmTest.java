package org.grokscope.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jcodec.common.DemuxerTrack;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.Packet;
import org.jcodec.containers.mp4.demuxer.MP4Demuxer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mp4FilmTest {

    @TempDir
    private Path folder;

    /** Y of the limited range of BT.601, as a player shows it. */
    private static int luma(int pixel) {
        double exact = 16
                + (65.738 * ((pixel >> 16) & 0xFF) + 129.057 * ((pixel >> 8) & 0xFF) + 25.064 * (pixel & 0xFF)) / 256;
        return (int) Math.round(exact);
    }

    @Test
    void aPlayerSeesWhatWasFilmed() throws IOException {
        // Sizes that are no multiples of a block, and more frames than are between two that stand alone.
        for (int[] size : new int[][] {{160, 96}, {150, 74}}) {
            List<Frame> frames = Scenes.growing(size[0], size[1], 330);
            Path file = folder.resolve("film" + size[0] + ".mp4");
            try (Film film = Film.create(file, size[0], size[1])) {
                for (Frame frame : frames) {
                    film.add(frame);
                }
                film.finish();
            }
            check(file, frames);
        }
    }

    private static void check(Path file, List<Frame> frames) throws IOException {
        int width = frames.getFirst().width();
        int height = frames.getFirst().height();
        try (SeekableByteChannel channel = NIOUtils.readableChannel(file.toFile())) {
            DemuxerTrack track = MP4Demuxer.createMP4Demuxer(channel).getVideoTrack();
            assertEquals(width, track.getMeta().getVideoCodecMeta().getSize().getWidth());
            assertEquals(height, track.getMeta().getVideoCodecMeta().getSize().getHeight());
            ScreenDecoder decoder = new ScreenDecoder(width, height);
            long time = 0;
            int keys = 0;
            for (Packet packet = track.nextFrame(); packet != null; packet = track.nextFrame()) {
                assertEquals(time, packet.getPts() * 30 / packet.getTimescale());
                time += packet.getDuration() * 30 / packet.getTimescale();
                keys += packet.isKeyFrame() ? 1 : 0;
                decoder.decode(packet.getData());
                Frame filmed = frames.get((int) packet.getPts());
                for (int i = 0; i < width * height; i++) {
                    int difference = decoder.luma(i % width, i / width) - luma(filmed.pixels()[i]);
                    assertTrue(Math.abs(difference) <= 1, "pixel " + i + " at " + packet.getPts());
                }
            }
            assertEquals(frames.size(), time);
            assertEquals(2, keys);
        }
    }

    @Test
    void greyHasNoColour() throws IOException {
        ScreenEncoder encoder = new ScreenEncoder(64, 32);
        int[] grey = new int[64 * 32];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = 0xFF000000 | (i * 31 % 256 * 0x010101);
        }
        ByteBuffer units = encoder.encode(grey, true);
        ScreenDecoder decoder = new ScreenDecoder(64, 32);
        decoder.decode(units);
        for (int i = 0; i < 32 * 16; i++) {
            assertEquals(128, decoder.chroma(1, i % 32, i / 32));
            assertEquals(128, decoder.chroma(2, i % 32, i / 32));
        }
    }

    @Test
    void framesWithoutAChangeCostNothing() throws IOException {
        Frame frame = Scenes.growing(320, 200, 1).getFirst();
        long[] sizes = new long[2];
        for (int i = 0; i < 2; i++) {
            Path file = folder.resolve("still" + i + ".mp4");
            try (Film film = Film.create(file, 320, 200)) {
                for (int n = 0; n < (i == 0 ? 1 : 250); n++) {
                    film.add(frame);
                }
                film.finish();
            }
            sizes[i] = file.toFile().length();
        }
        assertTrue(sizes[1] - sizes[0] < 100, sizes[0] + " and " + sizes[1]);
    }
}
