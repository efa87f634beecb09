package org.grokscope.sessions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.grokscope.foreign.ColumnMapping;
import org.grokscope.foreign.ForeignRun;
import org.grokscope.foreign.LogFollower;
import org.grokscope.foreign.StatedSettings;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.training.FollowedRun;
import org.grokscope.training.TrainingSession;

/**
 * Follows the logs of runs that other programs train, and takes them into the library when they end. Used on the thread of {@link RunSessions}.
 */
public final class FollowedLogs {

    private final RunSessions sessions;
    private final LibraryService library;
    private final Consumer<String> onProblem;

    /**
     * Follows nothing yet.
     *
     * @param onProblem is told in a sentence why a log cannot be followed, or its run not be taken into the library
     */
    public FollowedLogs(RunSessions sessions, LibraryService library, Consumer<String> onProblem) {
        this.sessions = sessions;
        this.library = library;
        this.onProblem = onProblem;
    }

    /**
     * Opens a log and follows it until its session is stopped.
     *
     * @param onShown receives the session, and another one with the one before whenever the log turns out to be another run
     */
    public void follow(
            Path source,
            ColumnMapping columns,
            StatedSettings settings,
            BiConsumer<Optional<TrainingSession>, TrainingSession> onShown) {
        library.ask(
                _ -> {
                    LogFollower log = new LogFollower(source, columns, settings);
                    log.read(System.nanoTime());
                    if (log.run().isEmpty()) {
                        log.close();
                        throw new IOException(log.problem().orElse(source + " has no evaluation yet."));
                    }
                    return log;
                },
                log -> show(log, Optional.empty(), onShown),
                onProblem);
    }

    private void show(
            LogFollower log,
            Optional<TrainingSession> before,
            BiConsumer<Optional<TrainingSession>, TrainingSession> onShown) {
        Following run = new Following(log, log.run().orElseThrow());
        TrainingSession session = TrainingSession.following(run);
        run.session = Optional.of(session);
        sessions.follow(session);
        sessions.whenOver(session, _ -> {
            if (run.isReplaced) {
                show(log, Optional.of(session), onShown);
            }
        });
        onShown.accept(before, session);
    }

    /** A session that shows a run of another program as it is in the library. */
    public TrainingSession ended(RunResult run) {
        TrainingSession session = TrainingSession.following(new Ended(run));
        sessions.follow(session);
        return session;
    }

    /** A run to which nothing comes any more. */
    private record Ended(RunResult result) implements FollowedRun {

        @Override
        public boolean read() {
            return false;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** A run as the library takes it. */
    public static RunBundle.Content content(ForeignRun run) {
        return new RunBundle.Content(run.result(), List.of(), run.identity(), "", "", List.of());
    }

    /** One run of a log. */
    private final class Following implements FollowedRun {

        private final LogFollower log;
        private volatile RunResult result;
        private volatile boolean isReplaced;
        private volatile Optional<TrainingSession> session = Optional.empty();

        private Following(LogFollower log, RunResult result) {
            this.log = log;
            this.result = result;
        }

        @Override
        public boolean read() {
            switch (log.read(System.nanoTime())) {
                case NOTHING -> {}
                case MORE -> result = log.run().orElseThrow();
                case RESTATED -> isReplaced = true;
                case OTHER_RUN -> {
                    log.left().ifPresent(left -> sessions.keep(session, content(left), onProblem));
                    isReplaced = true;
                }
            }
            return !isReplaced;
        }

        @Override
        public RunResult result() {
            return result;
        }

        @Override
        public void close() {
            if (!isReplaced) {
                Optional<ForeignRun> last = log.soFar();
                log.close();
                last.ifPresent(ended -> sessions.keep(session, content(ended), onProblem));
            }
        }
    }
}
