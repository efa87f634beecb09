package org.grokscope.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.grokscope.storage.library.LibraryFixture;

/** The library may not be written: its folder, or its file. */
record ReadOnlyFolder() implements Fault {

    @Override
    public String name() {
        return "read-only folder or file for library and results";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        Path file = folder.resolve("library.db");
        String library = file.toString();
        String where = "--library";
        int survived = 0;
        survived += isRefused(folder, "permission denied", "run", "--record", "--quiet", where, library);
        survived += isRefused(folder, "There is no library", "list", where, library);
        String json = folder.resolve("run.json").toString();
        survived += isRefused(folder, "cannot be written to", "run", "--quiet", "--json", json);
        LibraryFixture.write(file, 1);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        survived += isRefused(folder, "permission denied", "delete", "1", where, library);
        survived += isRefused(folder, "permission denied", "run", "--record", "--quiet", where, library);
        Children.Ended list =
                Children.run(Children.asNobody(Children.program(folder, List.of(), "list", where, library)), Map.of());
        survived += list.code() == 0 && list.out().contains("1 run in ") ? 1 : 0;
        Files.setPosixFilePermissions(file, Set.of());
        survived += isRefused(folder, "permission denied", "list", where, library);
        return new Outcome(7, survived, "nothing: it is said before anything is trained; what may be read is read");
    }

    private static int isRefused(Path folder, String reason, String... args) throws Exception {
        Children.Ended ended = Children.run(Children.asNobody(Children.program(folder, List.of(), args)), Map.of());
        boolean refused = ended.code() != 0
                && ended.out().contains(reason)
                && ended.out().lines().count() == 1;
        if (!refused) {
            System.err.println(ended);
        }
        return refused ? 1 : 0;
    }
}
