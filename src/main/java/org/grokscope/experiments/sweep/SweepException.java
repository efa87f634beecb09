package org.grokscope.experiments.sweep;

/** A specification or a directory of results cannot be used; the message says in one line what is wrong and where. */
public final class SweepException extends Exception {
    private static final long serialVersionUID = 1L;

    private enum Kind {
        INVALID,
        RESUMABLE,
        FAILED
    }

    private final Kind kind;

    SweepException(String message) {
        this(message, (Throwable) null);
    }

    SweepException(String message, Throwable cause) {
        this(message, Kind.INVALID, cause);
    }

    private SweepException(String message, Kind kind, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** The folder holds a sweep, and it was not asked to continue it. */
    static SweepException resumable(String message) {
        return new SweepException(message, Kind.RESUMABLE, null);
    }

    /** The folder is right, but cannot be written, or not now. */
    static SweepException failure(String message, Throwable cause) {
        return new SweepException(message, Kind.FAILED, cause);
    }

    /** Whether the problem is a folder with a sweep that was not asked to be continued. */
    public boolean isResumable() {
        return kind == Kind.RESUMABLE;
    }

    /** Whether nothing is wrong with what was asked, but the folder of results cannot be written. */
    public boolean isFailure() {
        return kind == Kind.FAILED;
    }
}
