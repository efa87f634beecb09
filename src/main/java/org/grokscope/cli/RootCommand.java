package org.grokscope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself; only its help and its version are used: the window is opened elsewhere. */
@Command(
        name = "grokscope",
        mixinStandardHelpOptions = true,
        description =
                "Watch a neural network grok, and forecast when it will. Without a command, the window opens: as it is, or "
                        + "with one of these options or a run's file (.grokscope, .json).",
        customSynopsis = {"grokscope COMMAND", "       grokscope [OPTION...] [FILE]"},
        sortOptions = false,
        footer = {
            "",
            "Exit code: 0 finished, 1 failed, 2 bad usage. After Ctrl-C 130, after SIGTERM 143: the signal's own code."
        })
final class RootCommand implements Callable<Integer> {

    private CommandSpec spec;

    /** Adds the options of the window, for the help. */
    @Spec
    void setSpec(CommandSpec root) {
        spec = root;
        for (WindowOption option : WindowOption.values()) {
            OptionSpec.Builder builder = OptionSpec.builder(option.flag()).description(option.help());
            root.addOption(
                    option.value().isEmpty()
                            ? builder.type(boolean.class).build()
                            : builder.type(String.class)
                                    .paramLabel(option.value())
                                    .build());
        }
    }

    /** Rejects a command line without a command: the window is opened elsewhere. */
    @Override
    public Integer call() {
        String commands = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), "A command is missing. Commands: " + commands + ".");
    }
}
