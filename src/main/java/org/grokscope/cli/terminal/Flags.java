package org.grokscope.cli.terminal;

import org.grokscope.run.config.ConfigField;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Turns messages about settings into messages about flags. */
public final class Flags {

    private Flags() {}

    /** The flag of the setting that a message is about. */
    public static String of(InvalidSettingException problem) {
        return "--" + ConfigField.of(problem).map(ConfigField::id).orElse(problem.field());
    }

    /** A setting's message as bad usage of its flag. */
    public static ParameterException invalid(CommandSpec spec, InvalidSettingException problem) {
        return new ParameterException(spec.commandLine(), problem.messageFor(of(problem)), problem);
    }

    /** Parses a whole number; a flag that was not given has the fallback. */
    public static int whole(Range range, String text, int fallback) {
        return text == null ? fallback : (int) range.parse(text);
    }
}
