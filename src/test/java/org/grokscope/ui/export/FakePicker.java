package org.grokscope.ui.export;

import java.nio.file.Path;
import java.util.Optional;
import org.grokscope.ui.controls.FilePicker;

/** Stands for a user who has chosen a file before being asked. */
public final class FakePicker implements FilePicker {

    public Path next;
    String suggested = "";

    @Override
    public Optional<Path> save(String name, String... endings) {
        suggested = name;
        return Optional.ofNullable(next);
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
