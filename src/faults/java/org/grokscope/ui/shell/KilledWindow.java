package org.grokscope.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.grokscope.concurrent.Threads;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.faults.Configs;
import org.grokscope.faults.VictimReports;
import org.grokscope.sessions.LibraryService;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryPlace;
import org.grokscope.storage.library.Recorder;
import org.grokscope.training.Capacity;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.preferences.Preferences;
import org.grokscope.ui.run.RunController;

/** A process with the real window, which trains and records until it is killed. */
public final class KilledWindow {

    private static final int DIALOG_MILLIS = 600;

    private final Path file;
    private final boolean dialog;
    private final Stage stage;
    private final MainWindow window;

    private KilledWindow(Path file, boolean dialog, Stage stage, MainWindow window) {
        this.file = file;
        this.dialog = dialog;
        this.stage = stage;
        this.window = window;
    }

    /**
     * Opens the window and trains the run that it recovers, or a new one.
     *
     * @param args the library, and a word if a file dialog is to be opened meanwhile
     */
    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        new GrokScopeWindow(
                        new MxNetLearners(2),
                        Capacity.here(),
                        "9.9",
                        Preferences.read(file.resolveSibling("")),
                        file,
                        new CrashReports(List.of(LibraryPlace.folder()), "9.9"))
                .start(
                        Opening.USUAL,
                        (stage, window) -> {
                            KilledWindow victim = new KilledWindow(file, args.length > 1, stage, window);
                            // The window asks for interrupted runs, and then for the newest one: after two answers it
                            // has what
                            // it recovers.
                            Platform.runLater(() -> victim.afterAnswer(() -> victim.afterAnswer(victim::train)));
                        },
                        problem -> {
                            throw new IllegalStateException(problem);
                        });
    }

    private LibraryService library() {
        return window.libraryService();
    }

    private void afterAnswer(Runnable next) {
        library().ask(opened -> opened.file(), _ -> next.run(), VictimReports::problem);
    }

    private void train() {
        RunController run = window.run();
        if (run.isStarted() && run.session().step() < Configs.killed().maxSteps()) {
            library()
                    .ask(
                            KilledWindow::training,
                            id -> {
                                VictimReports.resumed(id);
                                follow();
                            },
                            VictimReports::problem);
        } else {
            run.load(Configs.killed());
            if (run.isStarted()) {
                run.reset();
            }
            follow();
        }
    }

    private void follow() {
        TrainingSession session = window.run().session();
        if (!session.config().equals(Configs.killed())) {
            VictimReports.problem("the window trains " + session.config());
        }
        long start = session.step();
        window.run().startOrPause();
        Threads.start("reports", () -> {
            try {
                VictimReports.follow(session, start, this::read, this::openDialog);
            } catch (InterruptedException e) {
                VictimReports.problem(e.toString());
            }
        });
    }

    private static long training(Library library) throws IOException {
        return library.runs().runs().stream()
                .filter(each -> each.isOpen())
                .findFirst()
                .orElseThrow(() -> new IOException("no run is being trained"))
                .id();
    }

    private void read(VictimReports.Consumer consumer) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        library()
                .ask(
                        opened -> {
                            try {
                                consumer.accept(opened);
                            } catch (InterruptedException e) {
                                throw new IOException(e);
                            } finally {
                                done.countDown();
                            }
                            return opened;
                        },
                        _ -> {},
                        VictimReports::problem);
        done.await();
    }

    /** The system's dialog where there is a display; else what it does to the files. */
    private void openDialog() {
        if (!dialog) {
            return;
        }
        Path folder = Objects.requireNonNull(file.getParent());
        if ("Headless".equals(System.getProperty("glass.platform"))) {
            VictimReports.dialog();
            Recorder.listLikeDialog(folder);
        } else {
            CountDownLatch opening = new CountDownLatch(1);
            Platform.runLater(() -> {
                FileChooser chooser = new FileChooser();
                chooser.setInitialDirectory(folder.toFile());
                chooser.setInitialFileName("run.json");
                opening.countDown();
                chooser.showSaveDialog(stage);
            });
            awaitDialog(opening);
        }
    }

    /** JavaFX executes nothing while the dialog is open, and does not tell when it is: it takes some tenths of a second. */
    private static void awaitDialog(CountDownLatch opening) {
        try {
            opening.await();
            Thread.sleep(DIALOG_MILLIS);
            VictimReports.dialog();
        } catch (InterruptedException e) {
            VictimReports.problem(e.toString());
        }
    }
}
