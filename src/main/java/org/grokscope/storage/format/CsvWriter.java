package org.grokscope.storage.format;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Writes rows of comma-separated values: text is quoted where RFC 4180 requires it, lines end with a line feed, and an unknown number or
 * one that is not finite leaves its cell empty. Text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
public final class CsvWriter {

    private final Writer out;
    private final CsvFormat format;

    /** Writes to a writer, which stays open. */
    public CsvWriter(Writer out, CsvFormat format) {
        this.out = out;
        this.format = format;
    }

    /** Writes a row of numbers, optional ones among them, and texts. */
    public void row(Stream<?> cells) throws IOException {
        boolean first = true;
        for (Iterator<?> each = cells.iterator(); each.hasNext(); first = false) {
            if (!first) {
                out.write(format.delimiter());
            }
            out.write(cell(each.next()));
        }
        out.write('\n');
    }

    private String cell(Object value) {
        return switch (value) {
            case OptionalLong number -> number.isPresent() ? Long.toString(number.getAsLong()) : "";
            case OptionalDouble number -> number.isPresent() ? number(number.getAsDouble()) : "";
            case Double number -> number(number);
            case Number number -> number.toString().replace('.', format.decimal());
            default -> quoted(value.toString());
        };
    }

    private String number(double value) {
        return Double.isFinite(value) ? Double.toString(value).replace('.', format.decimal()) : "";
    }

    private String quoted(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars()
                .noneMatch(sign -> sign == format.delimiter() || sign == '"' || sign == '\n' || sign == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
