package org.grokscope.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A film that is being written, frame by frame. Until it is finished it stands in a file of its own beside its place, so that what
 * bears its name is always whole; closed without that, it leaves nothing behind.
 */
public interface Film extends AutoCloseable {

    /**
     * Adds a frame.
     *
     * @throws IllegalArgumentException if its size is not the film's
     * @throws IOException if it cannot be written
     */
    void add(Frame frame) throws IOException;

    /** Finishes the film and puts it in its place. */
    void finish() throws IOException;

    /** Gives up what is not finished. */
    @Override
    void close() throws IOException;

    /** How many frames a second a film in this file has: GIF players slow down what is faster. */
    static int framesPerSecond(Path file) {
        return isGif(file) ? 10 : 30;
    }

    /** Whether a file's name ends as that of a film does. */
    static boolean isFilm(Path file) {
        return isGif(file) || ends(file, ".mp4");
    }

    /**
     * Begins a film; the file's name says whether it is GIF or MP4.
     *
     * @param width pixels across, even for MP4
     * @param height pixels down, even for MP4
     * @throws IllegalArgumentException if it ends in neither .gif nor .mp4, or the size is odd
     */
    static Film create(Path file, int width, int height) throws IOException {
        int rate = framesPerSecond(file);
        if (isGif(file)) {
            return new GifFilm(file, width, height, rate);
        }
        if (ends(file, ".mp4")) {
            return new Mp4Film(file, width, height, rate);
        }
        throw new IllegalArgumentException(file + " is not possible; allowed: files that end in .mp4 or .gif");
    }

    private static boolean isGif(Path file) {
        return ends(file, ".gif");
    }

    private static boolean ends(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
