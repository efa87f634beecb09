package org.grokscope.ui.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.grokscope.narration.NumberFormat;
import org.grokscope.sessions.LibraryService;
import org.grokscope.sessions.RunSessions;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Texts;

/**
 * What is said and shown at a start of the runs that were trained when the program was killed or the window was closed.
 *
 * @param isIdle whether a run may be shown that nobody has asked for
 * @param open shows a stored run
 */
record Recovery(
        LibraryService library,
        RunSessions sessions,
        CrashReports reports,
        LibraryHost host,
        BooleanSupplier isIdle,
        Consumer<StoredRun> open) {

    /**
     * Settles what was training when the program was killed.
     *
     * @param restore whether the window shows such a run
     * @param then is called after that, whatever the result
     */
    void begin(boolean restore, Runnable then) {
        sessions.recover(() -> restore && isIdle.getAsBoolean(), recovered -> {
            if (recovered.runs().isEmpty()) {
                sessions.stopped(this::offer);
            } else {
                show(recovered);
            }
            then.run();
        });
    }

    /** Leads back to the run that was trained when the window was closed. */
    private void offer(StoredRun stopped) {
        if (isIdle.getAsBoolean()) {
            host.offer(
                    Texts.of("left.stopped", Long.toString(stopped.id()), NumberFormat.count(stopped.steps())),
                    Texts.of("left.open"),
                    () -> open.accept(stopped));
        }
    }

    /** Shows a recovered run and says first that it is there, and last where the report of an error is that came before, if there is one. */
    private void show(RunSessions.Recovered recovered) {
        Optional<RunSessions.Reopened> shown = recovered.reopened().filter(_ -> isIdle.getAsBoolean());
        shown.ifPresent(host::show);
        List<String> words = new ArrayList<>();
        shown.ifPresent(run -> words.add(recovered(run.stored())));
        recovered.runs().stream()
                .filter(run ->
                        shown.isEmpty() || run.id() != shown.get().stored().id())
                .map(run -> Texts.of("library.interrupted", Long.toString(run.id()), NumberFormat.count(run.steps())))
                .forEach(words::add);
        Instant first = recovered.runs().stream()
                .map(StoredRun::created)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        library.ask(
                _ -> reports.since(first),
                report -> {
                    report.ifPresent(file -> words.add(Texts.of("message.report", file.toString())));
                    host.say(String.join(" ", words));
                },
                _ -> host.say(String.join(" ", words)));
    }

    /** The button at step 0 has another label than the one of a paused run. */
    private String recovered(StoredRun run) {
        long step = host.current().step();
        return Texts.of(
                "library.recovered",
                Long.toString(run.id()),
                NumberFormat.count(step),
                NumberFormat.count(run.steps()),
                Texts.of(step == 0 ? "action.start.label" : "toolbar.resume.label"));
    }
}
