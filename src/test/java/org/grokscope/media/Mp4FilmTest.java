package org.grokscope.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.api.PictureWithMetadata;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mp4FilmTest {

    @TempDir
    private Path folder;

    /** Of the limited range of BT.601, as a player shows it. */
    private static int luma(int pixel) {
        return ((66 * ((pixel >> 16) & 0xFF) + 129 * ((pixel >> 8) & 0xFF) + 25 * (pixel & 0xFF) + 128) >> 8) + 16;
    }

    @Test
    void aPlayerSeesWhatWasFilmed() throws IOException, JCodecException {
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

    private static void check(Path file, List<Frame> frames) throws IOException, JCodecException {
        try (SeekableByteChannel channel = NIOUtils.readableChannel(file.toFile())) {
            FrameGrab player = FrameGrab.createFrameGrab(channel);
            double seconds = 0;
            for (PictureWithMetadata next = player.getNativeFrameWithMetadata();
                    next != null;
                    next = player.getNativeFrameWithMetadata()) {
                assertEquals(seconds, next.getTimestamp(), 1e-6);
                seconds += next.getDuration();
                Frame filmed = frames.get((int) Math.round(next.getTimestamp() * 30));
                assertEquals(filmed.width(), next.getPicture().getCroppedWidth());
                assertEquals(filmed.height(), next.getPicture().getCroppedHeight());
                assertTrue(meanError(filmed, next.getPicture()) < 3, "at " + next.getTimestamp());
            }
            assertEquals(frames.size() / 30.0, seconds, 1e-6);
        }
    }

    private static double meanError(Frame frame, Picture picture) {
        double sum = 0;
        int stride = picture.getWidth();
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                int shown = picture.getPlaneData(0)[y * stride + x] + 128;
                sum += Math.abs(shown - luma(frame.pixels()[y * frame.width() + x]));
            }
        }
        return sum / frame.pixels().length;
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
