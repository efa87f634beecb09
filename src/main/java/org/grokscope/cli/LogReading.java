package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grokscope.cli.terminal.Flags;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.foreign.ColumnMapping;
import org.grokscope.foreign.ForeignRun;
import org.grokscope.foreign.StatedSettings;
import org.grokscope.foreign.formats.LogFolder;
import org.grokscope.foreign.formats.LogSource;
import org.grokscope.run.RunResult;
import org.grokscope.task.InvalidSettingException;

/** Reads the runs of other programs in folders. What cannot be read is named and left out. */
final class LogReading {

    private final ColumnMapping columns;
    private final StatedSettings settings;
    private final Terminal terminal;
    /** By their identities: a log that is there twice is one run. */
    private final Map<String, RunResult> runs = new LinkedHashMap<>();

    LogReading(ColumnMapping columns, StatedSettings settings, Terminal terminal) {
        this.columns = columns;
        this.settings = settings;
        this.terminal = terminal;
    }

    /** The logs in a folder and the folders in it, or in a file. */
    static List<LogSource> find(Path place) {
        return Files.isDirectory(place) ? LogFolder.find(place, _ -> false) : LogSource.in(place);
    }

    /** Reads some logs. */
    void read(List<LogSource> logs) {
        for (LogSource log : logs) {
            try {
                ForeignRun run = ForeignRun.read(log, columns, settings);
                runs.putIfAbsent(run.identity(), run.result());
            } catch (IOException e) {
                terminal.note(FolderImport.problem(log.path(), e));
            } catch (InvalidSettingException e) {
                terminal.note(log.path() + ": " + e.messageFor(Flags.of(e)));
            }
        }
    }

    /** All runs so far. */
    List<RunResult> runs() {
        return List.copyOf(runs.values());
    }
}
