package org.grokscope.foreign.formats;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;

/** The bytes that are appended to a file while another process writes it. */
final class Tail implements Closeable {

    /** What is compared to notice that a file was written anew in its place. */
    private static final int HEAD = 64;

    private static final int CHUNK = 1 << 18;
    private static final int SMALLEST = 1 << 12;
    /** No entry of a log is longer. */
    private static final int LONGEST = 1 << 26;

    private final Path file;
    private final FileChannel channel;
    private final Object key;
    private byte[] head = {};
    private long position;
    /** What is read and not consumed, from {@link #from} to {@link #to}. */
    private byte[] buffer;

    private int from;
    private int to;

    Tail(Path file) throws IOException {
        this.file = file;
        channel = FileChannel.open(file);
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        key = attributes.fileKey();
        buffer = new byte[Math.clamp(attributes.size() + 1, SMALLEST, CHUNK)];
    }

    Path file() {
        return file;
    }

    /** Whether the file was cut, replaced or written anew. */
    boolean isReplaced() throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (!Objects.equals(now.fileKey(), key) || now.size() < position) {
                return true;
            }
        } catch (NoSuchFileException e) {
            return false; // between two files of a rotation
        }
        ByteBuffer start = ByteBuffer.allocate(head.length);
        while (start.hasRemaining() && channel.read(start, start.position()) > 0) {
            // reads on
        }
        return !Arrays.equals(start.array(), head);
    }

    /** Reads one more piece; returns whether there was one. */
    boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to > LONGEST) {
            throw new IOException(file + ": the entry at byte " + (position - to) + " is longer than 64 MB.");
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * to, CHUNK));
        }
        int read = channel.read(ByteBuffer.wrap(buffer, to, buffer.length - to), position);
        if (read <= 0) {
            return false;
        }
        to += read;
        position += read;
        if (head.length < HEAD && position == read) {
            head = Arrays.copyOf(buffer, Math.min(HEAD, read));
        }
        return true;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Where in the {@link #buffer} the first byte is that was not consumed. */
    int from() {
        return from;
    }

    /** The end of what was read into the {@link #buffer}. */
    int to() {
        return to;
    }

    /** Where {@link #from} is in the file. */
    long offset() {
        return position - (to - from);
    }

    void consume(int bytes) {
        from += bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
