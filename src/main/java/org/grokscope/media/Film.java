package org.grokscope.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A film that is being written, frame by frame, under a temporary name beside its target. {@link #finish} renames it, so that the
 * target is always complete; closing an unfinished film deletes it.
 */
public interface Film extends AutoCloseable {

    /**
     * Adds a frame.
     *
     * @throws IllegalArgumentException if its size differs from the film's
     * @throws IOException if it cannot be written
     */
    void add(Frame frame) throws IOException;

    /** Completes the film and renames it to its target. */
    void finish() throws IOException;

    /** Deletes an unfinished film. */
    @Override
    void close() throws IOException;

    /** The most frames per second of a GIF: players slow down what is faster. */
    int GIF_RATE = 50;

    /** The frame rate of a film in this file unless another one is asked for: fewer for GIF, whose frames are large. */
    static int usualRate(Path file) {
        return isGif(file) ? 10 : 30;
    }

    /**
     * Begins a film; the file's extension selects GIF or MP4.
     *
     * @param width pixels across, even for MP4
     * @param height pixels down, even for MP4
     * @param rate frames per second, at most {@link #GIF_RATE} for GIF
     * @param mostFrames the most frames that it will have
     * @param repeat whether a GIF repeats without end, or stops at its last frame; players decide that for MP4
     * @throws IllegalArgumentException if it ends in neither .gif nor .mp4, or it cannot have this size or rate
     */
    static Film create(Path file, int width, int height, int rate, int mostFrames, boolean repeat) throws IOException {
        if (isGif(file)) {
            return new GifFilm(file, width, height, rate, repeat);
        }
        if (ends(file, ".mp4")) {
            return new Mp4Film(file, width, height, rate, mostFrames);
        }
        throw new IllegalArgumentException("File name of a film must end in .mp4 or .gif (got " + file + ")");
    }

    private static boolean isGif(Path file) {
        return ends(file, ".gif");
    }

    private static boolean ends(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
