package org.grokscope.sessions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.grokscope.concurrent.Threads;
import org.grokscope.storage.library.Library;

/**
 * The library on a thread of its own, where it is opened, read and changed, so that the window never waits for a disk. Without a library
 * the window works, and shows that nothing is recorded.
 */
public final class LibraryService implements AutoCloseable {

    /** Closing a large file on a slow disk takes seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Opens the library. */
    public interface Opener {
        Library open() throws IOException;
    }

    /** Reads or changes the library. */
    public interface Work<T> {
        T with(Library library) throws IOException;
    }

    private final ExecutorService thread = Threads.single("library");
    private final Opener opener;
    private final Executor answers;

    private volatile Library library;
    private volatile String openProblem;

    /**
     * Prepares; opens nothing.
     *
     * @param answers runs the callbacks of {@link #ask}, in the window on the JavaFX thread
     */
    public LibraryService(Opener opener, Executor answers) {
        this.opener = opener;
        this.answers = answers;
    }

    /** Starts to open the library; to be called once, before anything else. */
    public void open() {
        execute(() -> {
            try {
                library = opener.open();
            } catch (IOException e) {
                openProblem = e.getMessage();
            } catch (RuntimeException | LinkageError e) {
                openProblem = "The library cannot be opened: " + e;
            }
        });
    }

    /** Why runs are not recorded at the moment; empty if they are. */
    public Optional<String> problem() {
        Library opened = library;
        return opened == null ? Optional.ofNullable(openProblem) : opened.problem();
    }

    /** Whether the library could be opened: then what could not be recorded is written as soon as that is possible. */
    public boolean isOpen() {
        return library != null;
    }

    /** Does some work later, if there is a library. */
    void later(Consumer<Library> work) {
        execute(() -> {
            if (library != null) {
                work.accept(library);
            }
        });
    }

    /** Does some work with the library; its result, or a sentence that says why it failed, goes to a callback. */
    public <T> void ask(Work<T> work, Consumer<T> onAnswer, Consumer<String> onProblem) {
        execute(() -> {
            try {
                if (library == null) {
                    throw new IOException(openProblem);
                }
                T answer = work.with(library);
                answers.execute(() -> onAnswer.accept(answer));
            } catch (IOException e) {
                answers.execute(() -> onProblem.accept(e.getMessage()));
            } catch (RuntimeException | OutOfMemoryError e) {
                answers.execute(() -> onProblem.accept("The library reports an internal error: " + e));
            }
        });
    }

    private void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException closed) {
            return; // the window is closed: nothing would receive the result
        }
    }

    /**
     * Writes what is left and closes the library; the runs must have ended.
     *
     * @throws IllegalStateException if that takes too long
     */
    @Override
    public void close() {
        execute(() -> {
            if (library != null) {
                try {
                    library.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e); // goes to the crash report: the window is closed
                }
            }
        });
        if (!Threads.end(thread, PATIENCE)) {
            throw new IllegalStateException("The library was not closed within " + PATIENCE.toSeconds()
                    + " seconds; the last second of a run may not be recorded.");
        }
    }
}
