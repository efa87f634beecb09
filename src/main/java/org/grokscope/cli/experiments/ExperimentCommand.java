package org.grokscope.cli.experiments;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grokscope.cli.terminal.AppCommand;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.experiments.sweep.SweepException;
import org.grokscope.storage.format.NewFolders;
import org.grokscope.storage.format.OutputFile;

/** A command on folders of runs. */
public abstract class ExperimentCommand extends AppCommand {

    /** Opens something that the command line names. */
    protected interface Opening<T> {
        /** Opens it. */
        T open() throws SweepException;
    }

    protected ExperimentCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    /**
     * Opens what the command line names; if that is wrong, it is bad usage.
     *
     * @throws IOException if a folder cannot be written
     */
    protected final <T> T open(Opening<T> opening) throws IOException {
        try {
            return opening.open();
        } catch (SweepException e) {
            if (e.isFailure()) {
                throw new IOException(e.getMessage(), e);
            }
            boolean resumes = e.isResumable() && spec.optionsMap().containsKey("--resume");
            throw badUsage(e.getMessage() + (resumes ? " --resume continues the sweep in it." : ""), e);
        } catch (InvalidPathException e) {
            throw badUsage("'" + e.getInput() + "' is not a path: " + e.getReason(), e);
        }
    }

    /** The folders that arguments name. */
    protected static List<Path> paths(List<String> folders) {
        return folders.stream().map(Path::of).toList();
    }

    /** Plots as the contents of their files. */
    protected static Map<String, OutputFile.Content> contents(Map<String, String> plots) {
        Map<String, OutputFile.Content> contents = new LinkedHashMap<>();
        plots.forEach((name, plot) -> contents.put(name, text -> text.write(plot)));
        return contents;
    }

    /** Writes files, by their names, to a folder that is created. */
    protected static void writeFiles(Path folder, Map<String, OutputFile.Content> files) throws IOException {
        try (NewFolders _ = NewFolders.create(folder)) {
            for (Map.Entry<String, OutputFile.Content> file : files.entrySet()) {
                OutputFile.write(folder.resolve(file.getKey()), file.getValue());
            }
        }
    }
}
