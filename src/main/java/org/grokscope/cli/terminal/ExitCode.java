package org.grokscope.cli.terminal;

/** The exit codes of all commands. */
public final class ExitCode {

    /** The command did what was asked. */
    public static final int FINISHED = 0;
    /** The run failed, or a result cannot be written: whatever the option, and whether that is seen before the work or after it. */
    public static final int FAILED = 1;
    /** The command line is invalid, or names an input that is not there; nothing was done. */
    public static final int BAD_USAGE = 2;

    /** Who reads standard output has ended before all was printed: the code that shells give for SIGPIPE. */
    public static final int READER_ENDED = 141;

    private ExitCode() {}
}
