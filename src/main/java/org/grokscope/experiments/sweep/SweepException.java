package org.grokscope.experiments.sweep;

/** A specification or a directory of results cannot be used; the message says in one line what is wrong and where. */
public final class SweepException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean resumable;

    SweepException(String message) {
        this(message, false);
    }

    SweepException(String message, boolean resumable) {
        super(message);
        this.resumable = resumable;
    }

    SweepException(String message, Throwable cause) {
        super(message, cause);
        resumable = false;
    }

    /** Whether the problem is a folder with a sweep that was not asked to be continued. */
    public boolean isResumable() {
        return resumable;
    }
}
