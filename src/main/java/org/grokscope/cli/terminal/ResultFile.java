package org.grokscope.cli.terminal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.grokscope.cli.CommandLineApp;
import org.grokscope.storage.format.OutputFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A file that a flag asks for, checked before the work begins and written when it is done. */
public final class ResultFile implements AutoCloseable {

    private final String flag;
    private final OutputFile file;

    private ResultFile(String flag, OutputFile file) {
        this.flag = flag;
        this.file = file;
    }

    /**
     * Checks that the file can be written.
     *
     * @param path what was typed; null if the flag was not given, then nothing will be written
     * @throws ParameterException if it cannot
     */
    public static ResultFile prepare(String flag, String path, CommandSpec spec) {
        if (path == null) {
            return new ResultFile(flag, null);
        }
        String reason;
        try {
            return new ResultFile(flag, OutputFile.prepare(Path.of(path)));
        } catch (InvalidPathException e) {
            reason = "it is no path";
        } catch (IOException e) {
            reason = OutputFile.reason(e);
        }
        String shown = path.isBlank() ? "(empty)" : path;
        throw new ParameterException(
                spec.commandLine(),
                flag + " = " + shown + " is not possible: " + reason + "; allowed: a file in a folder that exists and "
                        + "can be written to");
    }

    /** Whether both flags ask for the same file. */
    public boolean isSameAs(ResultFile other) {
        return file != null && other.file != null && file.path().equals(other.file.path());
    }

    /**
     * Writes the content, if the flag was given.
     *
     * @return false if that failed; then the reason has been said
     */
    public boolean write(OutputFile.Content content, Terminal terminal) {
        if (file == null) {
            return true;
        }
        try {
            file.write(content);
            return true;
        } catch (IOException e) {
            terminal.note(CommandLineApp.oneLine(
                    flag + " = " + file.path() + " could not be written: " + OutputFile.reason(e)));
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
