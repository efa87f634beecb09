package org.grokscope.experiments.sweep;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.grokscope.storage.locks.ByteLocks;

/** The folder of a sweep's results before they are opened: whether it is the right one, its lock and its leftovers. */
final class SweepFolder {

    static final String MANIFEST = "sweep.json";
    private static final String LOCK = "lock";
    /** As earlier versions locked it. */
    private static final long WHOLE_FILE = Long.MAX_VALUE;

    private SweepFolder() {}

    /** Rejects a folder that is not for this sweep. A process that was killed early may have left nothing but a lock. */
    static void checkContent(Path folder, boolean resume) throws IOException, SweepException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw SweepException.failure(
                    folder + " is not a folder. Choose a new or empty folder for the results.", null);
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        }
        if (!names.isEmpty() && !resume) {
            String message = folder + " is not empty. Choose a new or empty folder.";
            throw names.contains(MANIFEST) ? SweepException.resumable(message) : new SweepException(message);
        }
        names.removeIf(name -> name.equals(LOCK) || name.equals("runs") || name.endsWith(".tmp"));
        if (!names.isEmpty() && !names.contains(MANIFEST)) {
            throw new SweepException(
                    folder + " contains no sweep. Choose a new or empty folder, or one that contains a sweep.");
        }
    }

    /** Locks the folder; also a file dialog that lists it does not release that. */
    static ByteLocks lock(Path folder) throws IOException, SweepException {
        ByteLocks lock = ByteLocks.open(folder.resolve(LOCK), ByteLocks.Access.CREATE);
        try {
            if (lock.tryLock(0, WHOLE_FILE, false)) {
                return lock;
            }
        } catch (IOException e) {
            lock.close();
            throw e;
        }
        lock.close();
        throw taken(folder);
    }

    private static SweepException taken(Path folder) {
        return SweepException.failure(
                "Another sweep is running in " + folder + ". Only one at a time is allowed.", null);
    }

    /** The specification of an earlier call; empty if it lists its runs in the program, or is not read any more. */
    static Optional<SweepSpec> storedSpec(Path file) {
        try {
            return Optional.of(SweepSpec.read(file));
        } catch (SweepException e) {
            return Optional.empty();
        }
    }

    /** Whether nothing is in the folder but the empty one for runs. */
    static boolean isFresh(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.count() == 2;
        }
    }

    /** Deletes all that is in a folder of results. */
    static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(folder))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Deletes the temporary files of a killed process. */
    static void removeLeftovers(Path folder) throws IOException {
        for (Path place : List.of(folder, folder.resolve("runs"))) {
            try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(place, ".*.tmp")) {
                for (Path leftover : leftovers) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
    }
}
