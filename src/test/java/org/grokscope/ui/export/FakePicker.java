package org.grokscope.ui.export;

import java.nio.file.Path;
import java.util.Optional;

/** Stands for a user who has chosen a file before being asked. */
public final class FakePicker implements Exports.Picker {

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
    public Optional<Path> folder() {
        return Optional.ofNullable(next);
    }
}
