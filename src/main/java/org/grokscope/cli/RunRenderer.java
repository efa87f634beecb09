package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.RunConfig;

/** Renders runs without a display; the implementation is outside this package. */
public interface RunRenderer {

    /**
     * What is drawn.
     *
     * @param config the run's configuration
     * @param history its evaluations, events and forecasts
     * @param looks snapshots of the network; may be empty
     */
    record Subject(RunConfig config, RunHistory history, NetworkSnapshots looks) {}

    /**
     * The size and theme of a drawing.
     *
     * @param width width in pixels
     * @param height height in pixels
     * @param theme light, dark or projector
     */
    record Style(int width, int height, String theme) {}

    /**
     * A film.
     *
     * @param file ends in .mp4 or .gif
     * @param seconds its duration
     * @param rate frames per second; empty for what is usual for such a file
     * @param repeat whether a GIF repeats without end
     */
    record Reel(Path file, double seconds, OptionalInt rate, boolean repeat) {}

    /**
     * Renders a run from its first to its last step, as MP4 or GIF depending on the file's extension.
     *
     * @param progress receives the fraction done, 0 to 1
     * @param cancelled whether to cancel
     * @throws IOException if the film cannot be written
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    void film(Subject subject, Style style, Reel reel, DoubleConsumer progress, BooleanSupplier cancelled)
            throws IOException;
}
