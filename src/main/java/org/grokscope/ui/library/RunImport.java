package org.grokscope.ui.library;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;
import org.grokscope.foreign.ColumnMapping;
import org.grokscope.foreign.ForeignRun;
import org.grokscope.foreign.StatedSettings;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.LibraryService;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.library.Notices.Answer;
import org.grokscope.ui.library.Notices.Notice;

/**
 * Takes runs from files into the library: those that this program has written, and the logs of others. A log rarely says how its run was
 * trained; that is asked, after what was recognized in it.
 */
final class RunImport {

    private static final List<String> LOGS = List.of("csv", "tsv", "jsonl", "ndjson", "db");

    private final LibraryService library;
    private final Notices notices;
    private final Supplier<RunConfig> shown;
    private final BiConsumer<LibraryService.Work<Long>, Function<Long, Notice>> change;

    /**
     * Takes nothing yet.
     *
     * @param shown the settings of the run that the window shows, which a log can be said to have
     * @param change changes the library, says what was done, and reads the list again
     */
    RunImport(
            LibraryService library,
            Notices notices,
            Supplier<RunConfig> shown,
            BiConsumer<LibraryService.Work<Long>, Function<Long, Notice>> change) {
        this.library = library;
        this.notices = notices;
        this.shown = shown;
        this.change = change;
    }

    /** The endings of files that hold runs. */
    static String[] endings() {
        return Stream.concat(RunFiles.EXTENSIONS.stream(), LOGS.stream()).toArray(String[]::new);
    }

    /** Takes files and folders that are dropped, also logs without an ending. */
    static void takeDrops(Node on, Consumer<Path> taker) {
        on.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        on.setOnDragDropped(event -> {
            List<File> files = event.getDragboard().getFiles();
            files.forEach(file -> taker.accept(file.toPath()));
            event.setDropCompleted(!files.isEmpty());
            event.consume();
        });
    }

    /** Imports a run from a file, or from a folder that holds the log of one. */
    void add(Path source) {
        if (Files.isRegularFile(source) && RunFiles.isRun(source.toString())) {
            keep(source, opened -> opened.add(RunFiles.read(source)));
            return;
        }
        library.ask(_ -> read(source, Optional.empty()), log -> ask(source, log), this::say);
    }

    private void ask(Path source, ForeignRun log) {
        RunConfig config = shown.get();
        notices.ask(new Notice(
                Texts.of(
                        "library.log.question",
                        String.valueOf(source.getFileName()),
                        Texts.narrator().logSize(log.preview()),
                        log.preview().mapping().text().replace(",", ", "),
                        Texts.narrator().settings(config)),
                () -> true,
                List.of(
                        new Answer("library.log.shown", () -> answer(source, () -> read(source, Optional.of(config)))),
                        new Answer("library.log.unknown", () -> answer(source, () -> log)))));
    }

    /** A log that is read anew where other settings make another run of it. */
    private interface Reading {
        ForeignRun read() throws IOException;
    }

    private void answer(Path source, Reading reading) {
        notices.answered();
        keep(source, opened -> {
            ForeignRun log = reading.read();
            return opened.add(new RunBundle.Content(log.result(), List.of(), log.identity(), "", "", List.of()));
        });
    }

    private void keep(Path source, LibraryService.Work<Long> adding) {
        change.accept(
                adding,
                id -> new Notice(
                        Texts.of("library.imported", String.valueOf(source.getFileName()), Long.toString(id))));
    }

    private static ForeignRun read(Path source, Optional<RunConfig> settings) throws IOException {
        try {
            return ForeignRun.read(source, new ColumnMapping(Map.of()), new StatedSettings(settings, Map.of()));
        } catch (InvalidSettingException e) {
            throw new IOException(FieldTexts.problem(e), e);
        }
    }

    private void say(String problem) {
        notices.say(new Notice(problem));
    }
}
