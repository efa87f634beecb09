package org.grokscope.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script in place of jpackage's launcher for Linux, which asks the system's package manager twice which package it belongs to before it starts
 * the program: a tenth of a second.
 *
 * @param options of the Java runtime; $HERE in them denotes the image's folder lib
 * @param program the main class
 */
record LinuxLauncher(Path image, List<String> options, String program) {

    private static final String SCRIPT = """
            #!/bin/sh
            HERE=$(readlink -f -- "$0")
            HERE=${HERE%%/bin/*}/lib
            exec "$HERE/runtime/bin/java" %s -cp "%s" %s "$@"
            """;

    /** Replaces the launcher and what only it reads. */
    void replace() throws IOException {
        for (String unused : List.of("lib/libapplauncher.so", "lib/app/grokscope.cfg", "lib/app/.jpackage.xml")) {
            Files.delete(image.resolve(unused));
        }
        Path launcher = image.resolve("bin/grokscope");
        String words = options.stream().map(option -> '"' + option + '"').collect(Collectors.joining(" "));
        Files.writeString(launcher, SCRIPT.formatted(words, jars(), program));
        launcher.toFile().setExecutable(true, false);
    }

    /** The class path; written out, because the startup cache demands the same order everywhere. */
    private String jars() throws IOException {
        try (Stream<Path> files = Files.list(image.resolve("lib/app"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .map(name -> "$HERE/app/" + name)
                    .collect(Collectors.joining(":"));
        }
    }
}
