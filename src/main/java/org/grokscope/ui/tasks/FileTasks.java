package org.grokscope.ui.tasks;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.grokscope.concurrent.Threads;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.ui.controls.Texts;

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
    private final TaskList list;

    public FileTasks(TaskList list) {
        this.list = list;
    }

    /**
     * Writes a file in the background. It can be cancelled until it is begun.
     *
     * @param message receives "Saved …", or why it could not be written, or that it was cancelled
     */
    public void save(Path file, Writing writing, Consumer<String> message) {
        save(file, (target, _) -> writing.to(target), message);
    }

    /** Writes a text file in the background, which can be cancelled at any time; see {@link #save}. */
    public void saveText(Path target, OutputFile.Content content, Consumer<String> message) {
        save(
                target,
                (file, cancelled) ->
                        OutputFile.write(file, out -> content.writeTo(new CancellableWriter(out, cancelled))),
                message);
    }

    /** Writes a file, and looks whether it is to go on. */
    private interface Cancellable {
        void to(Path file, BooleanSupplier cancelled) throws IOException;
    }

    private void save(Path file, Cancellable writing, Consumer<String> message) {
        ListedTask task = new ListedTask(Texts.of("file.saving", String.valueOf(file.getFileName())), it -> {
            String said = write(file, writing, it::isStopping);
            Platform.runLater(() -> message.accept(said));
        });
        if (execute(task)) {
            onToolkit(() -> list.add(task));
        }
    }

    private static String write(Path file, Cancellable writing, BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            return Texts.of("file.cancelled", file.toString());
        }
        try {
            writing.to(file, cancelled);
            return Texts.of("file.saved", file.toString());
        } catch (InterruptedIOException e) {
            return Texts.of("file.cancelled", file.toString());
        } catch (IOException e) {
            return Texts.of("file.failed", file.toString(), FileErrors.reason(e));
        }
    }

    /** Reads something in the background; receives the result, or the message of what went wrong. */
    public <T> void read(Reading<T> reading, Consumer<T> onResult, Consumer<String> onProblem) {
        execute(() -> {
            try {
                T result = reading.read();
                Platform.runLater(() -> onResult.accept(result));
            } catch (Exception e) {
                Platform.runLater(() -> onProblem.accept(e.getMessage() == null ? e.toString() : e.getMessage()));
            }
        });
    }

    /** Returns false when the window is closed: there is nothing left to report to. */
    private boolean execute(Runnable work) {
        try {
            thread.execute(work);
            return true;
        } catch (RejectedExecutionException closing) {
            return false;
        }
    }

    private static void onToolkit(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    /** Finishes the files that have been started, and waits for them. */
    @Override
    public void close() {
        Threads.end(thread, PATIENCE);
    }
}
