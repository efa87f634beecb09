package org.grokscope.ui;

import java.nio.file.Path;
import java.util.UUID;
import org.grokscope.library.Library;
import org.grokscope.store.CrashReports;

/** What the window's tests record in: each its own. */
final class Shelves {

    private Shelves() {}

    static Path file() {
        return Path.of("target", "test-libraries", UUID.randomUUID().toString(), "library.db");
    }

    static Shelf of(Path file) {
        return new Shelf(() -> Library.open(file, "9.9"));
    }

    static CrashReports reports(Path file) {
        return new CrashReports(file.getParent(), "9.9");
    }
}
