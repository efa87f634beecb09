package org.grokscope.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.grokscope.ui.controls.FilePicker;

/** Stands for a user who has chosen a file before being asked. */
public final class FakePicker implements FilePicker {

    public Path next;
    /** The position of the chosen type. */
    public int type;

    String suggested = "";

    @Override
    public Optional<Path> save(String name, String... endings) {
        suggested = name;
        return Optional.ofNullable(next);
    }

    @Override
    public Optional<TypedFile> save(String name, List<FileType> types) {
        suggested = name;
        return Optional.ofNullable(next).map(file -> new TypedFile(file, type));
    }

    @Override
    public Optional<Path> open(String kind, String... endings) {
        return Optional.ofNullable(next);
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.ofNullable(next);
    }
}
