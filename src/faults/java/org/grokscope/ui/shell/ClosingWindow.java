package org.grokscope.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.grokscope.Await;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Preset;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.export.FakePicker;

/** A window with the real engine that is closed in the middle of something. */
public final class ClosingWindow {

    private ClosingWindow() {}

    /**
     * Opens a window, trains, and closes it at some moment.
     *
     * @param what 0 just training, 1 saving the run as JSON, 2 filming
     * @return whether all that was measured is recorded, no part of a file is left, and no run is taken for interrupted
     */
    public static boolean leavesAllInOrder(Path folder, int what, Random random)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path file = folder.resolve("library.db");
        FakePicker picker = new FakePicker();
        picker.next = folder.resolve(what == 2 ? "film.gif" : "run.json");
        MainWindow window = Window.content(new MxNetLearners(2), picker, file);
        Window.run(() -> {
            window.run().load(Preset.FAST.config());
            window.run().startOrPause();
        });
        TrainingSession session = Window.call(() -> window.run().session());
        Await.until(() -> session.step() >= 20);
        Thread.sleep(random.nextInt(1_200));
        if (what > 0) {
            Window.run(() -> window.actions()
                    .get(what == 1 ? AppAction.Id.JSON : AppAction.Id.FILM)
                    .run()
                    .run());
            Thread.sleep(random.nextInt(200));
        }
        Window.run(window::close);
        return session.isOver() && isRecorded(file, session.history()) && hasNoParts(folder);
    }

    private static boolean isRecorded(Path file, RunHistory history) throws IOException {
        try (Library library = Library.open(file, "9.9")) {
            List<StoredRun> runs = library.runs().runs();
            return runs.size() == 1
                    && library.interrupted().isEmpty()
                    && library.load(1).history().size() == history.size()
                    && library.checkpoints(1).getLast().step()
                            == runs.getFirst().steps();
        }
    }

    /** A film's thread takes note a frame later. */
    private static boolean hasNoParts(Path folder) throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            try (var files = Files.list(folder)) {
                if (files.noneMatch(file ->
                        file.toString().endsWith(".part") || file.toString().endsWith(".tmp"))) {
                    return true;
                }
            }
            Thread.sleep(100);
        }
        return false;
    }
}
