package org.grokscope.sessions;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.grokscope.concurrent.Threads;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.InspectionMode;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;

/**
 * The runs of a window: starts, branches, reopens and compares them on threads that are reused, and records all of them in the library. To be
 * used on one thread, the JavaFX thread in the window.
 */
public final class RunSessions implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * A stored run that has been reopened.
     *
     * @param session is recorded; empty if the window shows the run already
     * @param underWay whether the session has been started here and has not ended; otherwise it is at its last checkpoint
     */
    public record Reopened(StoredRun stored, Optional<TrainingSession> session, boolean underWay) {}

    /**
     * A run that has ended.
     *
     * @param stored as it is recorded; empty if it is not
     */
    public record Ended(TrainingSession session, Optional<StoredRun> stored) {}

    private final LibraryService library;
    private final LearnerFactory learners;
    private final Consumer<Throwable> onError;
    /** Used on the library's thread only. */
    private final RunRecorder recorder = new RunRecorder();

    private final ExecutorService threads = Threads.reusablePool("training");
    /** The runs that have not ended, and what is completed when they have. */
    private final Map<TrainingSession, CompletableFuture<Void>> active = new ConcurrentHashMap<>();

    private final RunTree tree = new RunTree();
    private Optional<TrainingSession> scratch = Optional.empty();

    /**
     * Prepares; starts nothing.
     *
     * @param learners creates the learners of all runs, which share its threads
     * @param onError is told of internal errors, on any thread
     */
    public RunSessions(LibraryService library, LearnerFactory learners, Consumer<Throwable> onError) {
        this.library = library;
        this.learners = learners;
        this.onError = onError;
    }

    /** The runs that were started in this window, alone or together, and their branches. */
    public RunTree tree() {
        return tree;
    }

    /** A run at its initial weights, not started yet. */
    public TrainingSession prepare(RunConfig config) {
        return prepared(RunRecorder.prepare(config, learners));
    }

    private TrainingSession prepared(TrainingSession session) {
        session.setOnError(onError);
        return session;
    }

    /**
     * Trains a scratch run, which nothing shows or records, until it is complete or a real one starts. By then the engine is loaded and the
     * Java runtime has compiled the training, which would otherwise happen in the first seconds of the real one.
     */
    public TrainingSession warmUp(RunConfig config) {
        TrainingSession session = new TrainingSession(config, learners);
        session.inspect(InspectionMode.LIVE);
        session.resume();
        run(session);
        scratch = Optional.of(session);
        return session;
    }

    /** Starts a prepared or reopened run, which then waits for its first command, and records it. */
    public void start(TrainingSession session) {
        tree.add(session, Optional.empty(), 0);
        run(session);
        library.later(opened -> recorder.record(opened, session, Origin.WINDOW));
    }

    /** Branches a run at one of its checkpoints. The branch is started, and waits so that it can be changed. */
    public TrainingSession branch(TrainingSession parent, Checkpoint from) {
        TrainingSession branch = prepared(RunRecorder.keepingCheckpoints(
                new TrainingSession(parent.branch(from, parent.config().intervention()), learners)));
        tree.add(branch, tree.of(parent), from.step());
        run(branch);
        library.later(opened -> recorder.recordBranch(opened, branch, parent, from.step()));
        return branch;
    }

    /** Starts some runs at the same time, which train at once, and records them. */
    List<TrainingSession> compare(List<RunConfig> configs) {
        return configs.stream()
                .map(config -> {
                    TrainingSession session = prepared(RunRecorder.prepare(config, learners));
                    session.resume();
                    tree.add(session, Optional.empty(), 0);
                    run(session);
                    library.later(opened -> recorder.record(opened, session, Origin.COMPARISON));
                    return session;
                })
                .toList();
    }

    /** Shows a run that another program trains among those of the window. It is not recorded before it ends. */
    void follow(TrainingSession session) {
        tree.add(prepared(session), Optional.empty(), 0);
        run(session);
    }

    /** Adds a run that another program trained, of which the library has nothing yet; one that it has already is not added again. */
    void keep(Optional<TrainingSession> session, RunBundle.Content run, Consumer<String> onProblem) {
        library.ask(
                opened -> {
                    if (opened.find(run.uuid()).isEmpty()) {
                        opened.add(run);
                    }
                    session.ifPresent(known -> recorder.remember(known, run.uuid()));
                    return run;
                },
                _ -> {},
                onProblem);
    }

    private void run(TrainingSession session) {
        scratch.ifPresent(TrainingSession::stop);
        CompletableFuture<Void> end = new CompletableFuture<>();
        active.put(session, end);
        threads.execute(() -> {
            try {
                session.run();
            } finally {
                active.remove(session);
                end.complete(null);
            }
        });
    }

    /**
     * Reopens a stored run at its last checkpoint; {@link #start} continues it.
     *
     * @param shown the session that the window shows
     * @param onProblem is told in a sentence why it cannot be reopened
     */
    public void reopen(
            StoredRun stored, TrainingSession shown, Consumer<Reopened> onReopened, Consumer<String> onProblem) {
        library.ask(
                opened -> {
                    if (recorder.isRecordedAs(stored, shown)) {
                        return new Reopened(stored, Optional.empty(), false);
                    }
                    Optional<TrainingSession> underWay = recorder.underWay(stored);
                    return underWay.isPresent()
                            ? new Reopened(stored, underWay, true)
                            : new Reopened(
                                    stored, Optional.of(prepared(recorder.reopen(opened, stored, learners))), false);
                },
                onReopened,
                onProblem);
    }

    /** Whether a stored run is the one that the window shows. */
    public void isShown(StoredRun stored, TrainingSession shown, Consumer<Boolean> onAnswer) {
        library.ask(opened -> recorder.isRecordedAs(stored, shown), onAnswer, _ -> onAnswer.accept(false));
    }

    /** Stops a run. The callback is called when it has ended and is recorded, on the thread of this object. */
    public void end(TrainingSession session, Consumer<Ended> onEnded) {
        session.stop();
        whenOver(session, onEnded);
    }

    /** The callback is called when a run has ended and is recorded, on the thread of this object. */
    void whenOver(TrainingSession session, Consumer<Ended> onEnded) {
        CompletableFuture<Void> end = active.getOrDefault(session, CompletableFuture.completedFuture(null));
        var _ = end.thenRun(() -> library.ask(
                opened -> new Ended(session, recorder.stored(opened, session)),
                onEnded,
                _ -> onEnded.accept(new Ended(session, Optional.empty()))));
    }

    /**
     * The runs that were open when the program was killed or crashed.
     *
     * @param runs all of them, the newest first
     * @param reopened the newest that has a checkpoint; empty if there is none, or if it is not wanted or cannot be read
     */
    public record Recovered(List<StoredRun> runs, Optional<Reopened> reopened) {}

    /**
     * Reopens the run that was open when the program was killed or crashed.
     *
     * @param isWanted whether a run may be reopened
     * @param onRecovered is called without runs if none was interrupted, or if that cannot be known
     */
    public void recover(BooleanSupplier isWanted, Consumer<Recovered> onRecovered) {
        library.ask(
                Library::interrupted,
                interrupted -> {
                    Optional<StoredRun> newest = interrupted.stream()
                            .filter(run -> run.checkpoints() > 0 && isWanted.getAsBoolean())
                            .findFirst();
                    if (newest.isPresent()) {
                        recover(interrupted, newest.get(), onRecovered);
                    } else {
                        settle(interrupted, () -> onRecovered.accept(new Recovered(interrupted, Optional.empty())));
                    }
                },
                _ -> onRecovered.accept(new Recovered(List.of(), Optional.empty())));
    }

    /** Tells of the run that ended last, if it could be trained further. */
    public void stopped(Consumer<StoredRun> onStopped) {
        library.ask(
                opened -> opened.latest().filter(StoredRun::isStopped),
                stopped -> stopped.ifPresent(onStopped),
                _ -> {});
    }

    /** Reopens one run. It counts as interrupted until then: this process may be killed as well. */
    private void recover(List<StoredRun> interrupted, StoredRun newest, Consumer<Recovered> onRecovered) {
        library.ask(
                opened -> {
                    Reopened reopened = new Reopened(
                            newest, Optional.of(prepared(recorder.reopen(opened, newest, learners))), false);
                    opened.settle(interrupted.stream()
                            .filter(run -> run.id() != newest.id())
                            .toList());
                    return reopened;
                },
                reopened -> onRecovered.accept(new Recovered(interrupted, Optional.of(reopened))),
                _ -> settle(interrupted, () -> onRecovered.accept(new Recovered(interrupted, Optional.empty()))));
    }

    private void settle(List<StoredRun> interrupted, Runnable then) {
        if (interrupted.isEmpty()) {
            then.run();
            return;
        }
        library.ask(
                opened -> {
                    opened.settle(interrupted);
                    return interrupted;
                },
                _ -> then.run(),
                _ -> then.run());
    }

    /** Ends all runs and waits until their memory is released. */
    @Override
    public void close() {
        active.keySet().forEach(TrainingSession::stop);
        if (!Threads.end(threads, PATIENCE)) {
            onError.accept(
                    new IllegalStateException("A run did not stop within " + PATIENCE.toSeconds() + " seconds."));
        }
    }
}
