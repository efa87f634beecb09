package org.grokscope.storage.format;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Parses JSON files and explains in one line why one is invalid. */
final class JsonFile {

    private static final Pattern PLACE = Pattern.compile("at line (\\d+) column");

    private JsonFile() {}

    /**
     * Reads a whole file; one whose name ends in ".gz" is decompressed.
     *
     * @throws IOException if it cannot be read or is not JSON; the message names the file
     */
    static JsonElement parse(Path file) throws IOException {
        try {
            // Read completely first: the parser would treat a truncated compressed file as empty.
            return JsonParser.parseString(text(file));
        } catch (JsonParseException e) {
            // The parser wraps the exceptions of the file itself.
            throw e.getCause() instanceof IOException cause && !(cause instanceof MalformedJsonException)
                    ? unreadable(file, cause)
                    : new IOException(file + " is not JSON: " + place(e), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = OutputFile.isCompressed(file) ? new GZIPInputStream(bytes) : bytes) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain.readAllBytes()))
                    .toString();
        }
    }

    private static IOException unreadable(Path file, IOException problem) {
        String what = switch (problem) {
            case NoSuchFileException missing -> " does not exist";
            case EOFException cut -> " is not whole: it ends too soon";
            case CharacterCodingException damaged -> " is not JSON: it is not text in UTF-8";
            default -> " cannot be read: " + FileErrors.reason(problem);
        };
        return new IOException(file + what, problem);
    }

    /** Where parsing failed; the parser's own message is for programmers. */
    private static String place(Exception e) {
        Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
        return place.find() ? "it breaks off in line " + place.group(1) : "the text is damaged";
    }
}
