package org.grokscope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself; only its help and its version are used. */
@Command(
        name = "grokscope",
        mixinStandardHelpOptions = true,
        description = "Watch a neural network grok, and forecast when it will. Without a command, the window opens.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit code: 0 finished, 1 failed, 2 bad usage. After Ctrl-C 130, after SIGTERM 143: the signal's own code."
        })
final class RootCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /** Rejects a command line without a command: the window is opened elsewhere. */
    @Override
    public Integer call() {
        String commands = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), "A command is missing. Commands: " + commands + ".");
    }
}
