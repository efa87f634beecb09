package org.grokscope.training;

/** The numerical library cannot be used on this machine; the message says why and what to do, for people. */
public final class EngineUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Wraps what went wrong. */
    public EngineUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
