package org.grokscope.ui.shell;

import java.nio.file.Path;
import java.util.UUID;
import javafx.application.Platform;
import org.grokscope.sessions.LibraryService;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.storage.library.Library;

/** What the window's tests record in: each its own. */
final class Libraries {

    private Libraries() {}

    static Path file() {
        return Path.of("target", "test-libraries", UUID.randomUUID().toString(), "library.db");
    }

    static LibraryService of(Path file) {
        return new LibraryService(() -> Library.open(file, "9.9"), Platform::runLater);
    }

    static CrashReports reports(Path file) {
        return new CrashReports(file.getParent(), "9.9");
    }
}
