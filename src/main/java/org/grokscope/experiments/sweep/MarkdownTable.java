package org.grokscope.experiments.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. The first column is flush left, the others as their heading asks. */
public final class MarkdownTable {

    private final int columns;
    private final List<String> lines = new ArrayList<>();

    /**
     * Starts a table.
     *
     * @param headings one a column; a heading that ends with ":" (which is not shown) has its column flush right
     */
    public MarkdownTable(String... headings) {
        columns = headings.length;
        lines.add(line(Arrays.stream(headings).map(MarkdownTable::shown).toList()));
        lines.add(Arrays.stream(headings)
                .map(heading -> heading.endsWith(":") ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |")));
    }

    private static String shown(String heading) {
        return heading.endsWith(":") ? heading.substring(0, heading.length() - 1) : heading;
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not as many cells as there are columns
     */
    public MarkdownTable row(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " cells in a table of " + columns + " columns");
        }
        lines.add(line(cells));
        return this;
    }

    /** Adds a row; see {@link #row(List)}. */
    public MarkdownTable row(String... cells) {
        return row(List.of(cells));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** The lines of the table. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
