package org.grokscope.ui.export;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.grokscope.concurrent.Threads;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.tasks.ListedTask;
import org.grokscope.ui.tasks.TaskList;

/** Makes a film in the background, one at a time. To be used on the JavaFX thread. */
final class FilmExport {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TaskList list;
    private final Consumer<String> message;
    /** The latest film; null before the first. */
    private ListedTask task;

    private Thread thread;

    /**
     * Prepares.
     *
     * @param list shows the progress
     * @param message receives the result in a sentence, on the JavaFX thread
     */
    FilmExport(TaskList list, Consumer<String> message) {
        this.list = list;
        this.message = message;
    }

    boolean isFilming() {
        return task != null && !task.isDone();
    }

    void start(FilmStudio.Material material, FilmStudio.Format format) {
        task = new ListedTask(
                Texts.of("film.title", String.valueOf(format.file().getFileName())), it -> {
                    String said = film(material, format, it);
                    Platform.runLater(() -> message.accept(said));
                });
        list.add(task);
        thread = Threads.start("film", task);
    }

    private static String film(FilmStudio.Material material, FilmStudio.Format format, ListedTask task) {
        String file = format.file().toString();
        try {
            FilmStudio.film(material, format, task::report, task::isStopping);
            return Texts.of("file.saved", file);
        } catch (IOException e) {
            return Texts.of("file.failed", file, FileErrors.reason(e));
        } catch (CancellationException e) {
            return Texts.of("film.cancelled");
        } catch (RuntimeException e) {
            return Texts.of("film.failed", String.valueOf(e.getMessage()));
        }
    }

    /** Cancels the film, of which no part remains, and waits until its file is gone. */
    void close() {
        if (task != null) {
            task.cancel();
            boolean _ = Threads.join(thread, PATIENCE);
        }
    }
}
