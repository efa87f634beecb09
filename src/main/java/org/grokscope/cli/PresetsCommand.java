package org.grokscope.cli;

import java.util.concurrent.Callable;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Summary;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.narration.Narrator;
import org.grokscope.run.config.Preset;
import picocli.CommandLine.Command;

/** Lists the presets. */
@Command(
        name = "presets",
        mixinStandardHelpOptions = true,
        description = "Lists the presets with their names, what they show and their settings.")
final class PresetsCommand implements Callable<Integer> {

    private final Terminal terminal;

    PresetsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        for (Preset preset : Preset.values()) {
            terminal.print(String.format("%-16s %s", preset.id(), Narrator.ENGLISH.title(preset)));
            terminal.print(" ".repeat(17) + Narrator.ENGLISH.description(preset));
            terminal.print(" ".repeat(17) + Summary.settings(preset.config()));
        }
        return ExitCode.FINISHED;
    }
}
