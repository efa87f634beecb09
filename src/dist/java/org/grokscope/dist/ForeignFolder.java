package org.grokscope.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The program for another platform than this one: its jars and libraries with a script that starts it, on a runtime of its own if one
 * could be linked, else on a JDK 25 of the machine.
 */
final class ForeignFolder {

    /** Then JavaFX is not in the runtime. */
    private static final String WITHOUT_RUNTIME =
            " \"-Djava.library.path=$HERE/app/natives/javafx\" -p \"$HERE/app/modules\" --add-modules ALL-MODULE-PATH";

    private static final String SHELL = """
            #!/bin/sh
            HERE=$(cd "$(dirname "$0")" && pwd)
            JAVA="$HERE/runtime/bin/java"
            [ -x "$JAVA" ] || JAVA="${JAVA_HOME:+$JAVA_HOME/bin/}java"
            exec "$JAVA" %s "$@"
            """;

    private static final String BATCH = """
            @echo off
            set "HERE=%%~dp0"
            set "JAVA=%%HERE%%runtime\\bin\\java.exe"
            if not exist "%%JAVA%%" set "JAVA=java"
            if not exist "%%JAVA%%" if defined JAVA_HOME set "JAVA=%%JAVA_HOME%%\\bin\\java.exe"
            "%%JAVA%%" %s %%*
            """;

    private final Path folder;
    private final Platform platform;
    private final List<String> options;

    /**
     * Prepares.
     *
     * @param options of the Java runtime; $HERE in them denotes the folder
     */
    ForeignFolder(Path folder, Platform platform, List<String> options) {
        this.folder = folder;
        this.platform = platform;
        this.options = options;
    }

    /**
     * Makes it.
     *
     * @param work where linked, content, licences and perhaps runtime are
     * @param hasRuntime whether the modules in linked are in a runtime already
     */
    void make(Path work, boolean hasRuntime) throws IOException {
        Path app = folder.resolve("app");
        Folders.copy(work.resolve("content"), app);
        Folders.copy(work.resolve(platform.isMac() ? "Resources/licences" : "licences"), folder.resolve("licences"));
        Folders.copy(
                work.resolve(hasRuntime ? "runtime" : "linked"),
                hasRuntime ? folder.resolve("runtime") : app.resolve("modules"));
        String words = options.stream().map(ForeignFolder::quoted).collect(Collectors.joining(" "))
                + (hasRuntime ? "" : WITHOUT_RUNTIME) + " -cp \"$HERE/app/*\" org.grokscope.app.Main";
        if (platform.isWindows()) {
            Path script = folder.resolve("grokscope.bat");
            Files.writeString(
                    script,
                    BATCH.formatted(words.replace("$HERE/", "%HERE%").replace('/', '\\'))
                            .replace("\n", "\r\n"));
        } else {
            Path script = folder.resolve("grokscope");
            Files.writeString(script, SHELL.formatted(words));
            script.toFile().setExecutable(true, false);
        }
    }

    private static String quoted(String option) {
        return option.contains("$") || option.contains("*") ? "\"" + option + "\"" : option;
    }
}
