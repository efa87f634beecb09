package org.grokscope.cli.terminal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.grokscope.storage.format.OutputFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The file that a flag names, checked before the work begins and written when it is done. */
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
     * @param path the path as typed; null if the flag was not given, so that nothing is written
     * @throws ParameterException if it cannot be written
     */
    public static ResultFile prepare(String flag, String path, CommandSpec spec) {
        if (path == null) {
            return new ResultFile(flag, null);
        }
        String reason;
        try {
            return new ResultFile(flag, OutputFile.prepare(Path.of(path)));
        } catch (InvalidPathException e) {
            reason = "it is not a path";
        } catch (IOException e) {
            reason = OutputFile.reason(e);
        }
        String shown = path.isBlank() ? "nothing" : path;
        throw new ParameterException(
                spec.commandLine(), flag + " must be a writable file: " + reason + " (got " + shown + ").");
    }

    /**
     * Checks that a file which something else writes can be written, and leaves nothing behind.
     *
     * @param path null if the flag was not given
     * @throws ParameterException if it cannot be written, or is a device
     */
    public static void check(String flag, Path path, CommandSpec spec) {
        if (path == null) {
            return;
        }
        try (ResultFile file = prepare(flag, path.toString(), spec)) {
            if (file.file.isDevice()) {
                throw new ParameterException(
                        spec.commandLine(),
                        flag + " must be a writable file: it is a device or a pipe (got " + path + ").");
            }
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    flag + " must be a writable file: " + OutputFile.reason(e) + " (got " + path + ").",
                    e);
        }
    }

    /** Whether both flags name the same file. */
    public boolean isSameAs(ResultFile other) {
        return file != null && other.file != null && file.path().equals(other.file.path());
    }

    /**
     * Writes the content, if the flag was given.
     *
     * @return false if that failed; the reason has then been printed
     */
    public boolean write(OutputFile.Content content, Terminal terminal) {
        if (file == null) {
            return true;
        }
        try {
            file.write(content);
            return true;
        } catch (IOException e) {
            terminal.note(flag + ": " + file.path() + " was not written: " + OutputFile.reason(e));
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
