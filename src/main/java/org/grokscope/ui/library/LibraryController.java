package org.grokscope.ui.library;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunResult;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.sessions.LibraryService;
import org.grokscope.sessions.RunSessions;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Texts;

/** The library of the window: lists, labels, restores, exports and moves runs to the Trash. Disks are used on the library's thread. */
public final class LibraryController {

    /**
     * A message or question below the list.
     *
     * @param answers what can be done about it
     */
    record Notice(String text, List<Answer> answers) {

        Notice(String text, Answer... answers) {
            this(text, List.of(answers));
        }
    }

    /**
     * A button beside a message.
     *
     * @param label the key of its text
     */
    record Answer(String label, Runnable action) {}

    private final LibraryService library;
    private final RunSessions sessions;
    private final CrashReports reports;
    private final BundleExport bundles;
    private final LibraryHost host;
    private final ReadOnlyObjectWrapper<LibraryContents> contents =
            new ReadOnlyObjectWrapper<>(this, "contents", LibraryContents.NONE);
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(this, "notice", new Notice(""));
    private final BooleanProperty trashShown = new SimpleBooleanProperty(this, "trashShown");
    private volatile boolean closed;

    /**
     * Prepares; the library is opened later.
     *
     * @param figures draws a run as SVG on the JavaFX thread
     */
    public LibraryController(
            LibraryService library,
            RunSessions sessions,
            CrashReports reports,
            Function<RunResult, CompletableFuture<String>> figures,
            String appVersion,
            LibraryHost host) {
        this.library = library;
        this.sessions = sessions;
        this.reports = reports;
        bundles = new BundleExport(figures, appVersion);
        this.host = host;
    }

    ReadOnlyObjectProperty<LibraryContents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    BooleanProperty trashShownProperty() {
        return trashShown;
    }

    /**
     * Opens the library, and settles what was training when the program was killed.
     *
     * @param restore whether the window shows such a run
     * @param then is called after that, whatever the result
     */
    public void open(boolean restore, Runnable then) {
        library.open();
        sessions.recover(() -> restore && isIdle(), recovered -> {
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
        if (isIdle()) {
            host.offer(
                    Texts.of("left.stopped", Long.toString(stopped.id()), NumberFormat.count(stopped.steps())),
                    Texts.of("left.open"),
                    () -> open(stopped));
        }
    }

    /** Shows a recovered run and says first that it is there, and last where the report of an error is that came before, if there is one. */
    private void show(RunSessions.Recovered recovered) {
        Optional<RunSessions.Reopened> shown = recovered.reopened().filter(_ -> isIdle());
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

    private boolean isIdle() {
        return !closed && host.isIdle();
    }

    /** Reads the list again. */
    public void refresh() {
        boolean trash = trashShown.get();
        library.ask(
                opened -> {
                    Library.Listing listing = trash ? opened.trash() : opened.runs();
                    return new LibraryContents(listing, opened.size(), opened.file());
                },
                read -> {
                    contents.set(read);
                    int more = read.problems().size() - 1;
                    if (more >= 0) {
                        String first = read.problems().getFirst();
                        say(more == 0 ? first : Texts.of("library.more-problems", first, NumberFormat.count(more)));
                    }
                },
                this::say);
    }

    void say(String text) {
        notice.set(new Notice(text));
    }

    /** Changes the library, shows a message and reads the list again. */
    private <T> void change(LibraryService.Work<T> change, Function<T, Notice> done) {
        library.ask(
                change,
                result -> {
                    notice.set(done.apply(result));
                    refresh();
                },
                this::say);
    }

    /** Shows a run as it ended. */
    public void open(StoredRun run) {
        open(run, () -> {}, this::say);
    }

    /** Shows a run as it ended, and calls back when it can be trained on. */
    void open(StoredRun run, Runnable whenReady, Consumer<String> onProblem) {
        sessions.reopen(
                run,
                host.current(),
                restored -> {
                    if (!closed) {
                        host.show(restored);
                        whenReady.run();
                    }
                },
                onProblem);
    }

    void compare(List<StoredRun> runs) {
        library.ask(
                opened -> {
                    List<ComparedRun> compared = new ArrayList<>();
                    for (StoredRun run : runs) {
                        RunResult result = opened.load(run.id());
                        compared.add(ComparedRun.of(name(run, result), run, result.timeline()));
                    }
                    return compared;
                },
                host::compare,
                this::say);
    }

    /** The name that the user gave a run; otherwise its number, and where it branched off if it is a branch. */
    private static String name(StoredRun run, RunResult result) {
        String number = Long.toString(run.id());
        return !run.label().name().isEmpty()
                ? run.label().name()
                : result.history().events().stream()
                        .filter(RunEvent.Forked.class::isInstance)
                        .reduce((earlier, later) -> later)
                        .map(fork -> Texts.of("compare.branch", number, NumberFormat.count(fork.step())))
                        .orElse(Texts.of("run.numbered", number));
    }

    void label(StoredRun run, StoredRun.Label label) {
        change(done(opened -> opened.label(run.id(), label)), _ -> new Notice(""));
    }

    /** Asks first, because weights that are pruned cannot be computed again without training. */
    void prune(List<StoredRun> runs) {
        int checkpoints = runs.stream().mapToInt(StoredRun::checkpoints).sum();
        notice.set(new Notice(
                Texts.of(
                        "library.prune.question",
                        runs.size() == 1
                                ? Texts.of(
                                        "run.numbered",
                                        Long.toString(runs.getFirst().id()))
                                : LibraryDetails.runs(runs.size()),
                        NumberFormat.count(checkpoints),
                        LibraryDetails.megabytes(
                                runs.stream().mapToLong(StoredRun::bytes).sum())),
                new Answer("library.prune.confirm", () -> pruneNow(runs)),
                new Answer("library.cancel", () -> say(""))));
    }

    private void pruneNow(List<StoredRun> runs) {
        change(done(opened -> opened.prune(ids(runs))), _ -> new Notice(Texts.of("library.pruned")));
    }

    void trash(List<StoredRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        change(
                done(opened -> opened.moveToTrash(ids(runs))),
                _ -> new Notice(
                        runs.size() == 1
                                ? Texts.of("library.trashed.one")
                                : Texts.of("library.trashed.many", NumberFormat.count(runs.size())),
                        new Answer("library.undo", () -> restoreAll(ids(runs)))));
    }

    void restore(List<StoredRun> runs) {
        restoreAll(ids(runs));
    }

    private void restoreAll(List<Long> ids) {
        change(done(opened -> opened.restore(ids)), _ -> new Notice(Texts.of("library.restored")));
    }

    void importRun(Path file) {
        change(
                opened -> opened.add(RunFiles.read(file)),
                id -> new Notice(Texts.of("library.imported", String.valueOf(file.getFileName()), Long.toString(id))));
    }

    void export(StoredRun run, Path file) {
        library.ask(
                opened -> {
                    bundles.write(opened.export(run), file);
                    return file;
                },
                done -> say(Texts.of("file.saved", done.toString())),
                this::say);
    }

    private interface Change {
        void in(Library library) throws IOException;
    }

    private static LibraryService.Work<Boolean> done(Change change) {
        return library -> {
            change.in(library);
            return true;
        };
    }

    private static List<Long> ids(List<StoredRun> runs) {
        return runs.stream().map(StoredRun::id).toList();
    }

    /** Writes what is left; the runs must be over. */
    public void close() {
        closed = true;
        bundles.close();
        library.close();
    }
}
