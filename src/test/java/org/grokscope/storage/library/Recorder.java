package org.grokscope.storage.library;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process of its own that records a run, step by step as it is told to, and meanwhile does what a file dialog does: opens and closes every
 * file beside the library.
 */
public final class Recorder implements AutoCloseable {

    private static final String END = "end";

    private final Process process;
    private final BufferedReader answers;

    private Recorder(Process process) {
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Records a run; each line of the input is a step to train to, or the end. Answers when everything up to there is recorded. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[0]);
        boolean listing = args.length > 1;
        FakeRun run = new FakeRun();
        try (Library library = Library.open(file, "9.9");
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            library.record(run, Origin.WINDOW);
            if (listing) {
                listLikeDialog(file.toAbsolutePath().getParent());
            }
            for (String line = commands.readLine(); line != null && !line.equals(END); line = commands.readLine()) {
                run.advance(Long.parseLong(line));
                library.flush();
                System.out.println(
                        line + library.problem().map(text -> " " + text).orElse(""));
            }
            run.end();
        }
        System.out.println(END);
    }

    /** Does on a thread of its own, until the process ends, what a file dialog does once: opens and closes every file of a folder. */
    public static void listLikeDialog(Path folder) {
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                touch(folder);
            }
        });
    }

    /** Opens and closes every file of a folder. */
    private static void touch(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path each : files) {
                new FileInputStream(each.toFile()).close();
            }
        } catch (IOException e) {
            return; // the file is gone
        }
    }

    /** Starts the process. */
    public static Recorder start(Path file) throws IOException {
        return start(file, List.of());
    }

    /** Its files are opened and closed all the time. */
    public static Recorder besideDialog(Path file) throws IOException {
        return start(file, List.of("dialog"));
    }

    private static Recorder start(Path file, List<String> more) throws IOException {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.sqlite.tmpdir=" + System.getProperty("org.sqlite.tmpdir", "target"),
                "-cp",
                System.getProperty("java.class.path"),
                Recorder.class.getName(),
                file.toString());
        return new Recorder(new ProcessBuilder(
                        Stream.concat(command.stream(), more.stream()).toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    Process process() {
        return process;
    }

    /** Trains to a step and records it; returns what the library says about that, empty for nothing. */
    public String advance(long step) {
        return answer(Long.toString(step))
                .substring(Long.toString(step).length())
                .strip();
    }

    private String answer(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            String answer = answers.readLine();
            if (answer == null || !answer.startsWith(line)) {
                throw new IllegalStateException("the recording process said: " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it end its run and close the library. */
    public void end() throws InterruptedException {
        answer(END);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the recording process failed");
        }
    }

    /** Kills it, as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
