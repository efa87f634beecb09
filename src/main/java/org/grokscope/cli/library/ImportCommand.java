package org.grokscope.cli.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.InputFile;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Imports runs from files. */
@Command(
        name = "import",
        description =
                "Imports runs into the library, from bundles (.grokscope) or from JSON files written by 'run --json'.",
        footer = {"", "Example: grokscope import lesson.grokscope", "", "Exit code: 0 finished, 1 failed, 2 bad usage."
        })
public final class ImportCommand extends LibraryCommand {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Bundles or JSON files.")
    private List<String> files;

    public ImportCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    @Override
    LibraryAccess access() {
        return LibraryAccess.CREATE;
    }

    /** Nothing is imported, and no library made, if a file cannot be read. */
    @Override
    public Integer call() throws IOException {
        files.forEach(file -> InputFile.check("FILE", "a readable file", file, spec));
        return super.call();
    }

    @Override
    int use(Library library) {
        int code = ExitCode.FINISHED;
        for (Path file : files.stream().map(Path::of).toList()) {
            try {
                terminal.print("Imported " + file + " as run " + library.add(RunFiles.read(file)) + ".");
            } catch (IOException e) {
                String message = String.valueOf(e.getMessage());
                boolean named = message.startsWith(file.toString());
                terminal.note(named ? message : file + ": " + message);
                code = ExitCode.FAILED;
            }
        }
        return code;
    }
}
