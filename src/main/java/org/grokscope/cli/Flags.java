package org.grokscope.cli;

import java.util.Map;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;

/** The flags of the settings: turns what a setting says about a wrong value into a line about the flag. */
final class Flags {

    /** Which flag sets which setting, by the setting's name in messages. */
    private static final Map<String, String> BY_FIELD = Map.ofEntries(
            Map.entry("train fraction", "--train-fraction"),
            Map.entry("relevant bits", "--relevant-bits"),
            Map.entry("feed-forward size", "--feed-forward"),
            Map.entry("hidden units", "--hidden"),
            Map.entry("learning rate", "--lr"),
            Map.entry("weight decay", "--weight-decay"),
            Map.entry("evaluate every", "--eval-every"),
            Map.entry("stop after grok", "--stop-after-grok"));

    private Flags() {}

    /** The flag of a setting; most are called as the setting is. */
    static String of(InvalidSettingException problem) {
        return BY_FIELD.getOrDefault(problem.field(), "--" + problem.field());
    }

    /** The message with the flag in the setting's place. */
    static String message(InvalidSettingException problem) {
        return of(problem) + problem.getMessage().substring(problem.field().length());
    }

    /** Reads a number, or takes the fallback if the flag was not given. */
    static double number(Range range, String text, double fallback) {
        return text == null ? fallback : range.parse(text);
    }

    /** Reads a whole number, or takes the fallback if the flag was not given. */
    static int whole(Range range, String text, int fallback) {
        return text == null ? fallback : (int) range.parse(text);
    }

    /** Reads a whole number, or takes the fallback if the flag was not given. */
    static long whole(Range range, String text, long fallback) {
        return text == null ? fallback : (long) range.parse(text);
    }

    /** Reads a whole number for which one value also has a name, or takes the fallback if the flag was not given. */
    static long wholeOrWord(Range range, String text, String word, long meaning, long fallback) {
        if (text == null) {
            return fallback;
        }
        if (text.strip().equals(word)) {
            return meaning;
        }
        try {
            return (long) range.parse(text);
        } catch (InvalidSettingException e) {
            InvalidSettingException fuller =
                    new InvalidSettingException(range.field(), text, range.allowed() + ", or " + word);
            fuller.initCause(e);
            throw fuller;
        }
    }

    /** Refuses a flag that was given although it means nothing here. */
    static void refuse(String flag, String text, String only) {
        if (text != null) {
            throw new InvalidSettingException(flag.substring(2), text, only);
        }
    }
}
