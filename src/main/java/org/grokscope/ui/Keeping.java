package org.grokscope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.grokscope.library.StoredRun;
import org.grokscope.store.CrashReports;
import org.grokscope.store.RunFiles;
import org.grokscope.training.LearnerFactory;

/** How the window keeps what was seen: the library, what comes back out of it, and what happens after a crash. */
final class Keeping implements LibraryView.Host {

    private final MainWindow window;
    private final Shelf shelf;
    private final Reopening reopening;
    private final CrashReports reports;
    private final Exports.Picker picker;
    private final String appVersion;
    /** Made when somebody first looks; null before. */
    private LibraryView view;
    /** What was still asked of the library when the window was closed comes to nobody. */
    private boolean closed;

    Keeping(
            MainWindow window,
            Shelf shelf,
            LearnerFactory learners,
            CrashReports reports,
            Exports.Picker picker,
            String appVersion) {
        this.window = window;
        this.shelf = shelf;
        reopening = new Reopening(shelf, learners);
        this.reports = reports;
        this.picker = picker;
        this.appVersion = appVersion;
    }

    Shelf shelf() {
        return shelf;
    }

    LibraryView view() {
        if (view == null) {
            view = new LibraryView(shelf, this, picker, appVersion);
        }
        return view;
    }

    /** Opens the library, and brings back what was under way when the program was killed. */
    void open() {
        shelf.open();
        reopening.restore(this::tellOf, this::isIdle, back -> {
            if (isIdle()) {
                window.show(back);
                window.say("Run " + back.stored().id() + " is back at step "
                        + Numbers.count(window.model().session().step()) + ": "
                        + Texts.of("keeping.grokscope-did-not-end"));
            }
        });
    }

    /** Whether nobody has started a run yet. */
    private boolean isIdle() {
        return !closed && !window.model().isStarted();
    }

    private void tellOf(List<StoredRun> interrupted) {
        String runs = interrupted.stream()
                .map(run -> "run " + run.id() + " at step " + Numbers.count(run.steps()))
                .collect(Collectors.joining(", "));
        reports.write("The program was killed or crashed while it trained " + runs, Optional.empty());
        window.say(Texts.of("keeping.grokscope-did-not-end-2"));
    }

    @Override
    public Optional<Path> chooseRun() {
        return picker.open("Runs", RunFiles.BUNDLE, "json", "json.gz");
    }

    @Override
    public void open(StoredRun stored) {
        reopening.open(
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
    public void compare(List<Contender> runs) {
        window.go(TopBar.Place.COMPARE);
        window.compare().show(runs);
    }

    /** Writes what is left; the runs must be over. */
    void close() {
        closed = true;
        if (view != null) {
            view.close();
        }
        shelf.close();
    }
}
