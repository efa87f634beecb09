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
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;
import org.grokscope.foreign.ColumnMapping;
import org.grokscope.foreign.ForeignRun;
import org.grokscope.foreign.StatedSettings;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.FollowedLogs;
import org.grokscope.sessions.LibraryService;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.weights.ForeignWeights;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.library.Notices.Notice;

/** Takes runs from files: those that this program has written, and the logs of others, which can also be followed. */
final class RunImport {

    private static final List<String> LOGS = List.of("csv", "tsv", "jsonl", "ndjson", "db");

    private static final String WEIGHTS = ForeignWeights.ENDING.substring(1);

    private final LibraryService library;
    private final FollowedLogs logs;
    private final LibraryHost host;
    private final BiConsumer<LibraryService.Work<Long>, Function<Long, Notice>> change;
    private final Consumer<String> onProblem;
    private Consumer<Look> onLog = _ -> {};

    /**
     * A log, with the columns that were chosen.
     *
     * @param columns all that it has, and what is recognized
     * @param run what they say; empty if they are not those of a run
     * @param problem why they are not, in a sentence
     */
    record Look(Path source, ForeignRun.Columns columns, Optional<ForeignRun> run, String problem) {}

    /**
     * Takes nothing yet.
     *
     * @param change changes the library, says what was done, and reads the list again
     * @param onProblem is told in a sentence what cannot be read
     */
    RunImport(
            LibraryService library,
            FollowedLogs logs,
            LibraryHost host,
            BiConsumer<LibraryService.Work<Long>, Function<Long, Notice>> change,
            Consumer<String> onProblem) {
        this.library = library;
        this.logs = logs;
        this.host = host;
        this.change = change;
        this.onProblem = onProblem;
    }

    /** Sets what asks how a log is to be taken: it rarely says how its run was trained. */
    void setOnLog(Consumer<Look> listener) {
        onLog = listener;
    }

    /** The endings of files that hold runs. */
    static String[] endings() {
        return Stream.of(RunFiles.EXTENSIONS, LOGS, List.of(WEIGHTS))
                .flatMap(List::stream)
                .toArray(String[]::new);
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

    /** Takes a run from a file, or from a folder that holds the log of one. */
    void add(Path source) {
        if (Files.isRegularFile(source) && RunFiles.isRun(source.toString())) {
            keep(source, opened -> opened.add(RunFiles.read(source)));
        } else if (ForeignWeights.isOne(source)) {
            RunConfig settings = shown();
            keep(source, opened -> opened.add(network(source, settings)));
        } else {
            look(source, new ColumnMapping(Map.of()), onLog);
        }
    }

    /** A network that another program trained, with the settings that are shown if its file states none. */
    private static RunBundle.Content network(Path file, RunConfig settings) throws IOException {
        return ForeignWeights.read(
                file, ForeignWeights.statesSettings(file) ? Optional.empty() : Optional.of(settings));
    }

    /** Reads a log with the columns that are chosen. */
    void look(Path source, ColumnMapping columns, Consumer<Look> onRead) {
        library.ask(
                _ -> {
                    ForeignRun.Columns all = ForeignRun.columns(source);
                    try {
                        ForeignRun run = read(source, columns, Optional.empty());
                        return new Look(source, all, Optional.of(run), "");
                    } catch (IOException e) {
                        return new Look(source, all, Optional.empty(), e.getMessage());
                    }
                },
                onRead,
                onProblem);
    }

    /** The settings of the run that the window shows, which a log can be said to have. */
    RunConfig shown() {
        return host.current().config().here();
    }

    /** Takes a log into the library as it is now. */
    void keep(Path source, ColumnMapping columns, Optional<RunConfig> settings) {
        keep(source, opened -> opened.add(FollowedLogs.content(read(source, columns, settings))));
    }

    private void keep(Path source, LibraryService.Work<Long> adding) {
        change.accept(
                adding,
                id -> new Notice(
                        Texts.of("library.imported", String.valueOf(source.getFileName()), Long.toString(id))));
    }

    /** Shows the run of a log, and each evaluation when it is logged; the library has it when that ends. */
    void follow(Path source, ColumnMapping columns, Optional<RunConfig> settings) {
        logs.follow(source, columns, new StatedSettings(settings, Map.of()), host::follow);
    }

    /** Shows a run of the library that another program has trained. */
    void show(RunResult run, Runnable whenReady) {
        host.follow(Optional.empty(), logs.ended(run));
        whenReady.run();
    }

    private static ForeignRun read(Path source, ColumnMapping columns, Optional<RunConfig> settings)
            throws IOException {
        try {
            return ForeignRun.read(source, columns, new StatedSettings(settings, Map.of()));
        } catch (InvalidSettingException e) {
            throw new IOException(FieldTexts.problem(e), e);
        }
    }
}
