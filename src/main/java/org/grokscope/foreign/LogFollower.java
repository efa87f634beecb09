package org.grokscope.foreign;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.grokscope.foreign.formats.LogFiles;
import org.grokscope.foreign.formats.LogReader;
import org.grokscope.foreign.formats.LogSource;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.InvalidSettingException;

/**
 * Follows the log of a run that another program trains. What is wrong with the log now may be right in a moment, so reading never ends by
 * itself; {@link #problem} says what keeps it from going on. Used on one thread at a time; the history of {@link #run} is for any thread.
 */
public final class LogFollower implements Closeable {

    /** What reading came to. */
    public enum News {
        NOTHING,
        /** The run has more evaluations. */
        MORE,
        /** The same log means another run: a column or a setting was added, or numbers were corrected. {@link LogFollower#run} is new. */
        RESTATED,
        /** The log was begun anew. {@link LogFollower#run} is another run; that of before is complete. */
        OTHER_RUN
    }

    /** What is logged at one step arrives within this time, if no later step does. */
    private static final long SETTLED = TimeUnit.SECONDS.toNanos(1);

    /** How long to wait before a log is opened again that could not be read. */
    private static final long RETRY = TimeUnit.SECONDS.toNanos(1);

    /** Until there are so many evaluations, the steps between two of them are not known well. */
    private static final int FEW = 8;

    private final LogSource source;
    private final ColumnMapping wanted;
    private final StatedSettings settings;

    /** Null while the log cannot be opened, and then {@link #columns} as well. */
    private LogReader log;

    private LogColumns columns;
    private long openedAt;
    private boolean everOpened;
    private long changedAt;
    /** Whether there is something that was read and is not in the run. */
    private boolean unsettled;

    /** Whether the log was opened anew since its evaluations were last taken. */
    private boolean reopened;

    private LogContents contents;
    private RunAssembler run;
    private ForeignRun left;
    private String problem = "";

    /** Opens nothing yet: the log, the only one in a file or a folder, need not be there. */
    public LogFollower(Path source, ColumnMapping wanted, StatedSettings settings) {
        this(LogSource.of(source), wanted, settings);
    }

    /** Opens nothing yet: the log need not be there. */
    public LogFollower(LogSource source, ColumnMapping wanted, StatedSettings settings) {
        this.source = source;
        this.wanted = wanted;
        this.settings = settings;
    }

    /**
     * Reads what is new.
     *
     * @param now in nanoseconds, of a clock that is never set
     */
    public News read(long now) {
        try {
            if (log == null) {
                if (everOpened && now - openedAt < RETRY) {
                    return News.NOTHING;
                }
                open(now);
            }
            LogReader.Progress progress = log.read(columns, false);
            if (progress == LogReader.Progress.STARTED_OVER) {
                open(now);
                progress = log.read(columns, false);
            }
            if (progress == LogReader.Progress.MORE) {
                changedAt = now;
                unsettled = true;
            }
        } catch (IOException e) {
            problem = message(e);
            shut();
            return News.NOTHING;
        }
        boolean isQuiet = now - changedAt >= SETTLED;
        return unsettled && (isQuiet || changedAt == now) ? take(isQuiet) : News.NOTHING;
    }

    private void open(long now) throws IOException {
        shut();
        openedAt = now;
        everOpened = true;
        log = LogFiles.open(source);
        columns = LogContents.columns(log, wanted);
        reopened = true;
        unsettled = true;
        changedAt = now;
    }

    private void shut() {
        if (log != null) {
            try {
                log.close();
            } catch (IOException e) {
                problem = message(e);
            }
            log = null;
            columns = null;
        }
    }

    /** The sentence for a problem; those of the file system have only the name of the file. */
    private static String message(IOException problem) {
        return switch (problem) {
            case NoSuchFileException missing -> missing.getFile() + " is not there yet.";
            case AccessDeniedException denied -> "You have no permission to read " + denied.getFile() + ".";
            default -> problem.getMessage() == null ? problem.toString() : problem.getMessage();
        };
    }

    private News take(boolean isQuiet) {
        LogContents now;
        try {
            now = LogContents.of(source, log, columns, wanted, settings);
            problem = "";
        } catch (IOException e) {
            problem = message(e);
            return News.NOTHING;
        } catch (InvalidSettingException e) {
            problem = source + ": " + e.messageFor(e.field());
            return News.NOTHING;
        } finally {
            unsettled = !isQuiet;
        }
        // The last one may lack what is logged next.
        return take(now, isQuiet ? now.evaluations().size() : now.settled());
    }

    private News take(LogContents now, int settled) {
        if (run == null) {
            if (settled > 0) {
                begin(now, settled);
                return News.RESTATED;
            }
            return News.NOTHING;
        }
        int known = run.size();
        int common = Math.min(known, now.evaluations().size());
        boolean isSame = isSameSetting(now.config()) && now.evaluations().beginsLike(contents.evaluations(), common);
        if (isSame && settled <= known) {
            return News.NOTHING; // it may be written anew, and be where it was before in a moment
        }
        if (isSame) {
            contents = now;
            reopened = false;
            run.append(now.evaluations(), known, settled);
            return News.MORE;
        }
        if (settled <= 0) {
            return News.NOTHING;
        }
        boolean isOther = reopened && isOther(now.evaluations(), settled);
        if (isOther) {
            left = contents.run(settings);
        }
        begin(now, settled);
        return isOther ? News.OTHER_RUN : News.RESTATED;
    }

    private boolean isOther(Evaluations now, int settled) {
        Evaluations before = contents.evaluations();
        return now.step(settled - 1) < before.step(run.size() - 1) || now.contradicts(before);
    }

    private boolean isSameSetting(RunConfig now) {
        RunConfig before = run.config();
        RunConfig same = run.size() < FEW
                ? now
                : now.withSchedule(now.schedule().withEvaluationCadence(before.evaluationCadence()));
        return same.equals(before);
    }

    private void begin(LogContents now, int settled) {
        contents = now;
        reopened = false;
        run = new RunAssembler(now.config());
        run.append(now.evaluations(), 0, settled);
    }

    /** What keeps the log from being read any further, or from being a run, in a sentence; empty if nothing does. */
    public Optional<String> problem() {
        return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }

    /** What was recognized; empty while there is no evaluation. */
    public Optional<LogPreview> preview() {
        return Optional.ofNullable(contents).map(LogContents::preview);
    }

    /** The run so far, whose history grows; empty while there is no evaluation. */
    public Optional<RunResult> run() {
        return Optional.ofNullable(run).map(known -> known.run(contents.isBroken()));
    }

    /** The run so far, as one that does not grow any further; empty if there is no evaluation. */
    public Optional<ForeignRun> soFar() {
        return Optional.ofNullable(contents).map(known -> known.run(settings));
    }

    /** The run that the log held before it was begun anew; empty if it was not. */
    public Optional<ForeignRun> left() {
        return Optional.ofNullable(left);
    }

    /** Reads what is left, with a last line that lacks its end. */
    public void finish() {
        try {
            if (log != null && log.read(columns, true) != LogReader.Progress.STARTED_OVER) {
                unsettled = true;
                take(true);
            }
        } catch (IOException e) {
            problem = message(e);
        }
    }

    @Override
    public void close() {
        shut();
    }
}
