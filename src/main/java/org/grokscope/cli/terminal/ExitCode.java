package org.grokscope.cli.terminal;

/** The exit codes of all commands. */
public final class ExitCode {

    /** The command did what was asked. */
    public static final int FINISHED = 0;
    /** The run failed, or its results could not be written. */
    public static final int FAILED = 1;
    /** The command line is invalid; nothing was done. */
    public static final int BAD_USAGE = 2;

    private ExitCode() {}
}
