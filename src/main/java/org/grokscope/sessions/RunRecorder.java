package org.grokscope.sessions;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.format.RunConsistency;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.RunStart;
import org.grokscope.training.TrainingSession;

/**
 * How runs are recorded in a library and reopened from it, in the window and on the command line. A run that is recorded keeps checkpoints
 * from its first step on, so every recorded run can be resumed. Used on one thread.
 */
public final class RunRecorder {

    /** The names of this process's runs in the library. */
    private final Map<TrainingSession, String> uuids = new WeakHashMap<>();

    /** A session that can be recorded: it keeps checkpoints. */
    public static TrainingSession prepare(RunConfig config, LearnerFactory learners) {
        return keepingCheckpoints(new TrainingSession(config, learners));
    }

    static TrainingSession keepingCheckpoints(TrainingSession session) {
        session.keepCheckpoints();
        return session;
    }

    /** Records a run from now on until it is over; does nothing if it is recorded already. */
    public void record(Library library, TrainingSession session, Origin origin) {
        uuids.computeIfAbsent(session, run -> library.record(run, origin));
    }

    /** Says as which run the library has one that another program trains. */
    void remember(TrainingSession session, String uuid) {
        uuids.put(session, uuid);
    }

    /** Records a branch; one of a run that is not recorded is recorded as a run of its own. */
    void recordBranch(Library library, TrainingSession branch, TrainingSession parent, long step) {
        String from = uuids.get(parent);
        if (from == null) {
            record(library, branch, Origin.WINDOW);
        } else {
            uuids.put(branch, library.recordBranch(branch, from, step));
        }
    }

    /** Whether a session is the one that this process records as a stored run. */
    boolean isRecordedAs(StoredRun stored, TrainingSession session) {
        return stored.uuid().equals(uuids.get(session));
    }

    /** The session that trains a stored run in this process, or waits to go on with it. */
    Optional<TrainingSession> underWay(StoredRun stored) {
        return uuids.entrySet().stream()
                .filter(entry -> stored.uuid().equals(entry.getValue()))
                .map(Map.Entry::getKey)
                .filter(session -> !session.isOver())
                .findFirst();
    }

    /** A run as it is in the library by now; empty if it is not recorded. */
    public Optional<StoredRun> stored(Library library, TrainingSession session) throws IOException {
        String uuid = uuids.get(session);
        if (uuid == null) {
            return Optional.empty();
        }
        try {
            library.flush();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("The library is being closed.");
        }
        return library.find(uuid);
    }

    /**
     * Reopens a stored run at its last checkpoint and records it from there on.
     *
     * @throws IOException if it has no checkpoint, cannot be read, or is being trained
     */
    TrainingSession reopen(Library library, StoredRun stored, LearnerFactory learners) throws IOException {
        return reopen(library, stored, checkpoints(library, stored), learners);
    }

    /**
     * Reopens a stored run in order to train the rest of it.
     *
     * @throws IOException also if it is complete
     */
    public TrainingSession resume(Library library, StoredRun stored, LearnerFactory learners) throws IOException {
        List<Checkpoint> checkpoints = checkpoints(library, stored);
        if (stored.config().isComplete(checkpoints.getLast().step(), stored.grokkingStep())) {
            throw new IOException("Run " + stored.id() + " is complete: no steps are left to train.");
        }
        return reopen(library, stored, checkpoints, learners);
    }

    private static List<Checkpoint> checkpoints(Library library, StoredRun stored) throws IOException {
        List<Checkpoint> checkpoints = library.checkpoints(stored.id());
        if (checkpoints.isEmpty()) {
            throw new IOException("Run " + stored.id() + " has no checkpoint to resume from. It can be compared.");
        }
        return checkpoints;
    }

    private TrainingSession reopen(
            Library library, StoredRun stored, List<Checkpoint> checkpoints, LearnerFactory learners)
            throws IOException {
        // Before the stored run is changed.
        Optional<String> misfit = checkpoints.getLast().misfit(stored.config());
        if (misfit.isPresent()) {
            throw new IOException("Run " + stored.id() + " cannot be resumed: its checkpoint at step "
                    + checkpoints.getLast().step() + " " + misfit.get() + ". It can be compared and exported.");
        }
        RunResult run = library.load(stored.id());
        Optional<String> problem = RunConsistency.problem(run);
        if (problem.isPresent()) {
            throw new IOException("Run " + stored.id() + " cannot be resumed: " + problem.get()
                    + ". It can be compared and exported.");
        }
        RunStart start = RunStart.resumed(run, checkpoints);
        TrainingSession session = keepingCheckpoints(new TrainingSession(start, learners));
        library.resume(stored, session);
        uuids.put(session, stored.uuid());
        return session;
    }
}
