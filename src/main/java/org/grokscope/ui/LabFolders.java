package org.grokscope.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Where the scaling lab puts results if nobody says otherwise: where programs keep their data on this system. */
final class LabFolders {

    private LabFolders() {}

    /** The usual folder of this program's sweeps. */
    static Path usual() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        Path data;
        if (system.contains("win")) {
            data = orElse(System.getenv("LOCALAPPDATA"), home.resolve("AppData/Local"));
        } else if (system.contains("mac")) {
            data = home.resolve("Library/Application Support");
        } else {
            data = orElse(System.getenv("XDG_DATA_HOME"), home.resolve(".local/share"));
        }
        return data.resolve("grokscope").resolve("sweeps");
    }

    private static Path orElse(String given, Path otherwise) {
        return given == null || given.isBlank() ? otherwise : Path.of(given);
    }

    /** A folder of that name, with a number, that is not there yet. */
    static Path fresh(Path parent, String name) {
        int number = 1;
        while (Files.exists(parent.resolve(name + "-" + number))) {
            number++;
        }
        return parent.resolve(name + "-" + number);
    }
}
