package org.grokscope.ui.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.grokscope.narration.NumberFormat;
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
     * What the library holds.
     *
     * @param runs the runs, or those in the Trash
     * @param problems the runs that cannot be read
     * @param bytes its size on disk
     */
    record Contents(List<StoredRun> runs, List<String> problems, long bytes, Path file) {}

    /**
     * A message below the list.
     *
     * @param undoable whether it is about runs that can be taken out of the Trash again
     */
    record Notice(String text, boolean undoable) {}

    private final LibraryService library;
    private final RunSessions sessions;
    private final CrashReports reports;
    private final BundleExport bundles;
    private final LibraryHost host;
    private final ReadOnlyObjectWrapper<Contents> contents =
            new ReadOnlyObjectWrapper<>(this, "contents", new Contents(List.of(), List.of(), 0, Path.of("")));
    private final ReadOnlyObjectWrapper<Notice> notice =
            new ReadOnlyObjectWrapper<>(this, "notice", new Notice("", false));
    private final BooleanProperty trashShown = new SimpleBooleanProperty(this, "trashShown");
    private boolean closed;
    private List<Long> trashed = List.of();

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

    ReadOnlyObjectProperty<Contents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    BooleanProperty trashShownProperty() {
        return trashShown;
    }

    /** Opens the library, and restores what was training when the program was killed. */
    public void open() {
        library.open();
        sessions.recover(this::report, this::isIdle, restored -> {
            if (isIdle()) {
                host.show(restored);
                host.say(Texts.of(
                        "library.recovered",
                        Long.toString(restored.stored().id()),
                        NumberFormat.count(host.current().step())));
            }
        });
    }

    private boolean isIdle() {
        return !closed && host.isIdle();
    }

    private void report(List<StoredRun> interrupted) {
        String runs = interrupted.stream()
                .map(run -> "run " + run.id() + " at step " + NumberFormat.count(run.steps()))
                .collect(Collectors.joining(", "));
        reports.write("The program was killed or crashed while it trained " + runs, Optional.empty());
        host.say(Texts.of("message.crash"));
    }

    /** Reads the list again. */
    public void refresh() {
        boolean trash = trashShown.get();
        library.ask(
                opened -> {
                    Library.Listing listing = trash ? opened.trash() : opened.runs();
                    return new Contents(listing.runs(), listing.problems(), opened.size(), opened.file());
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

    private void say(String text) {
        notice.set(new Notice(text, false));
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

    void open(StoredRun run) {
        sessions.reopen(
                run,
                host.current(),
                restored -> {
                    if (!closed) {
                        host.show(restored);
                    }
                },
                this::say);
    }

    void compare(List<StoredRun> runs) {
        library.ask(
                opened -> {
                    List<ComparedRun> compared = new ArrayList<>();
                    for (StoredRun run : runs) {
                        RunResult result = opened.load(run.id());
                        compared.add(
                                new ComparedRun(Texts.of("run.numbered", Long.toString(run.id())), result.timeline()));
                    }
                    return compared;
                },
                host::compare,
                this::say);
    }

    void label(StoredRun run, StoredRun.Label label) {
        change(done(opened -> opened.label(run.id(), label)), _ -> new Notice("", false));
    }

    void prune(List<StoredRun> runs) {
        change(done(opened -> opened.prune(ids(runs))), _ -> new Notice(Texts.of("library.pruned"), false));
    }

    void trash(List<StoredRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        trashed = ids(runs);
        change(
                done(opened -> opened.moveToTrash(ids(runs))),
                _ -> new Notice(
                        runs.size() == 1
                                ? Texts.of("library.trashed.one")
                                : Texts.of("library.trashed.many", NumberFormat.count(runs.size())),
                        true));
    }

    void restore(List<StoredRun> runs) {
        restoreAll(ids(runs));
    }

    /** Restores the runs that were moved to the Trash last. */
    void undoTrash() {
        restoreAll(trashed);
        trashed = List.of();
    }

    private void restoreAll(List<Long> ids) {
        change(done(opened -> opened.restore(ids)), _ -> new Notice(Texts.of("library.restored"), false));
    }

    void importRun(Path file) {
        change(
                opened -> opened.add(RunFiles.read(file)),
                id -> new Notice(
                        Texts.of("library.imported", String.valueOf(file.getFileName()), Long.toString(id)), false));
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
