package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.NewFolders;

/** The file of a library before it is opened: which one it is, whatever its name, and whether it can be used. */
final class LibraryFile {

    private static final String LINKS = "unix:nlink";
    private static final String PERMISSION = "permission denied";

    private LibraryFile() {}

    /** Creates the folder of a library that may be created. */
    static NewFolders createFolder(Path given, LibraryAccess access) throws LibraryException {
        Path file = given.toAbsolutePath().normalize();
        checkNoFolder(file);
        try {
            return access == LibraryAccess.CREATE ? NewFolders.create(file.getParent()) : NewFolders.none();
        } catch (IOException e) {
            throw uncreated(file, e);
        }
    }

    private static LibraryException uncreated(Path file, IOException e) {
        return LibraryException.of(
                file,
                "cannot be created in this folder (" + FileErrors.reason(e)
                        + "). Choose another file with --library FILE.",
                e);
    }

    /** Removes what is beside a library that could not be created, and the empty file itself. */
    static void removeUnused(Path file) throws IOException {
        if (!Files.exists(file) || (Files.isRegularFile(file) && Files.size(file) == 0)) {
            for (String ending : List.of("", "-wal", "-shm", "-journal", ".lock")) {
                Files.deleteIfExists(FileGuard.beside(file, ending));
            }
        }
    }

    /** The one name of the file behind any of its paths: the locks lie beside that. Creates its folder if a library may be created. */
    static Path resolve(Path given, LibraryAccess access) throws LibraryException {
        Path file = given.toAbsolutePath();
        checkNoFolder(file.normalize());
        try {
            Path folder = file.getParent();
            if (access == LibraryAccess.CREATE) {
                Files.createDirectories(folder);
            }
            if (Files.isSymbolicLink(file) && !Files.exists(file)) {
                return resolve(folder.resolve(Files.readSymbolicLink(file)), access);
            }
            if (Files.exists(file)) {
                return file.toRealPath();
            }
            if (access != LibraryAccess.CREATE) {
                // Of a file in a folder that is closed to this user, nothing is known.
                throw Files.notExists(file)
                        ? LibraryException.missing(file.normalize())
                        : denied(file.normalize(), "read", folder);
            }
            return folder.toRealPath().resolve(file.getFileName());
        } catch (LibraryException e) {
            throw e;
        } catch (IOException e) {
            throw uncreated(file.normalize(), e);
        }
    }

    /** Rejects a file that cannot be used for something, or whose log and locks would not be found under its other names. */
    static void check(Path file, LibraryAccess access) throws IOException {
        checkNoFolder(file);
        Path folder = file.getParent();
        if (!Files.exists(file)) {
            if (access != LibraryAccess.CREATE) {
                throw LibraryException.missing(file);
            }
            Files.createDirectories(folder);
        } else if (!Files.isReadable(file)) {
            throw denied(file, "read", file);
        } else if (access != LibraryAccess.CREATE && Files.size(file) == 0) {
            throw LibraryException.foreign(file, "is an empty file, not a library.", null);
        }
        if (access != LibraryAccess.READ && !isWritable(file)) {
            throw denied(file, "written", Files.exists(file) && !Files.isWritable(file) ? file : folder);
        }
        if (Files.exists(file)
                && file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            int links = (int) Files.getAttribute(file, LINKS);
            if (links > 1) {
                throw LibraryException.of(
                        file,
                        "has " + links
                                + " names (hard links), under which programs could write to it without knowing of "
                                + "each other. Delete the other names, or use a copy: cp " + file + " " + file
                                + ".copy",
                        null);
            }
        }
    }

    private static void checkNoFolder(Path file) throws LibraryException {
        if (Files.isDirectory(file)) {
            throw LibraryException.of(file, "is a folder. Choose a file with --library FILE.", null);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw LibraryException.of(file, "is a device or a pipe. Choose a file with --library FILE.", null);
        }
    }

    /** Whether the file can be written, and files beside it. */
    static boolean isWritable(Path file) {
        return Files.isWritable(file.getParent()) && (!Files.exists(file) || Files.isWritable(file));
    }

    static LibraryException denied(Path file, String what, Path culprit) {
        boolean isRead = what.equals("read");
        Optional<String> denial = isRead ? Optional.empty() : FileErrors.denial(culprit);
        if (denial.filter(reason -> !reason.equals(PERMISSION)).isPresent()) {
            return LibraryException.of(
                    file,
                    "cannot be written: " + denial.get() + " (" + culprit
                            + "). Choose another file with --library FILE.",
                    null);
        }
        String owner = "";
        try {
            owner = ", which belongs to "
                    + Files.getOwner(culprit, LinkOption.NOFOLLOW_LINKS).getName();
        } catch (IOException | UnsupportedOperationException e) {
            owner = ""; // the sentence is clear without it
        }
        String remedy = isRead
                ? "Ask for permission to read it, or name another file with --library FILE."
                : "Ask for permission to write, or choose another file with --library FILE.";
        return LibraryException.of(
                file, "cannot be " + what + ": " + PERMISSION + " for " + culprit + owner + ". " + remedy, null);
    }
}
