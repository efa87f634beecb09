package org.grokscope.storage.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Table;

/** Tables of operations in files that are named in the place of a task. */
public final class TableFile {

    private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".txt");
    /** A list of all pairs of the largest table, with long symbols, is smaller. */
    private static final int LARGEST = 4 << 20;

    private TableFile() {}

    /** Whether the text of a task is meant to be the name of a file. */
    public static boolean isMeant(String task) {
        String name = task.strip().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** The endings of such files, without the dot. */
    public static String[] endings() {
        return ENDINGS.stream().map(ending -> ending.substring(1)).toArray(String[]::new);
    }

    /**
     * The text of a task, with the whole table in the place of a file's name.
     *
     * @param folder which a relative name is in
     * @throws InvalidSettingException if the file cannot be read or is no table
     */
    public static String task(String text, Path folder) {
        if (!isMeant(text)) {
            return text;
        }
        try {
            return read(folder.resolve(text.strip()), text).id();
        } catch (InvalidPathException e) {
            throw unreadable(text, "it is not a path", e);
        }
    }

    /**
     * The table in a file.
     *
     * @throws InvalidSettingException if it cannot be read or is no table; the message has the line and what to do
     */
    public static Table read(Path file) {
        return read(file, file.toString());
    }

    private static Table read(Path file, String text) {
        try {
            OutputFile.checkReadable(file);
            if (Files.size(file) > LARGEST) {
                throw new IOException("it has more than 4 MB, and a table of 200 symbols has less");
            }
            String content = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return Table.ofLines(file.toString(), content.startsWith("\ufeff") ? content.substring(1) : content);
        } catch (CharacterCodingException e) {
            throw unreadable(text, "it is not text in UTF-8; save it as CSV in UTF-8", e);
        } catch (IOException e) {
            throw unreadable(text, FileErrors.reason(e), e);
        }
    }

    private static InvalidSettingException unreadable(String text, String reason, Exception cause) {
        InvalidSettingException problem =
                new InvalidSettingException("task", text, "must be a readable table of results: " + reason);
        problem.initCause(cause);
        return problem;
    }
}
