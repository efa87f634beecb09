package org.grokscope.storage.format;

import java.util.ArrayList;
import java.util.List;

/** Reads delimited text by the grammar of RFC 4180, section 2, with any delimiter and with line feeds. */
public final class CsvReader {

    private CsvReader() {}

    /** The cells of all rows, without quotes. */
    public static List<List<String>> read(String text, char delimiter) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (quoted) {
                boolean doubled = sign == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (sign != '"' || doubled) {
                    cell.append(sign);
                    i += doubled ? 1 : 0;
                } else {
                    quoted = false;
                }
            } else if (sign == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (sign == delimiter || sign == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (sign == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(sign);
            }
        }
        if (!row.isEmpty() || !cell.isEmpty() || quoted) {
            throw new AssertionError("the last line does not end");
        }
        return rows;
    }

    /** A number as a spreadsheet with that decimal sign reads it; NaN for an empty cell. */
    public static double number(String cell, char decimal) {
        if (decimal == ',' && cell.contains(".")) {
            throw new AssertionError(cell + " is text, or a date");
        }
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell.replace(decimal, '.'));
    }
}
