package org.grokscope.ui.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.grokscope.sessions.LibraryService;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Texts;

/**
 * Opens the run that the window was started with: one of the library, or one in a file, which is imported if the library does not have it yet.
 * A run without weights is compared. Problems are said at the foot of the window.
 */
public record RunOpener(LibraryService service, LibraryController library, LibraryHost host) {

    /** A run that was found, and what there is to say. */
    private record Found(StoredRun run, String message) {}

    /**
     * Opens the run of a number.
     *
     * @param whenReady is called when it is shown and can be trained on
     */
    public void open(long number, Runnable whenReady) {
        service.ask(
                opened -> new Found(usable(opened.find(number).orElseThrow(() -> missing(opened, number))), ""),
                found -> show(found, whenReady),
                host::say);
    }

    /** Opens the run in a file; otherwise as the other one. */
    public void open(Path file, Runnable whenReady) {
        service.ask(opened -> inLibrary(opened, file), found -> show(found, whenReady), host::say);
    }

    private static Found inLibrary(Library opened, Path file) throws IOException {
        RunBundle.Content content = RunFiles.read(file);
        Optional<StoredRun> known = opened.find(content.uuid());
        if (known.isPresent()) {
            return new Found(usable(known.get()), "");
        }
        long number = opened.add(content);
        return new Found(
                opened.find(number).orElseThrow(() -> missing(opened, number)),
                Texts.of("library.imported", String.valueOf(file.getFileName()), Long.toString(number)));
    }

    private static StoredRun usable(StoredRun run) throws IOException {
        if (run.deleted()) {
            throw new IOException(Texts.of("library.named.trash", Long.toString(run.id())));
        }
        return run;
    }

    private static IOException missing(Library opened, long number) {
        try {
            List<Long> numbers =
                    opened.runs().runs().stream().map(StoredRun::id).sorted().toList();
            String file = opened.file().toString();
            return new IOException(
                    numbers.isEmpty()
                            ? Texts.of("library.named.empty", Long.toString(number), file)
                            : Texts.of(
                                    "library.named.missing",
                                    Long.toString(number),
                                    file,
                                    Long.toString(numbers.getFirst()),
                                    Long.toString(numbers.getLast())));
        } catch (IOException e) {
            return e;
        }
    }

    private void show(Found found, Runnable whenReady) {
        StoredRun run = found.run();
        if (run.checkpoints() == 0 && run.config().elsewhere().isEmpty()) {
            library.compare(List.of(run));
            host.say(join(found.message(), Texts.of("library.named.no-weights", Long.toString(run.id()))));
        } else {
            Runnable then = () -> {
                whenReady.run();
                // Not before: where another run is shown, the last message goes.
                if (!found.message().isEmpty()) {
                    host.say(found.message());
                }
            };
            library.open(run, then, host::say);
        }
    }

    private static String join(String first, String second) {
        return first.isEmpty() ? second : first + " " + second;
    }
}
