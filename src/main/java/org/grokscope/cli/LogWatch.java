package org.grokscope.cli;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.grokscope.cli.terminal.OnShutdown;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.foreign.ForeignRun;
import org.grokscope.foreign.LogFollower;
import org.grokscope.foreign.LogPreview;
import org.grokscope.narration.Narrator;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;

/** Follows a log on the terminal, until Ctrl-C or until the run has done all its steps, if their number is stated. */
final class LogWatch {

    private static final long INTERVAL_MILLIS = 250;
    /** How often a line is printed where none can be redrawn. */
    private static final long LINE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LogFollower log;
    private final Terminal terminal;
    private final boolean quiet;
    private final Consumer<LogPreview> onRecognized;
    private final Consumer<ForeignRun> onLeft;

    private String said = "";
    private int events;
    private long lineAt = System.nanoTime();
    private int rows = -1;

    /**
     * Prepares.
     *
     * @param quiet whether only problems are said
     * @param onRecognized receives what was recognized, whenever that is something else
     * @param onLeft receives a run that ended because the log was begun anew
     */
    LogWatch(
            LogFollower log,
            Terminal terminal,
            boolean quiet,
            Consumer<LogPreview> onRecognized,
            Consumer<ForeignRun> onLeft) {
        this.log = log;
        this.terminal = terminal;
        this.quiet = quiet;
        this.onRecognized = onRecognized;
        this.onLeft = onLeft;
    }

    /**
     * Follows the log to its end.
     *
     * @param then is called after that; an interrupted process waits for it as well
     * @return what it returns
     */
    <X extends Exception> int run(Ending<X> then) throws X {
        CountDownLatch stop = new CountDownLatch(1);
        try (OnShutdown _ = new OnShutdown(
                stop::countDown, () -> terminal.note("The log was not read to its end; no results are written."))) {
            do {
                read();
            } while (!isComplete() && !isStopped(stop));
            log.finish();
            clear();
            return then.end();
        }
    }

    /** What is done at the end. */
    interface Ending<X extends Exception> {
        int end() throws X;
    }

    private static boolean isStopped(CountDownLatch stop) {
        try {
            return stop.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean isComplete() {
        return log.run().filter(run -> run.steps() >= run.config().budget()).isPresent();
    }

    private void read() {
        LogFollower.News news = log.read(System.nanoTime());
        if (news == LogFollower.News.OTHER_RUN) {
            say("The log was begun anew: its run is followed from now on.");
            log.left().ifPresent(onLeft);
        }
        if (news == LogFollower.News.RESTATED || news == LogFollower.News.OTHER_RUN) {
            events = 0;
            clear();
            log.preview().ifPresent(onRecognized);
        }
        waiting();
        log.run().ifPresent(this::show);
    }

    /** Says what keeps the log from being read: once, until it is something else. */
    private void waiting() {
        String problem = log.problem().orElse("");
        if (!problem.equals(said) && !problem.isEmpty()) {
            clear();
            terminal.note("Waiting: " + problem);
        }
        said = problem;
    }

    private void show(RunResult run) {
        int all = run.history().events().size();
        if (all > events) {
            events = all;
            say(Narrator.ENGLISH.verdict(run.timeline().latest()).sentence());
        }
        long now = System.nanoTime();
        if (terminal.isInteractive() && !quiet) {
            if (run.history().size() != rows) {
                terminal.redraw(line(run));
            }
        } else if (now - lineAt >= LINE_NANOS && run.history().size() != rows) {
            lineAt = now;
            say(line(run));
        } else {
            return;
        }
        rows = run.history().size();
    }

    private static String line(RunResult run) {
        RunHistory history = run.history();
        int last = history.size() - 1;
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "step %,d", run.steps()));
        add(text, " train %.3f", history.value(RunHistory.Column.TRAIN_ACCURACY, last));
        add(text, " test %.3f", history.value(RunHistory.Column.TEST_ACCURACY, last));
        add(text, " ‖θ‖² %,.0f", history.value(RunHistory.Column.SQUARED_NORM, last));
        return text.toString();
    }

    /** What a log does not say is left out. */
    private static void add(StringBuilder text, String pattern, double value) {
        if (!Double.isNaN(value)) {
            text.append(String.format(Locale.ROOT, pattern, value));
        }
    }

    private void say(String text) {
        if (!quiet) {
            clear();
            terminal.note(text);
        }
    }

    private void clear() {
        if (terminal.isInteractive() && !quiet) {
            terminal.redraw("");
            rows = -1;
        }
    }
}
