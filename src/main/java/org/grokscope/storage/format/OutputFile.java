package org.grokscope.storage.format;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file that is written later, atomically, and whose path is checked now, so that an hour's run is not lost to a typo. An existing file
 * stays unchanged until the new content is complete: a temporary sibling is written first and then moved over it.
 */
public final class OutputFile implements AutoCloseable {

    /** Writes the whole content. */
    @FunctionalInterface
    public interface Content {
        /** Writes to the writer and does not close it. */
        void writeTo(Writer out) throws IOException;
    }

    /** Writes the whole content as bytes. */
    @FunctionalInterface
    public interface Bytes {
        /** Writes to the stream and does not close it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** The beginning of SQLite's files. */
    private static final String DATABASE = "SQLite format 3";

    private final Path target;
    private final Path temporary;

    private OutputFile(Path target, Path temporary) {
        this.target = target;
        this.temporary = temporary;
    }

    /**
     * Checks that the file can be written, by opening the temporary sibling.
     *
     * @throws IOException if not; the message gives the reason without the file's name
     */
    public static OutputFile prepare(Path file) throws IOException {
        Path target = resolve(file);
        if (Files.isDirectory(target)) {
            throw new IOException("it is a folder");
        }
        Optional<String> denial = Files.exists(target) ? FileErrors.denial(target) : Optional.empty();
        if (denial.isPresent()) {
            throw new IOException("the file is there and may not be overwritten (" + denial.get() + ")");
        }
        checkNoDatabase(target);
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return new OutputFile(target, target); // a pipe or a device such as /dev/stdout has no sibling
        }
        return new OutputFile(target, openSibling(target));
    }

    /** The one name of a file behind its many. */
    public static Path resolve(Path given) throws IOException {
        Path file = given.toAbsolutePath();
        Path folder = file.getParent();
        if (Files.exists(file)) {
            try {
                return file.toRealPath();
            } catch (NoSuchFileException e) {
                return file; // a pipe, by a name as /dev/stdout, has no path
            }
        }
        return folder != null && Files.isDirectory(folder) ? folder.toRealPath().resolve(file.getFileName()) : file;
    }

    /** A table or a picture that replaces a library is a slip of the hand, and would be the loss of all runs. */
    private static void checkNoDatabase(Path target) throws IOException {
        if (!Files.isRegularFile(target)) {
            return;
        }
        try (InputStream in = Files.newInputStream(target)) {
            if (new String(in.readNBytes(DATABASE.length()), StandardCharsets.ISO_8859_1).equals(DATABASE)) {
                throw new IOException("the file is a database");
            }
        }
    }

    /**
     * Writes a file at once.
     *
     * @throws IOException if that fails; an old file is then unchanged
     */
    public static void write(Path file, Content content) throws IOException {
        try (OutputFile output = prepare(file)) {
            output.write(content);
        }
    }

    private static Path openSibling(Path target) throws IOException {
        Path folder = target.getParent();
        Path name = target.getFileName();
        if (folder == null || name == null) {
            throw new IOException("it names no file");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(Files.exists(folder) ? folder + " is not a folder" : "there is no folder " + folder);
        }
        Path sibling = folder.resolve("." + shortened(name.toString()) + "."
                + ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), 36) + ".tmp");
        try {
            FileErrors.explaining(sibling, () -> Files.createFile(sibling));
        } catch (IOException e) {
            throw new IOException("the folder " + folder + " cannot be written to (" + FileErrors.reason(e) + ")", e);
        }
        return sibling;
    }

    /** The sibling's name is longer than the target's; a file system allows 255 bytes. */
    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40);
    }

    /** Whether it is a device or a pipe, which is written to directly. */
    public boolean isDevice() {
        return temporary.equals(target);
    }

    /** The resolved path. */
    public Path path() {
        return target;
    }

    /**
     * Writes the content and replaces the old file. If the file's name ends in ".gz", it is compressed.
     *
     * @throws IOException if that fails; the old file is then unchanged
     */
    public void write(Content content) throws IOException {
        writeBytes(out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            content.writeTo(writer);
            writer.flush();
        });
    }

    /** Writes binary content as {@link #write} does. */
    public void writeBytes(Bytes content) throws IOException {
        try (OutputStream out = stream()) {
            content.writeTo(out);
        } catch (IOException e) {
            close(); // now, because a process that is shutting down may not reach the caller's close
            throw e;
        }
        if (!temporary.equals(target)) {
            moveIntoPlace();
        }
    }

    private OutputStream stream() throws IOException {
        OutputStream file = new BufferedOutputStream(
                Files.newOutputStream(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        return isCompressed(target) ? new GZIPOutputStream(file) : file;
    }

    /** Whether a file of that name is compressed with gzip. */
    static boolean isCompressed(Path file) {
        return file.toString().endsWith(".gz");
    }

    private void moveIntoPlace() throws IOException {
        checkNoDatabase(target); // also one that was created after the start
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes the temporary file if the content was not written. */
    @Override
    public void close() throws IOException {
        if (!temporary.equals(target)) {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Checks that a file can be read.
     *
     * @throws IOException if not; the message gives the reason without the file's name
     */
    public static void checkReadable(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        if (!Files.isReadable(file)) {
            throw new IOException("permission denied");
        }
    }
}
