package org.grokscope.training;

/** The numerical library cannot be used on this machine. The message is for users: it says why and what to do. */
public final class EngineUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public EngineUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
