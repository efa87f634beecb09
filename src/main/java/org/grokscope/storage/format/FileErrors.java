package org.grokscope.storage.format;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** What input and output errors mean, in words. */
public final class FileErrors {

    private static final String READER_ENDED = "its reader has ended";

    private FileErrors() {}

    /** Whether a pipe was written to that nobody reads any more. */
    public static boolean isReaderEnded(IOException error) {
        return READER_ENDED.equals(reason(error));
    }

    /** The reason of an input or output error in words, in the form of "it is a folder"; the system's own message is often only a path. */
    public static String reason(IOException error) {
        return switch (error) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "there is no such file or folder";
            case FileAlreadyExistsException there -> "there is a file of that name already";
            case NotDirectoryException file -> "it is not a folder";
            case FileSystemException system -> words(String.valueOf(system.getReason()));
            default -> error.getMessage() == null ? "the system gives no reason" : words(error.getMessage());
        };
    }

    private static String words(String message) {
        return switch (message) {
            case "Is a directory" -> "it is a folder";
            case "Not a directory" -> "a part of its path is not a folder";
            case "No space left on device", "Disk quota exceeded" -> "the disk is full";
            case "Read-only file system" -> "the file system is read-only";
            case "File name too long" -> "the name is too long";
            case "Broken pipe", "The pipe is being closed" -> READER_ENDED;
            case "Permission denied" -> "permission denied";
            case "null" -> "the system gives no reason";
            default -> message;
        };
    }

    /** Something that is created. */
    interface Creation {
        void create() throws IOException;
    }

    /** Creates a file or folder; where the system says of a folder that is there that it is not, names the reason. */
    static void explaining(Path file, Creation creation) throws IOException {
        try {
            creation.create();
        } catch (NoSuchFileException e) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw e;
            }
            String type = Files.getFileStore(folder).type();
            throw new IOException("it is of a file system of type " + type + ", which takes no new files", e);
        }
    }

    /**
     * Why something that is there may not be written, in the form of "permission denied".
     *
     * @return empty if it may be written
     */
    public static Optional<String> denial(Path file) {
        try {
            file.getFileSystem().provider().checkAccess(file, AccessMode.WRITE);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(reason(e));
        }
    }
}
