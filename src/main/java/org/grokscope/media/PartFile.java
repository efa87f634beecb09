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

    /** Puts the complete file in its place, or removes it if that fails. A folder or a device there is not replaced. */
    void finish() throws IOException {
        try {
            if (Files.exists(place) && !Files.isRegularFile(place)) {
                throw new IOException(Files.isDirectory(place) ? "it is a folder" : "it is a device or a pipe");
            }
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard();
            throw e;
        }
    }

    void discard() throws IOException {
        Files.deleteIfExists(part);
    }
}
