package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.RunConfig;

/** Draws runs without a display: all that the command line knows of how that is done. */
public interface RunRenderer {

    /**
     * What is drawn.
     *
     * @param config the run's configuration
     * @param history what was measured
     * @param looks what was seen inside; may be empty
     */
    record Subject(RunConfig config, RunHistory history, NetworkSnapshots looks) {}

    /**
     * How large and in which colours.
     *
     * @param width pixels across
     * @param height pixels down
     * @param theme light, dark or projector
     */
    record Style(int width, int height, String theme) {}

    /**
     * Films a run from its beginning to its end, as MP4 or GIF by the file's name.
     *
     * @param seconds how long the film is
     * @param progress is told how much is done, 0 to 1
     * @param cancelled whether to give up
     * @throws IOException if the film cannot be written
     * @throws java.util.concurrent.CancellationException if it was given up
     */
    void film(
            Subject subject, Style style, double seconds, Path file, DoubleConsumer progress, BooleanSupplier cancelled)
            throws IOException;

    /**
     * Draws a run at its end, as PNG.
     *
     * @throws IOException if the file cannot be written
     */
    void picture(Subject subject, Style style, Path file) throws IOException;

    /** The plots of a run at its end, as the text of an SVG file. */
    String svg(Subject subject, Style style);
}
