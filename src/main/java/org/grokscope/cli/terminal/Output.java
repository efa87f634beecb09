package org.grokscope.cli.terminal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.grokscope.storage.format.OutputFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Where an option says that a result goes: the type of every option that names a file or folder to write. A result that is one text
 * goes to standard output if its file is {@code -}.
 *
 * <p>One rule for all of them: what contradicts itself on the command line is bad usage, a place that cannot be written is a
 * failure ({@link ExitCode}).
 *
 * @param text the path as typed
 */
public record Output(String text) {

    private static final String STANDARD_OUTPUT = "-";

    boolean isStandardOutput() {
        return text.equals(STANDARD_OUTPUT);
    }

    Path path() {
        return Path.of(text);
    }

    /**
     * The path of something that cannot go to standard output.
     *
     * @param what what the option names, as in "the name of a film"
     * @throws ParameterException if that is asked for
     */
    public Path path(String flag, String what, CommandSpec spec) {
        if (isStandardOutput()) {
            throw new ParameterException(
                    spec.commandLine(),
                    flag + " must be " + what + ": only JSON, CSV, SVG and HTML can go to standard output (got -).");
        }
        return path();
    }

    @Override
    public String toString() {
        return text;
    }

    /**
     * Checks what can be seen on the command line alone: all outputs of a command are paths, and different ones.
     *
     * @throws ParameterException if not
     */
    public static void checkAll(CommandSpec spec) {
        Map<String, String> flags = new HashMap<>();
        for (OptionSpec option : spec.options()) {
            if (option.getValue() instanceof Output output) {
                String flag = option.longestName();
                String other = flags.put(output.place(flag, spec), flag);
                if (other != null) {
                    throw new ParameterException(
                            spec.commandLine(),
                            flag + " must name another file than " + other + " (got " + output + ").");
                }
            }
        }
    }

    /** The same text for two names of the same file. */
    private String place(String flag, CommandSpec spec) {
        try {
            if (text.isBlank()) {
                throw new InvalidPathException(text, "empty");
            }
            return isStandardOutput() ? text : OutputFile.resolve(path()).toString();
        } catch (InvalidPathException e) {
            String shown = text.isBlank() ? "nothing" : text;
            throw new ParameterException(spec.commandLine(), flag + " must be a path (got " + shown + ").", e);
        } catch (IOException e) {
            return path().toAbsolutePath().normalize().toString(); // why is said when it is opened
        }
    }
}
