package org.grokscope.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The blocks of a GIF, read after the GIF89a specification, that decide how strict viewers show it. */
class GifBlocksTest {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 70;

    @TempDir
    private Path folder;

    /** An image with its control block. */
    private record Image(int left, int top, int width, int height, int disposal, boolean transparent, int delay) {}

    private final List<Image> images = new ArrayList<>();
    private final List<String> applications = new ArrayList<>();
    private boolean globalTable;

    private void read(boolean repeat) throws IOException {
        read(repeat, 10);
    }

    private void read(boolean repeat, int rate) throws IOException {
        List<Frame> frames = Scenes.growing(WIDTH, HEIGHT, 12);
        Path file = folder.resolve("film.gif");
        try (Film film = Film.create(file, WIDTH, HEIGHT, rate, frames.size(), repeat)) {
            for (Frame frame : frames) {
                film.add(frame);
            }
            film.finish();
        }
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        in.position(6);
        assertEquals(WIDTH, in.getShort());
        assertEquals(HEIGHT, in.getShort());
        int packed = in.get() & 0xFF;
        in.position(13);
        globalTable = packed >= 128;
        in.position(in.position() + (globalTable ? 3 * (2 << (packed & 7)) : 0));
        int disposal = -1;
        boolean transparent = false;
        int delay = -1;
        for (int block = in.get(); block != 0x3B; block = in.get()) {
            if (block == 0x21 && (in.get() & 0xFF) == 0xF9) {
                assertEquals(4, in.get());
                int flags = in.get();
                disposal = (flags >> 2) & 7;
                transparent = (flags & 1) != 0;
                delay = in.getShort();
                in.get();
                assertEquals(0, in.get());
            } else if (block == 0x21) {
                byte[] name = new byte[in.get()];
                in.get(name);
                applications.add(new String(name, StandardCharsets.US_ASCII));
                skip(in);
            } else {
                assertEquals(0x2C, block);
                images.add(new Image(
                        in.getShort(), in.getShort(), in.getShort(), in.getShort(), disposal, transparent, delay));
                int local = in.get() & 0xFF;
                in.position(in.position() + (local >= 128 ? 3 * (2 << (local & 7)) : 0) + 1);
                skip(in);
            }
        }
        assertEquals(0, in.remaining());
    }

    private static void skip(ByteBuffer in) {
        for (int size = in.get() & 0xFF; size > 0; size = in.get() & 0xFF) {
            in.position(in.position() + size);
        }
    }

    @Test
    void theFirstFrameIsAWholeOpaquePictureAndTheOthersStayOnIt() throws IOException {
        read(true);
        assertTrue(globalTable);
        Image first = images.getFirst();
        assertEquals(List.of(0, 0, WIDTH, HEIGHT), List.of(first.left, first.top, first.width, first.height));
        assertTrue(!first.transparent);
        for (Image image : images) {
            assertEquals(1, image.disposal, "is left in place");
            assertTrue(image.left >= 0 && image.left + image.width <= WIDTH, image.toString());
            assertTrue(image.top >= 0 && image.top + image.height <= HEIGHT, image.toString());
            assertTrue(image.delay >= 2, image.toString());
        }
    }

    @Test
    void itRepeatsOrPlaysOnce() throws IOException {
        read(true);
        assertEquals(List.of("NETSCAPE2.0"), applications);
        applications.clear();
        read(false);
        assertEquals(List.of(), applications);
    }

    @Test
    void aGifLastsAsLongAsItsFrames() throws IOException {
        read(true, 24);
        // 12 frames of 4 1/6 hundredths.
        assertEquals(50, images.stream().mapToInt(Image::delay).sum());
        assertThrows(IllegalArgumentException.class, () -> read(true, 60));
    }
}
