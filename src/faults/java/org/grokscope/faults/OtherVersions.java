package org.grokscope.faults;

import java.nio.file.Path;
import java.util.Random;
import org.grokscope.storage.library.LibraryFixture;

/** A library that a later version has written. */
record OtherVersions() implements Fault {

    @Override
    public String name() {
        return "library of a newer version";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        boolean refused = LibraryFixture.refusesNewer(folder.resolve("library.db"));
        return new Outcome(1, refused ? 1 : 0, "nothing: it is rejected with a message and not changed");
    }
}
