package org.grokscope.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mp4FilmTest {

    @TempDir
    private Path folder;

    private Path write(List<Frame> frames, String name) throws IOException {
        Path file = folder.resolve(name);
        Frame first = frames.getFirst();
        try (Film film = Film.create(file, first.width(), first.height(), 30, frames.size(), true)) {
            for (Frame frame : frames) {
                film.add(frame);
            }
            film.finish();
        }
        return file;
    }

    /** Y, Cb or Cr of a colour: limited range, BT.709 (ITU-R BT.709-6, items 3.2 to 3.4), as exact numbers. */
    private static double exact(int plane, double red, double green, double blue) {
        double luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        return switch (plane) {
            case 0 -> 16 + 219 * luma / 255;
            case 1 -> 128 + 224 * (blue - luma) / 1.8556 / 255;
            default -> 128 + 224 * (red - luma) / 1.5748 / 255;
        };
    }

    private static double exactLuma(int pixel) {
        return exact(0, (pixel >> 16) & 0xFF, (pixel >> 8) & 0xFF, pixel & 0xFF);
    }

    @Test
    void aPlayerSeesEveryFrameThatWasFilmed() throws IOException {
        // Sizes that are no multiples of a block, and more frames than are between two that stand alone.
        for (int[] size : new int[][] {{160, 96}, {150, 74}}) {
            List<Frame> frames = Scenes.growing(size[0], size[1], 330);
            Mp4File film = new Mp4File(write(frames, "film" + size[0] + ".mp4"));
            ScreenDecoder decoder = new ScreenDecoder(size[0], size[1]);
            List<byte[]> samples = film.samples();
            assertEquals(frames.size(), samples.size(), "none is left out");
            for (int n = 0; n < samples.size(); n++) {
                decoder.decode(samples.get(n));
                int[] pixels = frames.get(n).pixels();
                for (int i = 0; i < pixels.length; i++) {
                    double difference = decoder.luma(i % size[0], i / size[0]) - exactLuma(pixels[i]);
                    assertTrue(Math.abs(difference) <= 0.51, "pixel " + i + " of " + n + " is off by " + difference);
                }
            }
        }
    }

    @Test
    void theFrameRateIsConstantAndFramesStandAloneEveryTenSeconds() throws IOException {
        Frame still = Scenes.growing(32, 32, 1).getFirst();
        Mp4File film = new Mp4File(write(Collections.nCopies(615, still), "still.mp4"));
        int[] durations = film.durations();
        assertEquals(2, durations.length, "one duration for all");
        assertEquals(615, durations[0]);
        assertEquals(30, (double) film.timeScale() / durations[1]);
        assertArrayEquals(new int[] {1, 301, 601}, film.keyFrames());
        List<byte[]> samples = film.samples();
        for (int i = 0; i < samples.size(); i++) {
            assertEquals(i % 300 == 0 ? 5 : 1, samples.get(i)[4] & 31, "unit type of " + i);
        }
    }

    @Test
    void whatPlayersReadFirstComesFirst() throws IOException {
        Mp4File film = new Mp4File(write(Scenes.growing(150, 74, 3), "order.mp4"));
        assertEquals(List.of("ftyp", "moov", "free", "mdat"), film.order);
        assertEquals("mp42\0\0\0\0mp42isomavc1", text(film.box("ftyp")));
        ByteBuffer colours = film.entry("/colr");
        assertEquals("nclx", text(colours.slice(0, 4)));
        assertEquals(List.of(1, 1, 1), List.of((int) colours.getShort(4), (int) colours.getShort(6), (int)
                colours.getShort(8)));
        assertEquals(0, colours.get(10), "limited range");
        assertEquals(150, film.entry("").getShort(24));
        assertEquals(74, film.entry("").getShort(26));
        assertEquals(150 << 16, film.box("moov/trak/tkhd").getInt(76));
    }

    private static String text(ByteBuffer bytes) {
        byte[] content = new byte[bytes.remaining()];
        bytes.get(content);
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static SequenceSet sequence(Mp4File film) {
        ByteBuffer configuration = film.entry("/avcC");
        byte[] unit = new byte[configuration.getShort(6)];
        configuration.get(8, unit);
        assertEquals(0x67, unit[0]);
        byte[] plain = ScreenDecoder.withoutEscapes(unit);
        SequenceSet set = new SequenceSet(Arrays.copyOfRange(plain, 1, plain.length));
        assertEquals(set.profile, configuration.get(1));
        assertEquals(set.constraints, configuration.get(2) & 0xFF);
        assertEquals(set.level, configuration.get(3));
        return set;
    }

    @Test
    void theStreamSaysWhatItIs() throws IOException {
        SequenceSet set = sequence(new Mp4File(write(Scenes.growing(150, 74, 3), "set.mp4")));
        assertEquals(66, set.profile);
        assertEquals(0xC0, set.constraints, "Constrained Baseline: A.2.1.1");
        assertEquals(150, set.width);
        assertEquals(74, set.height);
        assertEquals(List.of(1, 1, 1), List.of(set.primaries, set.transfer, set.matrix));
        assertFalse(set.fullRange);
        assertEquals(1, set.chromaLocation, "in the middle of four pixels, as a mean is");
        assertEquals(30, set.framesPerSecond);
        assertTrue(set.fixedRate);
        assertEquals(0, set.reordered);
    }

    /** Sizes, rates and levels by table A-1, for still pictures. */
    @ParameterizedTest
    @CsvSource({
        "480, 270, 21",
        "854, 480, 31",
        "1280, 720, 31",
        "1920, 1080, 40",
        "2560, 1440, 50",
        "3840, 2160, 51",
        "3840, 270, 40"
    })
    void theLevelAllowsTheSize(int width, int height, int level) throws IOException {
        Frame still = new Frame(width, height, new int[width * height]);
        assertEquals(level, sequence(new Mp4File(write(List.of(still, still), "level.mp4"))).level);
    }

    @Test
    void theLevelAllowsTheBitRate() {
        assertEquals(13, H264Level.of(20, 15, 30, 700_000).idc());
        assertEquals(20, H264Level.of(20, 15, 30, 1_000_000).idc(), "768 × 1,200 bits are fewer");
        assertEquals(41, H264Level.of(120, 68, 30, 25_000_000).idc());
        assertEquals(51, H264Level.of(120, 68, 30, 999_000_000).idc(), "the most that there is");
    }

    @Test
    void aSizeWithoutALevelIsRefusedAndLeavesNothing() throws IOException {
        for (int[] size : new int[][] {{8_800, 32}, {8_192, 2_304}, {33, 32}}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Film.create(folder.resolve("a.mp4"), size[0], size[1], 30, 2, true));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void coloursAreThoseOfTheDeclaredMatrix() throws IOException {
        ScreenDecoder decoder = new ScreenDecoder(64, 32);
        ScreenEncoder encoder = new ScreenEncoder(64, 32);
        int[] colours = {0xFF0072B2, 0xFFD55E00, 0xFF009E73, 0xFF1B2330, 0xFFFFFFFF, 0xFF000000, 0xFFFF0000, 0xFF0000FF
        };
        int[] pixels = new int[64 * 32];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colours[i % 64 / 8];
        }
        decoder.decode(sample(encoder.encode(pixels, true)));
        for (int x = 0; x < 32; x++) {
            int colour = colours[x / 4];
            for (int plane = 1; plane < 3; plane++) {
                double wanted = exact(plane, (colour >> 16) & 0xFF, (colour >> 8) & 0xFF, colour & 0xFF);
                assertEquals(wanted, decoder.chroma(plane, x, 3), 0.51);
            }
        }
    }

    @Test
    void greyHasNoColour() throws IOException {
        ScreenEncoder encoder = new ScreenEncoder(64, 32);
        int[] grey = new int[64 * 32];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = 0xFF000000 | (i * 31 % 256 * 0x010101);
        }
        ScreenDecoder decoder = new ScreenDecoder(64, 32);
        decoder.decode(sample(encoder.encode(grey, true)));
        for (int i = 0; i < 32 * 16; i++) {
            assertEquals(128, decoder.chroma(1, i % 32, i / 32));
            assertEquals(128, decoder.chroma(2, i % 32, i / 32));
        }
    }

    private static byte[] sample(ByteBuffer unit) {
        byte[] sample = new byte[4 + unit.remaining()];
        ByteBuffer.wrap(sample).putInt(unit.remaining()).put(unit);
        return sample;
    }

    @Test
    void framesWithoutAChangeCostFewBytes() throws IOException {
        Frame frame = Scenes.growing(320, 200, 1).getFirst();
        long one = Files.size(write(List.of(frame), "one.mp4"));
        long many = Files.size(write(Collections.nCopies(250, frame), "many.mp4"));
        assertTrue(many - one < 250 * 24, one + " and " + many);
    }
}
