package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that records a run. */
public final class Recorder {

    private Recorder() {}

    /** Records 500 steps, and then hangs until it is killed. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Library library = Library.open(Path.of(args[0]), "9.9");
        library.record(new FakeRun().advance(500), Origin.WINDOW);
        new CountDownLatch(1).await();
    }

    static Process start(Path file) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.sqlite.tmpdir=" + System.getProperty("org.sqlite.tmpdir", "target"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Recorder.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
    }
}
