package org.grokscope.cli.terminal;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.grokscope.task.InvalidSettingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that prints to the terminal and writes files with the version of this program. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
public abstract class AppCommand implements Callable<Integer> {

    protected final String version;
    protected final Terminal terminal;

    @Spec
    protected CommandSpec spec;

    protected AppCommand(String version, Terminal terminal) {
        this.version = version;
        this.terminal = terminal;
    }

    /**
     * Reads the value of a flag.
     *
     * @throws ParameterException if the value is an invalid setting
     */
    protected final <T> T valid(Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidSettingException e) {
            throw Flags.invalid(spec, e);
        }
    }

    /** Bad usage of this command. */
    protected final ParameterException badUsage(String message) {
        return badUsage(message, null);
    }

    /** Bad usage of this command. */
    protected final ParameterException badUsage(String message, Throwable cause) {
        return new ParameterException(spec.commandLine(), message, cause);
    }
}
