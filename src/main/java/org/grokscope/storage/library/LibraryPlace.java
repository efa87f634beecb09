package org.grokscope.storage.library;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.grokscope.task.InvalidSettingException;

/** The location of the user's data, by the conventions of each system. */
public final class LibraryPlace {

    /** The environment variable that names a library. */
    public static final String VARIABLE = "GROKSCOPE_LIBRARY";

    private LibraryPlace() {}

    /**
     * The program's folder for data: under Linux {@code $XDG_DATA_HOME/grokscope} or {@code ~/.local/share/grokscope}, under macOS
     * {@code ~/Library/Application Support/grokscope}, under Windows {@code %LOCALAPPDATA%\grokscope}.
     */
    public static Path folder() {
        return folder(System.getProperty("os.name"), home(System.getenv("HOME")), System.getenv());
    }

    /** The home folder: HOME has precedence, which Java ignores. */
    private static Path home(String given) {
        return Path.of(given == null || given.isBlank() ? System.getProperty("user.home") : given);
    }

    static Path folder(String systemName, Path home, Map<String, String> environment) {
        String system = systemName.toLowerCase(Locale.ROOT);
        Path data;
        if (system.contains("win") && !system.contains("darwin")) {
            data = orElse(
                    environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"));
        } else if (system.contains("mac")) {
            data = home.resolve("Library").resolve("Application Support");
        } else {
            data = orElse(
                    environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share"));
        }
        return data.resolve("grokscope");
    }

    private static Path orElse(String given, Path otherwise) {
        return given == null || given.isBlank() ? otherwise : Path.of(given);
    }

    /**
     * The library's file.
     *
     * @param given the file on the command line; else {@value #VARIABLE}, else the default
     * @throws InvalidSettingException if that is not a path
     */
    public static Path file(Optional<String> given) {
        String text = given.orElseGet(() -> System.getenv().getOrDefault(VARIABLE, ""));
        if (text.isEmpty() && given.isEmpty()) {
            return folder().resolve("library.db");
        }
        try {
            if (text.isBlank()) {
                throw new InvalidPathException(text, "empty");
            }
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            InvalidSettingException problem =
                    new InvalidSettingException("library", text, "must be the path of a file");
            problem.initCause(e);
            throw problem;
        }
    }
}
