package org.grokscope.ui.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.grokscope.figures.Figures;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunOutline;
import org.grokscope.run.RunResult;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.sessions.FollowedLogs;
import org.grokscope.sessions.LibraryService;
import org.grokscope.sessions.RunSessions;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.library.Notices.Answer;
import org.grokscope.ui.library.Notices.Notice;

/** The library of the window: lists, labels, restores, exports and moves runs to the Trash. Disks are used on the library's thread. */
public final class LibraryController {

    private final LibraryService library;
    private final RunSessions sessions;
    private final CrashReports reports;
    private final BundleExport bundles;
    private final LibraryHost host;
    private final RunImport imports;
    private final ReadOnlyObjectWrapper<LibraryContents> contents =
            new ReadOnlyObjectWrapper<>(this, "contents", LibraryContents.NONE);
    private final Notices notices = new Notices();
    private final BooleanProperty trashShown = new SimpleBooleanProperty(this, "trashShown");
    private volatile boolean closed;

    /**
     * Prepares; the library is opened later.
     *
     * @param figures draws the figure in a bundle
     */
    public LibraryController(
            LibraryService library,
            RunSessions sessions,
            CrashReports reports,
            Figures figures,
            String appVersion,
            LibraryHost host) {
        this.library = library;
        this.sessions = sessions;
        this.reports = reports;
        bundles = new BundleExport(figures, appVersion);
        this.host = host;
        imports = new RunImport(library, new FollowedLogs(sessions, library, this::say), host, this::change, this::say);
    }

    ReadOnlyObjectProperty<LibraryContents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    /** What is said below the list. */
    Notices notices() {
        return notices;
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
        new Recovery(library, sessions, reports, host, this::isIdle, this::open).begin(restore, then);
    }

    /** Whether a run may be shown that nobody has asked for. */
    private boolean isIdle() {
        return !closed && host.isIdle();
    }

    /** Reads the list again. */
    public void refresh() {
        boolean trash = trashShown.get();
        library.ask(
                opened -> LibraryContents.of(opened, trash),
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
        notices.say(new Notice(text));
    }

    /** Changes the library, shows a message and reads the list again. */
    private <T> void change(LibraryService.Work<T> change, Function<T, Notice> done) {
        library.ask(
                change,
                result -> {
                    notices.say(done.apply(result));
                    refresh();
                },
                this::say);
    }

    /** Shows a run as it ended; whatever is shown makes room for it. */
    public void open(StoredRun run) {
        open(run, () -> {}, this::say);
    }

    /** Shows a run as it ended; asks first if that would stop one that trains. */
    public void openIfFree(StoredRun run) {
        open(
                run,
                question -> host.offer(
                        question.text(),
                        Texts.of(question.answers().getFirst().label()),
                        question.answers().getFirst().action()));
    }

    /** Shows a run as it ended; if that would stop one that trains, asks first. */
    void open(StoredRun run, Consumer<Notice> asking) {
        whenFree(run, "library.stop.open", () -> open(run), asking);
    }

    /** Branches a run at a checkpoint and shows the branch; if that would stop another one that trains, asks first. */
    void branch(StoredRun run, long step) {
        whenFree(run, "library.stop.branch", () -> open(run, () -> host.branch(step), this::say), notices::ask);
    }

    /** Nothing that trains is stopped without an answer. */
    private void whenFree(StoredRun run, String answer, Runnable action, Consumer<Notice> asking) {
        if (!host.isTraining()) {
            action.run();
            return;
        }
        TrainingSession current = host.current();
        sessions.isShown(run, current, shown -> {
            if (shown || !host.isTraining()) {
                action.run();
            } else {
                asking.accept(new Notice(
                        Texts.of("library.stop.question", NumberFormat.count(current.step()), Long.toString(run.id())),
                        () -> host.isTraining() && current.equals(host.current()),
                        List.of(
                                new Answer(answer, () -> {
                                    notices.answered();
                                    action.run();
                                }),
                                new Answer("library.stop.keep", notices::answered))));
            }
        });
    }

    /** Shows the run of the window. */
    void goToRun() {
        host.show();
    }

    /** Shows a run as it ended, and calls back when it can be trained on. */
    void open(StoredRun run, Runnable whenReady, Consumer<String> onProblem) {
        Consumer<RunSessions.Reopened> show = restored -> {
            if (!closed) {
                host.show(restored);
                whenReady.run();
            }
        };
        if (run.config().elsewhere().isPresent()) {
            library.ask(opened -> opened.load(run.id()), result -> imports.show(result, whenReady), onProblem);
        } else {
            sessions.reopen(run, host.current(), show, onProblem);
        }
    }

    /** Reads the small curves of some runs. */
    void curves(List<Long> runs, int points, Consumer<Map<Long, List<RunOutline.Point>>> onRead) {
        library.ask(opened -> opened.curves(runs, points), onRead, problem -> {
            say(problem);
            onRead.accept(Map.of());
        });
    }

    /** Reads the curves of one run and where it can be continued. */
    void outline(StoredRun run, int points, Consumer<RunOutline> onRead) {
        library.ask(opened -> opened.outline(run, points), onRead, this::say);
    }

    /**
     * What has happened in the library since it was listed.
     *
     * @param revision of the library
     * @param runs those that train, as they are now
     * @param bytes the library's size on disk
     */
    record News(Library.Revision revision, List<StoredRun> runs, long bytes) {}

    /**
     * Reads what has happened in the library, in this process or another one.
     *
     * @param known what was seen of it before
     * @param growing the runs that train
     */
    void look(Library.Revision known, List<StoredRun> growing, Consumer<News> onRead, Runnable onProblem) {
        library.ask(
                opened -> {
                    Library.Revision revision = opened.revision(Optional.of(known));
                    List<StoredRun> again = new ArrayList<>();
                    for (StoredRun run : growing) {
                        opened.find(run.id()).ifPresent(again::add);
                    }
                    return new News(revision, again, opened.size());
                },
                onRead,
                problem -> {
                    onProblem.run();
                    say(problem);
                });
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
        notices.ask(new Notice(
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
                new Answer("library.cancel", notices::answered)));
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

    /** Takes runs from files, or from the files or folders that other programs log to. */
    RunImport imports() {
        return imports;
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
        library.close();
    }
}
