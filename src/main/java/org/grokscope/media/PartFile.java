package org.grokscope.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written under a temporary name and renamed when it is complete. */
final class PartFile {

    private final Path place;
    private final Path part;

    PartFile(Path place) {
        this.place = place;
        part = place.resolveSibling(place.getFileName() + ".part");
    }

    Path part() {
        return part;
    }

    void finish() throws IOException {
        Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    }

    void discard() throws IOException {
        Files.deleteIfExists(part);
    }
}
