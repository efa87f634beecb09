package org.grokscope.faults;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** An X server without a screen, of one's own. */
record VirtualDisplay(Process server, String name) implements AutoCloseable {

    private static final String PROGRAM = "Xvfb";

    static boolean isMissing() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
    }

    /** Starts it on a free number. */
    static VirtualDisplay start() throws IOException {
        Process server = new ProcessBuilder(PROGRAM, "-displayfd", "1", "-screen", "0", "1440x900x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = server.inputReader(StandardCharsets.US_ASCII);
        String number = out.readLine(); // as soon as it can be used
        if (number == null) {
            throw new IOException(PROGRAM + " did not start");
        }
        return new VirtualDisplay(server, ":" + number);
    }

    void kill() {
        server.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        server.destroy();
        server.onExit().join();
    }
}
