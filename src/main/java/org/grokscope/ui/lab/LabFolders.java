package org.grokscope.ui.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import org.grokscope.storage.library.LibraryPlace;

/** The default folders for results of the scaling lab, where programs keep their data on this platform. */
final class LabFolders {

    private LabFolders() {}

    /** The usual folder of this program's sweeps. */
    static Path usual() {
        return LibraryPlace.folder().resolve("sweeps");
    }

    /** A folder of that name, with a number, that does not exist yet. */
    static Path fresh(Path parent, String name) {
        int number = 1;
        while (Files.exists(parent.resolve(name + "-" + number))) {
            number++;
        }
        return parent.resolve(name + "-" + number);
    }
}
