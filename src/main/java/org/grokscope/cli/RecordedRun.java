package org.grokscope.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunResult;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.RunStart;
import org.grokscope.training.TrainingSession;

/** A session, and the library that it is recorded in, if it is. */
final class RecordedRun implements AutoCloseable {

    private final TrainingSession session;
    private final Optional<Library> library;

    private RecordedRun(TrainingSession session, Optional<Library> library) {
        this.session = session;
        this.library = library;
    }

    static RecordedRun unrecorded(TrainingSession session) {
        return new RecordedRun(session, Optional.empty());
    }

    /** Records a new session; takes over the library. */
    static RecordedRun fresh(Library library, TrainingSession session) {
        session.keepCheckpoints();
        library.record(session, Origin.COMMAND);
        return new RecordedRun(session, Optional.of(library));
    }

    /**
     * Goes on with a stored run; takes over the library.
     *
     * @throws IOException if there is nothing to go on from, or nothing to do
     */
    static RecordedRun resumed(Library library, StoredRun stored, LearnerFactory learners) throws IOException {
        List<Checkpoint> checkpoints = library.checkpoints(stored.id());
        if (checkpoints.isEmpty()) {
            throw new IOException("Run " + stored.id() + " has no checkpoint to go on from.");
        }
        RunResult run = library.load(stored.id());
        if (run.config().isComplete(checkpoints.getLast().step(), stored.grokkingStep())) {
            throw new IOException("Run " + stored.id() + " has done all that it was to do.");
        }
        TrainingSession session = new TrainingSession(RunStart.resumed(run, checkpoints), learners);
        session.keepCheckpoints();
        library.resume(stored, session);
        return new RecordedRun(session, Optional.of(library));
    }

    TrainingSession session() {
        return session;
    }

    /** Writes what is left, once the session is over; false, and says why, if that is not possible. */
    boolean finish(Terminal terminal) {
        if (library.isEmpty()) {
            return true;
        }
        String problem;
        try {
            library.get().close();
            problem = library.get().problem().orElse("");
        } catch (IOException e) {
            problem = e.getMessage();
        }
        if (!problem.isEmpty()) {
            terminal.note("The run is not recorded to its end: " + problem);
        }
        return problem.isEmpty();
    }

    @Override
    public void close() throws IOException {
        if (library.isPresent()) {
            library.get().close();
        }
    }
}
