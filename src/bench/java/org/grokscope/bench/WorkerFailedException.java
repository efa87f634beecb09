package org.grokscope.bench;

/** A worker failed; the message names the reason. */
final class WorkerFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    WorkerFailedException(String message) {
        super(message);
    }

    WorkerFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
