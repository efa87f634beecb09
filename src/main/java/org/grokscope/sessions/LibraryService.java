package org.grokscope.sessions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.grokscope.concurrent.Threads;
import org.grokscope.run.LiveRun;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.storage.library.StoredRun;

/**
 * The library as the window uses it: opened, read and changed on one thread of its own, so that the window never waits for a disk.
 * Answers come on the JavaFX thread. Without a library the window works and says that nothing is recorded.
 */
public final class LibraryService implements AutoCloseable {

    /** A large file on a slow disk is closed in seconds. */
    private static final Duration END = Duration.ofSeconds(30);

    /** Opens the library. */
    public interface Opener {
        public Library open() throws IOException;
    }

    /** Something that is done with the library. */
    public interface Work<T> {
        T with(Library library) throws IOException;
    }

    private final ExecutorService thread = Threads.single("library");
    /** The names of the runs that this window records; used on the thread alone. */
    private final Map<LiveRun, String> uuids = new WeakHashMap<>();

    private final Opener opener;
    private final Executor answers;

    private volatile Library library;
    private volatile String openProblem;

    /**
     * A library that is not open yet.
     *
     * @param answers runs the callbacks of {@link #ask}, in the window on the JavaFX thread
     */
    public LibraryService(Opener opener, Executor answers) {
        this.opener = opener;
        this.answers = answers;
    }

    /** Begins to open the library; to be called once, before anything else. */
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

    /** Why runs are not recorded just now; empty if they are. */
    public Optional<String> problem() {
        Library opened = library;
        return opened == null ? Optional.ofNullable(openProblem) : opened.problem();
    }

    /** Records a run from now on. */
    public void record(LiveRun run, Origin origin) {
        later(opened -> uuids.put(run, opened.record(run, origin)));
    }

    /** Records a run that was branched off another of this window. */
    public void recordBranch(LiveRun run, LiveRun parent, long step) {
        later(opened -> {
            String uuid = uuids.get(parent);
            uuids.put(run, uuid == null ? opened.record(run, Origin.WINDOW) : opened.recordBranch(run, uuid, step));
        });
    }

    /** Records a stored run that goes on; to be called within {@link #ask}. */
    void resume(Library opened, StoredRun stored, LiveRun run) throws IOException {
        opened.resume(stored, run);
        uuids.put(run, stored.uuid());
    }

    /** Whether a stored run is one that this window records; to be called within {@link #ask}. */
    boolean isRecorded(StoredRun stored, LiveRun run) {
        return stored.uuid().equals(uuids.get(run));
    }

    private void later(Consumer<Library> work) {
        execute(() -> {
            if (library != null) {
                work.accept(library);
            }
        });
    }

    /** Does something with the library and hands the answer, or what is wrong in a sentence, to the JavaFX thread. */
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
                answers.execute(() -> onProblem.accept("The library could not do that: " + e));
            }
        });
    }

    private void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException closing) {
            return; // nobody is left to hear of it
        }
    }

    /** Writes what is left and closes the library; the runs must be over. */
    @Override
    public void close() {
        execute(() -> {
            if (library != null) {
                try {
                    library.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e); // to be reported: nobody is left to hear it
                }
            }
        });
        if (!Threads.end(thread, END)) {
            throw new IllegalStateException("The library was not closed within " + END.toSeconds()
                    + " s; the last seconds of a run may not be recorded.");
        }
    }
}
