package org.grokscope.sessions;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunResult;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.RunStart;
import org.grokscope.training.TrainingSession;

/** Brings stored runs back: what the user opens, and after a crash what was under way. */
public final class RunRestorer {

    /**
     * A run that is back.
     *
     * @param stored where it comes from
     * @param session stands at its last checkpoint and is recorded; empty if it is the one that the window shows already
     */
    public record Back(StoredRun stored, Optional<TrainingSession> session) {}

    private final LibraryService shelf;
    private final LearnerFactory learners;

    public RunRestorer(LibraryService shelf, LearnerFactory learners) {
        this.shelf = shelf;
        this.learners = learners;
    }

    /**
     * Brings a run back.
     *
     * @param shown the session that the window shows
     * @param onBack told on the JavaFX thread
     * @param onProblem told in a sentence why not
     */
    public void open(StoredRun stored, TrainingSession shown, Consumer<Back> onBack, Consumer<String> onProblem) {
        shelf.ask(
                library -> shelf.isRecorded(stored, shown) ? new Back(stored, Optional.empty()) : back(library, stored),
                onBack,
                onProblem);
    }

    private Back back(Library library, StoredRun stored) throws IOException {
        List<Checkpoint> checkpoints = library.checkpoints(stored.id());
        if (checkpoints.isEmpty()) {
            throw new IOException("Run " + stored.id() + " has no checkpoint to resume from. It can be compared.");
        }
        RunResult run = library.load(stored.id());
        TrainingSession session = new TrainingSession(RunStart.resumed(run, checkpoints), learners);
        shelf.resume(library, stored, session);
        return new Back(stored, Optional.of(session));
    }

    /**
     * Brings back what was under way when the program was killed or crashed; nothing happens if nothing was. Of several runs the
     * newest comes back, the others are in the library.
     *
     * @param onFound is told before anything else
     * @param isWanted whether there is still room for a run that comes back
     */
    public void restore(Consumer<List<StoredRun>> onFound, BooleanSupplier isWanted, Consumer<Back> onBack) {
        shelf.ask(
                library -> {
                    List<StoredRun> interrupted = library.interrupted();
                    library.settle(interrupted);
                    return interrupted;
                },
                interrupted -> {
                    if (!interrupted.isEmpty()) {
                        onFound.accept(interrupted);
                        interrupted.stream()
                                .filter(run -> run.checkpoints() > 0 && isWanted.getAsBoolean())
                                .findFirst()
                                .ifPresent(run -> shelf.ask(library -> back(library, run), onBack, problem -> {}));
                    }
                },
                problem -> {});
    }
}
