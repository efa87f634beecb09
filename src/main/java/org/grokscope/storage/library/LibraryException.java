package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The library cannot be used at all or at the moment. The message names its file and the remedy. */
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

    /** Translates an error of SQLite. */
    static LibraryException of(Path file, SQLException problem) {
        int code = problem.getErrorCode() & 0xFF;
        boolean damaged = code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
        return new LibraryException(
                "The library " + file + " " + (damaged ? damaged(code) : words(code, problem)), damaged, problem);
    }

    private static String damaged(int code) {
        String what = code == SQLiteErrorCode.SQLITE_NOTADB.code ? "is damaged or not a library" : "is damaged";
        return what
                + ". 'grokscope vacuum --repair' copies what can be read into a new library and keeps the damaged file.";
    }

    private static String words(int code, SQLException problem) {
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return "cannot be written: the disk is full. Free some space; what is missing is written then.";
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code || code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return "cannot be written: permission denied. Change the permissions, or choose another file "
                    + "with --library FILE.";
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return "is in use by another process. GrokScope tries again.";
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
            return "cannot be read or written: the disk reports an error (" + problem.getMessage() + ").";
        }
        return "cannot be used: " + problem.getMessage();
    }

    /** Whether the file is damaged. */
    public boolean isDamaged() {
        return damaged;
    }
}
