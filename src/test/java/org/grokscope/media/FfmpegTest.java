package org.grokscope.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ffmpeg, if it is installed, makes of our films: frames pixel by pixel, and no complaint. */
class FfmpegTest {

    private static final int WIDTH = 150;
    private static final int HEIGHT = 74;

    private final List<Frame> frames = Scenes.growing(WIDTH, HEIGHT, 40);

    @TempDir
    private Path folder;

    @BeforeEach
    void isInstalled() {
        for (String program : List.of("ffmpeg", "ffprobe")) {
            assumeTrue(
                    Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                            .anyMatch(place -> Files.isExecutable(Path.of(place, program))),
                    program + " is not installed");
        }
    }

    private Path film(String name) throws IOException {
        Path file = folder.resolve(name);
        try (Film film = Film.create(file, WIDTH, HEIGHT, Film.usualRate(file), frames.size(), true)) {
            for (Frame frame : frames) {
                film.add(frame);
            }
            film.finish();
        }
        return file;
    }

    private byte[] run(String... command) throws IOException {
        Path errors = folder.resolve("errors.txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        byte[] out = process.getInputStream().readAllBytes();
        assertEquals("", Files.readString(errors));
        return out;
    }

    @Test
    void everyPixelOfAnMp4IsDecoded() throws IOException {
        String file = film("a.mp4").toString();
        byte[] all = run("ffmpeg", "-v", "warning", "-i", file, "-f", "rawvideo", "-pix_fmt", "yuv420p", "-");
        int size = WIDTH * HEIGHT * 3 / 2;
        assertEquals(frames.size() * size, all.length);
        for (int n = 0; n < frames.size(); n++) {
            int[] pixels = frames.get(n).pixels();
            for (int i = 0; i < pixels.length; i++) {
                double luma = 16
                        + 219
                                * (0.2126 * ((pixels[i] >> 16) & 0xFF)
                                        + 0.7152 * ((pixels[i] >> 8) & 0xFF)
                                        + 0.0722 * (pixels[i] & 0xFF))
                                / 255;
                assertEquals(luma, all[n * size + i] & 0xFF, 0.51, "pixel " + i + " of frame " + n);
            }
        }
    }

    @Test
    void anMp4IsWhatItSays() throws IOException {
        String file = film("a.mp4").toString();
        String said = new String(
                run(
                        "ffprobe",
                        "-v",
                        "warning",
                        "-show_streams",
                        "-show_entries",
                        "packet=duration",
                        "-of",
                        "default",
                        file),
                StandardCharsets.UTF_8);
        for (String line : List.of(
                "codec_name=h264",
                "profile=Constrained Baseline",
                "width=" + WIDTH,
                "height=" + HEIGHT,
                "pix_fmt=yuv420p",
                "color_range=tv",
                "color_space=bt709",
                "color_transfer=bt709",
                "color_primaries=bt709",
                "chroma_location=center",
                "has_b_frames=0",
                "r_frame_rate=30/1",
                "avg_frame_rate=30/1",
                "nb_frames=" + frames.size())) {
            assertTrue(said.lines().anyMatch(line::equals), line + " in " + said);
        }
        assertEquals(
                1,
                said.lines()
                        .filter(line -> line.startsWith("duration=5"))
                        .collect(Collectors.toSet())
                        .size(),
                "all frames last equally long");
    }

    @Test
    void everyPixelOfAGifIsDecoded() throws IOException {
        String file = film("a.gif").toString();
        byte[] all = run("ffmpeg", "-v", "warning", "-i", file, "-r", "10", "-f", "rawvideo", "-pix_fmt", "rgb24", "-");
        int size = WIDTH * HEIGHT * 3;
        assertEquals(0, all.length % size);
        byte[] last = Arrays.copyOfRange(all, all.length - size, all.length);
        int[] pixels = frames.getLast().pixels();
        for (int i = 0; i < pixels.length; i++) {
            int shown = (last[3 * i] & 0xFF) << 16 | (last[3 * i + 1] & 0xFF) << 8 | (last[3 * i + 2] & 0xFF);
            assertEquals(pixels[i] & 0xFFFFFF, shown, "pixel " + i);
        }
    }
}
