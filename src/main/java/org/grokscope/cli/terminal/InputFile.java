package org.grokscope.cli.terminal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.OutputFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The file that an argument names, checked before the work begins. */
public final class InputFile {

    private InputFile() {}

    /**
     * Checks that a file is there and may be read.
     *
     * @param name the argument's name in messages
     * @param what what the argument must be, as in "a readable file"
     * @throws ParameterException if it cannot be read
     */
    public static Path check(String name, String what, String text, CommandSpec spec) {
        String reason;
        try {
            Path file = Path.of(text);
            OutputFile.checkReadable(file);
            return file;
        } catch (InvalidPathException e) {
            reason = "it is not a path";
        } catch (IOException e) {
            reason = FileErrors.reason(e);
        }
        String shown = text.isBlank() ? "nothing" : text;
        throw new ParameterException(
                spec.commandLine(), name + " must be " + what + ": " + reason + " (got " + shown + ").");
    }
}
