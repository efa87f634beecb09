package org.grokscope.ui.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.grokscope.ui.export.FilmStudio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTasksTest {

    @TempDir
    private Path folder;

    private final TaskList list = new TaskList();
    private final FileTasks files = new FileTasks(list);
    private final CompletableFuture<String> message = new CompletableFuture<>();
    private final CompletableFuture<Boolean> messageOnToolkit = new CompletableFuture<>();

    @BeforeAll
    static void startToolkit() {
        FilmStudio.startToolkit(true);
    }

    @AfterEach
    void close() {
        files.close();
    }

    private void tell(String text) {
        messageOnToolkit.complete(Platform.isFxApplicationThread());
        message.complete(text);
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    @Test
    void writesInTheBackgroundAndReportsOnTheToolkit() throws Exception {
        Path file = folder.resolve("a.txt");
        CompletableFuture<Boolean> writtenOnToolkit = new CompletableFuture<>();
        Platform.runLater(() -> files.saveText(
                file,
                writer -> {
                    writtenOnToolkit.complete(Platform.isFxApplicationThread());
                    writer.write("content");
                },
                this::tell));
        assertFalse(get(writtenOnToolkit));
        assertEquals("Saved " + file + ".", get(message));
        assertTrue(get(messageOnToolkit));
        assertEquals("content", Files.readString(file));
    }

    @Test
    void aFailureNamesTheFile() throws Exception {
        Path file = folder.resolve("none").resolve("a.txt");
        files.saveText(file, writer -> writer.write("content"), this::tell);
        assertTrue(get(message).startsWith(file + " could not be written: "), message.join());
    }

    @Test
    void readsInTheBackground() throws Exception {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        Platform.runLater(() -> files.read(Platform::isFxApplicationThread, result::complete, this::tell));
        assertFalse(get(result));
        files.read(
                () -> {
                    throw new IOException("unreadable");
                },
                never -> {},
                this::tell);
        assertEquals("unreadable", get(message));
    }

    @Test
    void aFileThatIsCancelledIsNotWritten() throws Exception {
        Path file = folder.resolve("a.txt");
        CountDownLatch begun = new CountDownLatch(1);
        Platform.runLater(() -> files.saveText(
                file,
                writer -> {
                    begun.countDown();
                    while (true) {
                        writer.write("content ".repeat(1000));
                    }
                },
                this::tell));
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        Platform.runLater(() -> list.tasks().getFirst().cancel());
        assertEquals(file + ": cancelled; no file was written.", get(message));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
        files.saveText(file, writer -> writer.write("next"), any -> {});
        files.close();
        assertEquals("next", Files.readString(file));
    }

    @Test
    void closingWaitsForAFileThatIsBeingWritten() throws Exception {
        Path file = folder.resolve("a.txt");
        CountDownLatch begun = new CountDownLatch(1);
        files.saveText(
                file,
                writer -> {
                    begun.countDown();
                    writer.write("content");
                },
                this::tell);
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        files.close();
        assertEquals("content", Files.readString(file));
        files.saveText(folder.resolve("late.txt"), writer -> writer.write("content"), this::tell);
        assertFalse(Files.exists(folder.resolve("late.txt")), "after closing nothing is begun");
    }
}
