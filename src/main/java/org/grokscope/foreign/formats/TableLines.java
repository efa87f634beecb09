package org.grokscope.foreign.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A table whose first line has the names of the columns: CSV, TSV, or CSV with semicolons, in which numbers may have decimal commas. A table
 * that begins with numbers has columns named 1, 2, 3 …
 */
final class TableLines implements LineLog.Lines {

    private static final byte[] SEPARATORS = {'\t', ';', ','};

    private final Map<String, String> settings;
    private final List<String> names = new ArrayList<>();
    private byte separator;
    private double[] row = {};

    /** A table whose settings, if any, are in another file. */
    TableLines(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public boolean isWhole(byte[] text, int from, int to) {
        int cells = 1;
        boolean quoted = false;
        for (int at = from; at < to; at++) {
            quoted ^= text[at] == '"';
            cells += text[at] == separator && !quoted ? 1 : 0;
        }
        return names.isEmpty() || (!quoted && cells >= names.size());
    }

    @Override
    public void line(byte[] text, int from, int to, RowSink sink) {
        if (names.isEmpty()) {
            if (text[from] != '#') {
                header(text, from, to, sink);
            }
            return;
        }
        int column = 0;
        int start = from;
        boolean quoted = false;
        for (int at = from; at < to && column < row.length; at++) {
            if (text[at] == '"') {
                quoted = !quoted;
            } else if (text[at] == separator && !quoted) {
                row[column++] = Numbers.parse(text, start, at, separator == ';');
                start = at + 1;
            }
        }
        if (column < row.length) {
            row[column++] = Numbers.parse(text, start, to, separator == ';');
        }
        sink.row(row, column);
    }

    private void header(byte[] text, int from, int to, RowSink sink) {
        String line = new String(text, from, to - from, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        separator = ',';
        long most = 0;
        for (byte each : SEPARATORS) {
            long count = line.chars().filter(sign -> sign == each).count();
            if (count > most) {
                most = count;
                separator = each;
            }
        }
        List<String> cells = cells(line);
        boolean isHeader = cells.stream().anyMatch(cell -> Double.isNaN(Numbers.parse(cell)) && !cell.isBlank());
        for (String cell : cells) {
            names.add(isHeader ? cell : String.valueOf(names.size() + 1));
        }
        row = new double[names.size()];
        if (!isHeader) {
            line(text, from, to, sink);
        }
    }

    private List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            if (sign == '"') {
                quoted = !quoted;
            } else if (sign == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(sign);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public String format() {
        return separator == '\t' ? "TSV" : "CSV";
    }
}
