package org.grokscope.ui.controls;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.grokscope.concurrent.Threads;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.OutputFile;

/** Reads and writes files on one background thread and reports on the JavaFX thread, which never waits for a disk. */
public final class FileTasks implements AutoCloseable {

    /** A large file on a slow disk is written in seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Writes a file. */
    public interface Writing {
        void to(Path file) throws IOException;
    }

    /** Reads or computes something. */
    public interface Reading<T> {
        T read() throws IOException;
    }

    private final ExecutorService thread = Threads.single("files");

    /**
     * Writes a file in the background.
     *
     * @param message receives "Saved …", or why it could not be written
     */
    public void save(Path file, Writing writing, Consumer<String> message) {
        read(
                () -> {
                    try {
                        writing.to(file);
                        return Texts.of("file.saved", file.toString());
                    } catch (IOException e) {
                        return Texts.of("file.failed", file.toString(), FileErrors.reason(e));
                    }
                },
                message,
                message);
    }

    /** Writes a text file in the background; see {@link #save}. */
    public void saveText(Path target, OutputFile.Content content, Consumer<String> message) {
        save(target, file -> OutputFile.write(file, content), message);
    }

    /** Reads something in the background; receives the result, or the message of what went wrong. */
    public <T> void read(Reading<T> reading, Consumer<T> onResult, Consumer<String> onProblem) {
        try {
            thread.execute(() -> {
                try {
                    T result = reading.read();
                    Platform.runLater(() -> onResult.accept(result));
                } catch (Exception e) {
                    Platform.runLater(() -> onProblem.accept(e.getMessage() == null ? e.toString() : e.getMessage()));
                }
            });
        } catch (RejectedExecutionException closing) {
            // The window is closed; there is nothing left to report to.
            return;
        }
    }

    /** Finishes the files that have been started, and waits for them. */
    @Override
    public void close() {
        Threads.end(thread, PATIENCE);
    }
}
