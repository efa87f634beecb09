package org.grokscope.experiments.sweep;

/** A specification or a directory of results cannot be used; the message says in one line what is wrong and where. */
public final class SweepException extends Exception {
    private static final long serialVersionUID = 1L;

    SweepException(String message) {
        super(message);
    }

    SweepException(String message, Throwable cause) {
        super(message, cause);
    }
}
