package org.grokscope.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aPngHasEveryPixel() throws IOException {
        Random random = new Random(4);
        for (int width : new int[] {1, 2, 37}) {
            Frame frame = new Frame(width, 19, random.ints(width * 19L).toArray());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Png.write(frame, out);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
            assertPixels(frame, image, 0);
            assertEquals(24, image.getColorModel().getPixelSize(), "8 bits per channel, no alpha");
        }
    }

    @Test
    void aPngFileIsCompleteOrAbsent() throws IOException {
        Frame frame = new Frame(5, 4, new Random(5).ints(20).toArray());
        Path file = folder.resolve("picture.png");
        Png.write(frame, file);
        assertPixels(frame, ImageIO.read(file.toFile()), 0);
        Path missing = folder.resolve("absent").resolve("picture.png");
        assertThrows(IOException.class, () -> Png.write(frame, missing));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void whyAPngCannotBeWrittenIsNotHidden() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        IOException e = assertThrows(IOException.class, () -> Png.write(new Frame(2, 1, new int[] {1, 2}), full));
        assertEquals("No space left on device", e.getMessage());
    }

    private static void assertPixels(Frame frame, BufferedImage image, int tolerance) {
        assertEquals(frame.width(), image.getWidth());
        assertEquals(frame.height(), image.getHeight());
        for (int i = 0; i < frame.pixels().length; i++) {
            int shown = image.getRGB(i % frame.width(), i / frame.width());
            for (int shift = 0; shift <= 16; shift += 8) {
                int difference = Math.abs(((shown >> shift) & 0xFF) - ((frame.pixels()[i] >> shift) & 0xFF));
                assertTrue(difference <= tolerance, "pixel " + i + " is off by " + difference);
            }
        }
    }

    /** A shown picture and for how long, in hundredths of a second. */
    private record Shown(BufferedImage image, int hundredths) {}

    private List<Shown> read(Path gif, int width, int height) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        List<Shown> shown = new ArrayList<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                IIOMetadataNode tree =
                        (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                IIOMetadataNode place = (IIOMetadataNode)
                        tree.getElementsByTagName("ImageDescriptor").item(0);
                IIOMetadataNode control = (IIOMetadataNode)
                        tree.getElementsByTagName("GraphicControlExtension").item(0);
                canvas.createGraphics()
                        .drawImage(
                                reader.read(i),
                                Integer.parseInt(place.getAttribute("imageLeftPosition")),
                                Integer.parseInt(place.getAttribute("imageTopPosition")),
                                null);
                BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
                copy.createGraphics().drawImage(canvas, 0, 0, null);
                shown.add(new Shown(copy, Integer.parseInt(control.getAttribute("delayTime"))));
            }
        }
        return shown;
    }

    @Test
    void aGifShowsEveryFrameForItsTime() throws IOException {
        List<Frame> frames = Scenes.growing(120, 70, 12);
        Path file = folder.resolve("film.gif");
        try (Film film = Film.create(file, 120, 70, 10, 12, true)) {
            for (Frame frame : frames) {
                film.add(frame);
            }
            assertTrue(Files.notExists(file), "nothing has its name before it is whole");
            film.finish();
        }
        List<Shown> shown = read(file, 120, 70);
        int time = 0;
        int index = 0;
        for (Frame frame : frames) {
            if (time == shown.get(index).hundredths()) {
                index++;
                time = 0;
            }
            assertPixels(frame, shown.get(index).image(), 0);
            time += 10;
        }
        assertEquals(index, shown.size() - 1);
        assertEquals(time, shown.getLast().hundredths());
        assertTrue(shown.size() < frames.size(), "frames without a change are only longer");
    }

    @Test
    void moreColoursThanAGifHasComeNear() throws IOException {
        int[] pixels = new int[64 * 64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0xFF000000 | ((i % 64 * 4) << 16) | ((i / 64 * 4) << 8) | (i % 64 + i / 64);
        }
        Frame frame = new Frame(64, 64, pixels);
        Path file = folder.resolve("many.gif");
        try (Film film = Film.create(file, 64, 64, 10, 1, true)) {
            film.add(frame);
            film.finish();
        }
        assertPixels(frame, read(file, 64, 64).getFirst().image(), 24);
    }

    @Test
    void largeNoiseIsCompressedAsItIs() throws IOException {
        // More strings than there are codes: the table must be begun anew.
        Random random = new Random(2);
        Frame frame = new Frame(
                200,
                200,
                random.ints(40_000, 0, 200)
                        .map(i -> 0xFF000000 | (i * 0x010203))
                        .toArray());
        Path file = folder.resolve("noise.gif");
        try (Film film = Film.create(file, 200, 200, 10, 1, true)) {
            film.add(frame);
            film.finish();
        }
        assertPixels(frame, read(file, 200, 200).getFirst().image(), 0);
    }

    @Test
    void whatIsNotFinishedLeavesNothing() throws IOException {
        for (String name : List.of("a.gif", "a.mp4")) {
            try (Film film = Film.create(folder.resolve(name), 32, 32, 30, 1, true)) {
                film.add(new Frame(32, 32, new int[1024]));
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void anotherSizeIsRefused() throws IOException {
        for (String name : List.of("b.gif", "b.mp4")) {
            try (Film film = Film.create(folder.resolve(name), 32, 32, 30, 1, true)) {
                Frame other = new Frame(16, 64, new int[1024]);
                String said = assertThrows(IllegalArgumentException.class, () -> film.add(other))
                        .getMessage();
                assertTrue(said.contains("16 × 64") && said.contains("32 × 32"), said);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> Film.create(folder.resolve("c.mp4"), 33, 32, 30, 1, true));
        assertThrows(IllegalArgumentException.class, () -> Film.create(folder.resolve("c.avi"), 32, 32, 30, 1, true));
    }
}
