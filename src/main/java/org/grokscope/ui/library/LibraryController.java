package org.grokscope.ui.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.grokscope.narration.NumberFormat;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.sessions.LibraryService;
import org.grokscope.sessions.RunSessions;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.export.Exports;
import org.grokscope.ui.shell.MainWindow;
import org.grokscope.ui.shell.TopBar;

/** How the window keeps what was seen: the library, what comes back out of it, and what happens after a crash. */
public final class LibraryController implements LibraryScreen.Host {

    private final MainWindow window;
    private final LibraryService shelf;
    private final RunSessions sessions;
    private final CrashReports reports;
    private final Exports.Picker picker;
    private final String appVersion;
    /** Made when somebody first looks; null before. */
    private LibraryScreen view;
    /** What was still asked of the library when the window was closed comes to nobody. */
    private boolean closed;

    public LibraryController(
            MainWindow window,
            LibraryService shelf,
            RunSessions sessions,
            CrashReports reports,
            Exports.Picker picker,
            String appVersion) {
        this.window = window;
        this.shelf = shelf;
        this.sessions = sessions;
        this.reports = reports;
        this.picker = picker;
        this.appVersion = appVersion;
    }

    public LibraryService shelf() {
        return shelf;
    }

    public LibraryScreen view() {
        if (view == null) {
            view = new LibraryScreen(shelf, this, picker, appVersion);
        }
        return view;
    }

    /** Opens the library, and brings back what was under way when the program was killed. */
    public void open() {
        shelf.open();
        sessions.recover(this::tellOf, this::isIdle, back -> {
            if (isIdle()) {
                window.show(back);
                window.say("Run " + back.stored().id() + " is back at step "
                        + NumberFormat.count(window.model().session().step()) + ": "
                        + Texts.of("message.crash"));
            }
        });
    }

    /** Whether nobody has started a run yet. */
    private boolean isIdle() {
        return !closed && !window.model().isStarted();
    }

    private void tellOf(List<StoredRun> interrupted) {
        String runs = interrupted.stream()
                .map(run -> "run " + run.id() + " at step " + NumberFormat.count(run.steps()))
                .collect(Collectors.joining(", "));
        reports.write("The program was killed or crashed while it trained " + runs, Optional.empty());
        window.say(Texts.of("message.crash.runs-kept"));
    }

    @Override
    public Optional<Path> chooseRun() {
        return picker.open("Runs", RunFiles.BUNDLE, "json", "json.gz");
    }

    @Override
    public void open(StoredRun stored) {
        sessions.reopen(
                stored,
                window.model().session(),
                back -> {
                    if (!closed) {
                        window.show(back);
                    }
                },
                view()::say);
    }

    @Override
    public void compare(List<ComparedRun> runs) {
        window.go(TopBar.Place.COMPARE);
        window.compare().show(runs);
    }

    /** Writes what is left; the runs must be over. */
    public void close() {
        closed = true;
        if (view != null) {
            view.close();
        }
        shelf.close();
    }
}
