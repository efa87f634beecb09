package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The library cannot be used, or not just now. The message names its file and what to do. */
public final class LibraryException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean damaged;

    private LibraryException(String message, boolean damaged, Throwable cause) {
        super(message, cause);
        this.damaged = damaged;
    }

    static LibraryException of(Path file, String what, Throwable cause) {
        return new LibraryException("The library " + file + " " + what, false, cause);
    }

    /** Says what SQLite's error means. */
    static LibraryException of(Path file, SQLException problem) {
        int code = problem.getErrorCode() & 0xFF;
        boolean damaged = code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
        return new LibraryException(
                "The library " + file + " " + (damaged ? damaged(file, code) : words(code, problem)), damaged, problem);
    }

    private static String damaged(Path file, int code) {
        String what = code == SQLiteErrorCode.SQLITE_NOTADB.code ? "is damaged, or no library at all" : "is damaged";
        return what + ". 'grokscope vacuum --repair' saves what can be read and keeps the damaged file; or move " + file
                + " away, and a new one is begun.";
    }

    private static String words(int code, SQLException problem) {
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return "cannot grow: the disk is full. Make room; what is missing is written then.";
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code || code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return "cannot be written: this user may not write there. Change the permissions, or choose another file "
                    + "with --library FILE.";
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return "is being written by another program for a long time. It is tried again.";
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
            return "cannot be read or written: the disk reports an error (" + problem.getMessage() + ").";
        }
        return "cannot be used: " + problem.getMessage();
    }

    /** Whether the file's content is not what it should be. */
    public boolean isDamaged() {
        return damaged;
    }
}
