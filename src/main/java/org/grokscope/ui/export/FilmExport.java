package org.grokscope.ui.export;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.grokscope.concurrent.Threads;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.ui.controls.Texts;

/** Makes a film in the background, one at a time, with its progress. To be used on the JavaFX thread. */
final class FilmExport {

    /** The value of the progress while no film is being made. */
    static final double NONE = -1;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<String> message;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", NONE);
    private volatile boolean cancelled;
    private Thread thread;

    /**
     * Prepares.
     *
     * @param message receives the result in a sentence, on the JavaFX thread
     */
    FilmExport(Consumer<String> message) {
        this.message = message;
    }

    /** The finished part of the film, 0 to 1; {@link #NONE} while there is none. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    boolean isFilming() {
        return progress.get() != NONE;
    }

    void start(FilmStudio.Material material, FilmStudio.Format format) {
        cancelled = false;
        progress.set(0);
        thread = Threads.start("film", () -> {
            String said = film(material, format);
            Platform.runLater(() -> {
                progress.set(NONE);
                message.accept(said);
            });
        });
    }

    private String film(FilmStudio.Material material, FilmStudio.Format format) {
        String file = format.file().toString();
        try {
            FilmStudio.film(material, format, part -> Platform.runLater(() -> progress.set(part)), () -> cancelled);
            return Texts.of("file.saved", file);
        } catch (IOException e) {
            return Texts.of("file.failed", file, FileErrors.reason(e));
        } catch (CancellationException e) {
            return Texts.of("film.cancelled");
        } catch (RuntimeException e) {
            return Texts.of("film.failed", String.valueOf(e.getMessage()));
        }
    }

    /** Cancels the film; no part of it remains. */
    void cancel() {
        cancelled = true;
    }

    /** Cancels the film and waits until its file is gone. */
    void close() {
        cancel();
        if (thread != null) {
            boolean _ = Threads.join(thread, PATIENCE);
        }
    }
}
