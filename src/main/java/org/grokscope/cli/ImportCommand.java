package org.grokscope.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grokscope.cli.library.LibraryOptions;
import org.grokscope.cli.terminal.AppCommand;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Flags;
import org.grokscope.cli.terminal.InputFile;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.foreign.ColumnMapping;
import org.grokscope.foreign.ForeignRun;
import org.grokscope.foreign.StatedSettings;
import org.grokscope.foreign.formats.LogFiles;
import org.grokscope.foreign.formats.LogFolder;
import org.grokscope.foreign.formats.LogSource;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryAccess;
import org.grokscope.storage.weights.ForeignWeights;
import org.grokscope.task.InvalidSettingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Imports runs from files, and from folders of the logs of other programs. */
@Command(
        name = "import",
        abbreviateSynopsis = true,
        description =
                "Imports runs into the library: bundles (.grokscope), JSON files written by 'run --json', logs of other "
                        + "programs as 'watch' reads them, networks that other programs trained (.safetensors), and folders with "
                        + "logs. The settings say how the runs of other programs were trained; what the logs state need not be given.",
        footer = {
            "",
            "Example: grokscope import sweep-logs --preset paper",
            "",
            "Exit code: 0 finished, 1 a FILE, or all in a folder, could not be imported, 2 bad usage."
        })
final class ImportCommand extends AppCommand {

    /** What a file of a run has in its first line or two; other JSON in a folder is somebody's settings. */
    private static final String RUN_KEY = "\"formatVersion\"";

    private static final int HEAD = 64;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Bundles, JSON files, logs, or folders of them.")
    private List<String> files;

    @Mixin
    private LogOptions reading;

    @Mixin
    private LibraryOptions library;

    private StatedSettings settings;
    private ColumnMapping wanted;

    ImportCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    /** Nothing is imported, and no library made, if a file cannot be read or a folder holds nothing to import. */
    @Override
    public Integer call() throws IOException {
        settings = valid(reading::settings);
        wanted = valid(reading::mapping);
        Map<Path, Optional<List<LogSource>>> sources = sources();
        if (reading.isGiven() && !hasLog(sources)) {
            throw badUsage("Settings and --columns say how logs of other programs are read, and none is given. Remove "
                    + "them, or name a log.");
        }
        try (Library opened = library.open(version, LibraryAccess.CREATE)) {
            int code = ExitCode.FINISHED;
            for (Map.Entry<Path, Optional<List<LogSource>>> source : sources.entrySet()) {
                Path file = source.getKey();
                boolean succeeded = source.getValue().isPresent()
                        ? new FolderImport(opened, terminal, this::read)
                                .run(file, source.getValue().get())
                        : single(opened, file);
                code = succeeded ? code : ExitCode.FAILED;
            }
            return code;
        }
    }

    /** What is named, with the runs in it if it is a folder, or a file that holds several. */
    private Map<Path, Optional<List<LogSource>>> sources() throws IOException {
        Map<Path, Optional<List<LogSource>>> sources = new LinkedHashMap<>();
        for (String text : files) {
            if (!isFolder(text)) {
                Path file = InputFile.check("FILE", "a readable file or a folder", text, spec);
                List<LogSource> runs = LogSource.in(file);
                sources.put(file, Optional.of(runs).filter(several -> several.size() > 1));
                continue;
            }
            Path folder = Path.of(text);
            List<LogSource> found = LogFolder.find(folder, ImportCommand::isStored);
            if (found.isEmpty()) {
                throw new IOException("The folder " + folder + " holds no run. Readable are " + LogFiles.READABLE
                        + ", and GrokScope's bundles and JSON files.");
            }
            sources.put(folder, Optional.of(found));
        }
        return sources;
    }

    private static boolean isFolder(String text) {
        try {
            return !text.isBlank() && Files.isDirectory(Path.of(text));
        } catch (InvalidPathException e) {
            return false; // and no file either, which is said where files are checked
        }
    }

    private static boolean hasLog(Map<Path, Optional<List<LogSource>>> sources) {
        return sources.entrySet().stream()
                .flatMap(source -> source.getValue().orElse(List.of(LogSource.of(source.getKey()))).stream())
                .anyMatch(log -> !RunFiles.isRun(log.path().getFileName().toString()));
    }

    /** Whether a file in a folder is one that this program has written. */
    private static boolean isStored(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".json")) {
            return RunFiles.isRun(name);
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).contains(RUN_KEY);
        } catch (IOException e) {
            return false;
        }
    }

    private RunBundle.Content read(LogSource source, String name) throws IOException {
        Path file = source.path();
        if (RunFiles.isRun(String.valueOf(file.getFileName())) && !Files.isDirectory(file)) {
            return RunFiles.read(file);
        }
        if (ForeignWeights.isOne(file)) {
            return ForeignWeights.read(file, reading.isGiven() ? Optional.of(settings.trainable()) : Optional.empty());
        }
        try {
            ForeignRun run = ForeignRun.read(source, wanted, settings);
            return new RunBundle.Content(run.result(), List.of(), run.identity(), name, "", List.of());
        } catch (InvalidSettingException e) {
            throw new IOException(e.messageFor(Flags.of(e)), e);
        }
    }

    private boolean single(Library opened, Path file) {
        try {
            terminal.print("Imported " + file + " as run " + opened.add(read(LogSource.of(file), "")) + ".");
            return true;
        } catch (IOException e) {
            terminal.note(FolderImport.problem(file, e));
            return false;
        }
    }
}
