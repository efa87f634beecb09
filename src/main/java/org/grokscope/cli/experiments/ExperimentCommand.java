package org.grokscope.cli.experiments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.grokscope.cli.terminal.AppCommand;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.experiments.sweep.SweepException;
import org.grokscope.storage.format.OutputFile;

/** A command on folders of runs. */
abstract class ExperimentCommand extends AppCommand {

    /** Opens something that the command line names. */
    interface Opening<T> {
        T open() throws SweepException;
    }

    ExperimentCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    /** Opens what the command line names; if that is wrong, it is bad usage. */
    final <T> T open(Opening<T> opening) {
        try {
            return opening.open();
        } catch (SweepException e) {
            boolean resumes = e.isResumable() && spec.optionsMap().containsKey("--resume");
            throw badUsage(e.getMessage() + (resumes ? " --resume continues the sweep in it." : ""), e);
        } catch (InvalidPathException e) {
            throw badUsage("'" + e.getInput() + "' is not a path: " + e.getReason(), e);
        }
    }

    /** The folders that arguments name. */
    static List<Path> paths(List<String> folders) {
        return folders.stream().map(Path::of).toList();
    }

    /** Writes plots, by the names of their files, to a folder that is created. */
    static void writePlots(Path folder, Map<String, String> plots) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> plot : plots.entrySet()) {
            OutputFile.write(folder.resolve(plot.getKey()), text -> text.write(plot.getValue()));
        }
    }
}
