package org.grokscope.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Another program that opens, reads and closes a library while a process records in it. */
record SecondProcess(Process process, boolean isSqlite) {

    private static final int LIST_EVERY = 4;

    /** Starts sqlite3 if it is installed, and now and then the program's own list. */
    static SecondProcess start(Path file, Random random) throws IOException {
        boolean sqlite = random.nextInt(LIST_EVERY) > 0 && isInstalled();
        ProcessBuilder builder = sqlite
                ? new ProcessBuilder(
                        "sqlite3",
                        "-cmd",
                        ".timeout 10000",
                        file.toString(),
                        "SELECT count(*) FROM run r JOIN evaluation e ON e.run = r.id")
                : Children.java(
                        file.toAbsolutePath().getParent(),
                        List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-XX:-UsePerfData"),
                        "org.grokscope.app.Main",
                        "list",
                        "--library",
                        file.toString());
        return new SecondProcess(builder.redirectErrorStream(true).start(), sqlite);
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "sqlite3")));
    }

    /** Waits for its end; returns what it says if it fails. */
    Optional<String> end() throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.empty() : Optional.of(this + ": " + said.strip());
    }

    @Override
    public String toString() {
        return isSqlite ? "sqlite3" : "list";
    }
}
