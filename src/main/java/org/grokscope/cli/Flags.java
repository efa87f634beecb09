package org.grokscope.cli;

import org.grokscope.run.config.ConfigField;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;

/** The flags of the settings: turns what a setting says about a wrong value into a line about the flag. */
public final class Flags {

    /** What stands before a flag's name. */
    static final String DASHES = "--";

    private Flags() {}

    /** The flag of a setting; most are called as the setting is. */
    static String of(InvalidSettingException problem) {
        return DASHES + ConfigField.idOf(problem.field());
    }

    /** The message with the flag in the setting's place. */
    public static String message(InvalidSettingException problem) {
        return of(problem) + problem.getMessage().substring(problem.field().length());
    }

    /** Reads a whole number, or takes the fallback if the flag was not given. */
    public static int whole(Range range, String text, int fallback) {
        return text == null ? fallback : (int) range.parse(text);
    }
}
