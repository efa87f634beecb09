package org.grokscope.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the window can be started with. The window must not wait for the command line's parser, so these options are read elsewhere; here they
 * are described.
 */
public enum WindowOption {
    /** Settings of a preset. */
    PRESET("--preset", "NAME", "Open the window with the settings of a preset. 'grokscope presets' lists all."),
    /** Settings of a share text. */
    SHARE("--share", "TEXT", "Open the window with the settings of a share text, as the window copies it."),
    /** A run of the library. */
    OPEN("--open", "RUN", "Open the window with a run of the library. 'grokscope list' shows the numbers."),
    /** Trains. */
    START("--start", "", "Train at once."),
    /** Presents. */
    PRESENT("--present", "", "Open the window as a presentation on the whole screen."),
    /** The library. */
    LIBRARY("--library", "FILE", "The library of the window. Default: as for the commands.");

    private final String flag;
    private final String value;
    private final String help;

    WindowOption(String flag, String value, String help) {
        this.flag = flag;
        this.value = value;
        this.help = help;
    }

    /** Its name on the command line. */
    public String flag() {
        return flag;
    }

    /** What its value is called; empty if it has none. */
    public String value() {
        return value;
    }

    /** What it does. */
    public String help() {
        return help;
    }

    /** The option that an argument names, with a value after = or without. */
    public static Optional<WindowOption> of(String argument) {
        return Arrays.stream(values())
                .filter(option -> argument.equals(option.flag) || argument.startsWith(option.flag + "="))
                .findFirst();
    }

    /** All names. */
    public static String all() {
        return Arrays.stream(values()).map(WindowOption::flag).collect(Collectors.joining(", "));
    }
}
