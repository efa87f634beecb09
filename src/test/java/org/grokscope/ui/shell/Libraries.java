package org.grokscope.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javafx.application.Platform;
import org.grokscope.sessions.LibraryService;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.storage.library.Library;
import org.grokscope.training.Capacity;
import org.grokscope.training.LearnerFactory;
import org.grokscope.ui.controls.Appearance;
import org.grokscope.ui.controls.Fonts;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.controls.ThemeChoice;
import org.grokscope.ui.export.FakePicker;
import org.grokscope.ui.preferences.Preferences;

/** What the window's tests record in: each its own. */
final class Libraries {

    private Libraries() {}

    /** A window's content that records in such a library. */
    static MainWindow window(LearnerFactory learners, Opening opening, Theme theme, FakePicker picker, Path library) {
        return new MainWindow(
                new MainWindow.Services(
                        learners,
                        Capacity.here(),
                        "9.9",
                        picker,
                        Preferences.read(library.resolveSibling("")),
                        of(library),
                        reports(library)),
                opening,
                new Appearance(theme, ThemeChoice.SYSTEM, Fonts.load()));
    }

    static Path file() {
        return Path.of("target", "test-libraries", UUID.randomUUID().toString(), "library.db");
    }

    static LibraryService of(Path file) {
        return new LibraryService(() -> Library.open(file, "9.9"), Platform::runLater);
    }

    static CrashReports reports(Path file) {
        return new CrashReports(List.of(file.getParent()), "9.9");
    }
}
