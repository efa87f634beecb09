package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The library cannot be used at all or at the moment. The message names its file and the remedy. */
public final class LibraryException extends IOException {
    private static final long serialVersionUID = 1L;

    /** A file beside the library grows by this much at a time. */
    private static final int SMALLEST_SPACE = 1 << 16;

    private enum Kind {
        UNUSABLE,
        MISSING,
        FOREIGN,
        DAMAGED
    }

    private final Kind kind;

    private LibraryException(String message, Kind kind, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static LibraryException of(Path file, String what, Throwable cause) {
        return new LibraryException("The library " + file + " " + what, Kind.UNUSABLE, cause);
    }

    /** The file is of another program. */
    static LibraryException foreign(Path file, String what, Throwable cause) {
        return new LibraryException(
                "The library " + file + " " + what + " Choose another file with --library FILE.", Kind.FOREIGN, cause);
    }

    /** There is no such file, and none is created. */
    static LibraryException missing(Path file) {
        return new LibraryException(
                "There is no library " + file + ". Name an existing one with --library FILE.", Kind.MISSING, null);
    }

    /** Translates an error of SQLite. "Damaged" is said only of a file that SQLite's own check finds damaged. */
    static LibraryException of(Path file, SQLException problem) {
        if (isNoDatabase(problem)) {
            return Repair.mayBeLibrary(file) ? damaged(file, problem) : foreign(file, "is not a library.", problem);
        }
        if (code(problem) == SQLiteErrorCode.SQLITE_READONLY.code
                || code(problem) == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            boolean fileIsClosed = Files.exists(file) && !Files.isWritable(file);
            return LibraryFile.denied(file, "written", fileIsClosed ? file : file.getParent());
        }
        if (!isDamage(problem)) {
            return of(file, words(file, problem), problem);
        }
        return Repair.isSound(file)
                ? of(file, "could not be read or written, although its file is sound. Try again.", problem)
                : damaged(file, problem);
    }

    private static LibraryException damaged(Path file, SQLException problem) {
        return new LibraryException(
                "The library " + file
                        + " is damaged. 'grokscope vacuum --repair' copies what can be read into a new library "
                        + "and keeps the damaged file.",
                Kind.DAMAGED,
                problem);
    }

    private static int code(SQLException problem) {
        return problem.getErrorCode() & 0xFF;
    }

    private static boolean isNoDatabase(SQLException problem) {
        return code(problem) == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /** Whether SQLite has met content that it cannot understand, in the file or in a log that is not the right one. */
    static boolean isDamage(SQLException problem) {
        return code(problem) == SQLiteErrorCode.SQLITE_CORRUPT.code || isNoDatabase(problem);
    }

    private static String words(Path file, SQLException problem) {
        int code = code(problem);
        if (code == SQLiteErrorCode.SQLITE_FULL.code
                || (code == SQLiteErrorCode.SQLITE_IOERR.code && isDiskFull(file))) {
            return "cannot be written: the disk is full. Free some space.";
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return "is in use by another process. GrokScope tries again.";
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
            return "cannot be read or written: the disk reports an error. Check the disk, or use a copy on another one.";
        }
        if (code == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
            return "no longer has a run that was to be changed, or has another of the same identity: another process "
                    + "changed it. List the runs again.";
        }
        return "cannot be used (SQLite reports error " + code + "). 'grokscope vacuum --repair' checks it.";
    }

    /** Where the files beside the library cannot grow, SQLite speaks only of an error. */
    private static boolean isDiskFull(Path file) {
        try {
            return Files.getFileStore(file).getUsableSpace() < SMALLEST_SPACE;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the file is damaged. */
    public boolean isDamaged() {
        return kind == Kind.DAMAGED;
    }

    /** Whether the file is of another program, or empty. */
    boolean isForeign() {
        return kind == Kind.FOREIGN;
    }

    /** Whether there is no such file. */
    public boolean isMissing() {
        return kind == Kind.MISSING;
    }
}
