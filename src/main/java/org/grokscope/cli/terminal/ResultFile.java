package org.grokscope.cli.terminal;

import java.io.IOException;
import java.nio.file.Path;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.OutputFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The file that a flag names, checked before the work begins and written when it is done; {@code -} is standard output. */
public final class ResultFile implements AutoCloseable {

    private final String flag;
    /** Null if the flag was not given. */
    private final Output output;
    /** Null if the flag was not given, or for standard output. */
    private final OutputFile file;

    private ResultFile(String flag, Output output, OutputFile file) {
        this.flag = flag;
        this.output = output;
        this.file = file;
    }

    /**
     * Checks that a text can be written.
     *
     * @param output null if the flag was not given, so that nothing is written
     * @param terminal prints nothing else to standard output if the text goes there
     * @throws IOException if it cannot be written; the message is for the user
     */
    public static ResultFile prepare(String flag, Output output, Terminal terminal) throws IOException {
        if (output == null) {
            return new ResultFile(flag, null, null);
        }
        if (output.isStandardOutput()) {
            terminal.reserveOutput();
            return new ResultFile(flag, output, null);
        }
        return new ResultFile(flag, output, open(flag, output));
    }

    /**
     * Checks that a text can be written into a file of a folder, since other files are written beside it.
     *
     * @throws IOException if it cannot be written, or is a device; the message is for the user
     */
    public static ResultFile prepareReport(String flag, Output output) throws IOException {
        OutputFile file = open(flag, output);
        checkNoDevice(flag, output, file);
        return new ResultFile(flag, output, file);
    }

    private static void checkNoDevice(String flag, Output output, OutputFile file) throws IOException {
        if (file.isDevice()) {
            throw unwritable(flag, "it is a device or a pipe", output, null);
        }
    }

    private static OutputFile open(String flag, Output output) throws IOException {
        try {
            return OutputFile.prepare(output.path());
        } catch (IOException e) {
            throw unwritable(flag, FileErrors.reason(e), output, e);
        }
    }

    private static IOException unwritable(String flag, String reason, Output output, IOException cause) {
        return new IOException(flag + " must be a writable file: " + reason + " (got " + output + ").", cause);
    }

    /**
     * Checks that a file which something else writes can be written, and leaves nothing behind.
     *
     * @param output null if the flag was not given
     * @param what what the option names, as in "the name of a film"
     * @return the one name of the file behind its many, or null
     * @throws IOException if it cannot be written, or is a device; the message is for the user
     * @throws ParameterException if it is standard output
     */
    public static Path check(String flag, Output output, String what, CommandSpec spec) throws IOException {
        if (output == null) {
            return null;
        }
        output.path(flag, what, spec);
        try (OutputFile file = open(flag, output)) {
            checkNoDevice(flag, output, file);
            return file.path();
        }
    }

    /**
     * Writes the content, if the flag was given.
     *
     * @return false if that failed; the reason has then been printed
     */
    public boolean write(OutputFile.Content content, Terminal terminal) {
        if (output == null) {
            return true;
        }
        try {
            if (file == null) {
                terminal.printResult(content);
            } else {
                file.write(content);
            }
            return true;
        } catch (IOException e) {
            terminal.note(flag + ": " + output + " was not written: " + FileErrors.reason(e));
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
