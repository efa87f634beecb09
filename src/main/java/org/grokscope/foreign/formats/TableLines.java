package org.grokscope.foreign.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A table whose first line has the names of the columns: CSV, TSV, CSV with semicolons, in which numbers may have decimal commas, or columns
 * with spaces between. The names may be in a comment, as {@code numpy.savetxt} writes them; without any the columns are named 1, 2, 3 …
 */
final class TableLines implements LineLog.Lines {

    private static final byte SPACE = ' ';
    private static final byte[] SEPARATORS = {'\t', ';', ','};

    private final Map<String, String> settings;
    private final List<String> names = new ArrayList<>();
    private byte separator;
    /** The last line that began with #. */
    private String comment = "";

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
            boolean isEnd = text[at] == separator && !quoted;
            cells += isEnd && (separator != SPACE || (at > from && text[at - 1] != SPACE)) ? 1 : 0;
        }
        return names.isEmpty() || (!quoted && cells >= names.size());
    }

    @Override
    public void line(byte[] text, int from, int to, RowSink sink) {
        if (names.isEmpty()) {
            if (text[from] == '#') {
                comment = new String(text, from, to - from, StandardCharsets.UTF_8).replaceFirst("^#+\\s*", "");
            } else {
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
                if (separator != SPACE || at > start) {
                    row[column++] = Numbers.parse(text, start, at, separator == ';');
                }
                start = at + 1;
            }
        }
        if (column < row.length && (separator != SPACE || to > start)) {
            row[column++] = Numbers.parse(text, start, to, separator == ';');
            start = to;
        }
        if (isBlank(text, start, to)) {
            sink.row(row, column);
        }
    }

    /** Whether no value follows those that have a column. A row with more is two that a writer who was killed left as one. */
    private boolean isBlank(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] != separator && text[at] != ' ' && text[at] != '"') {
                return false;
            }
        }
        return true;
    }

    private void header(byte[] text, int from, int to, RowSink sink) {
        String line = new String(text, from, to - from, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        separator = line.contains(",") ? (byte) ',' : SPACE;
        long most = 0;
        for (byte each : SEPARATORS) {
            long count = line.chars().filter(sign -> sign == each).count();
            if (count > most) {
                most = count;
                separator = each;
            }
        }
        List<String> cells = cells(line);
        if (cells.isEmpty()) {
            return; // a line of spaces
        }
        boolean isHeader = hasNames(cells);
        List<String> commented = cells(comment);
        for (int i = 0; i < cells.size(); i++) {
            boolean isCommented = hasNames(commented) && commented.size() == cells.size();
            names.add(isHeader ? cells.get(i) : isCommented ? commented.get(i) : String.valueOf(i + 1));
        }
        row = new double[names.size()];
        if (!isHeader) {
            line(text, from, to, sink);
        }
    }

    private static boolean hasNames(List<String> cells) {
        return cells.stream().anyMatch(cell -> Double.isNaN(Numbers.parse(cell)) && !cell.isBlank());
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
                add(cells, cell);
            } else {
                cell.append(sign);
            }
        }
        add(cells, cell);
        return cells;
    }

    private void add(List<String> cells, StringBuilder cell) {
        if (separator != SPACE || !cell.isEmpty()) {
            cells.add(cell.toString().strip());
            cell.setLength(0);
        }
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
        return switch (separator) {
            case '\t' -> "TSV";
            case SPACE -> "Table";
            default -> "CSV";
        };
    }
}
