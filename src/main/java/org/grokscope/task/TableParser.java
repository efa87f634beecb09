package org.grokscope.task;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the table of an operation on n symbols from text: cells between commas, semicolons or tabs, in one of three forms.
 *
 * <ul>
 *   <li>n lines of n results: line a, cell b has the result of (a, b);
 *   <li>the same with a first line of the symbols b, a first column of the symbols a, and nothing in the corner;
 *   <li>a line {@code a,b,result} and one line for each pair.
 * </ul>
 *
 * <p>Symbols have the numbers 0 to n − 1: whole numbers in their order, other symbols in the order in which they appear first.
 */
final class TableParser {

    private static final List<String> HEADER = List.of("a", "b", "result");
    private static final int LONGEST_SYMBOL = 20;
    private static final int LARGEST_NUMBER = 999_999_999;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
    /** Also as programs write floating-point numbers: 3.0, or 3.000000000000000000e+00. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?");

    private static final String EXPECTED =
            "write n lines of n results, or one line for each pair after the header a,b,result";

    private record Line(int number, List<String> cells) {}

    private final String file;
    private final List<Line> lines = new ArrayList<>();

    TableParser(String file, String text) {
        this.file = file;
        List<String> all = text.lines().toList();
        String separator = "";
        for (int i = 0; i < all.size(); i++) {
            String line = all.get(i);
            if (separator.isEmpty() && !line.isBlank()) {
                separator = line.indexOf('\t') >= 0 ? "\t" : line.indexOf(';') >= 0 ? ";" : ",";
            }
            if (!line.isBlank()) {
                lines.add(new Line(
                        i + 1,
                        Arrays.stream(line.split(separator, -1))
                                .map(TableParser::cell)
                                .toList()));
            }
        }
    }

    /** A cell without quotes, and a whole number in one form of writing. */
    private static String cell(String text) {
        String cell = text.strip();
        if (cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"")) {
            cell = cell.substring(1, cell.length() - 1).strip();
        }
        if (!NUMBER.matcher(cell).matches()) {
            return cell;
        }
        BigDecimal number = new BigDecimal(cell).stripTrailingZeros();
        boolean whole = number.scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(LARGEST_NUMBER)) <= 0;
        return whole ? number.toBigInteger().toString() : cell;
    }

    Table parse(String name) {
        if (lines.isEmpty()) {
            throw problem(" is empty", EXPECTED);
        }
        Line first = lines.getFirst();
        boolean isList = first.cells.stream()
                .map(cell -> cell.toLowerCase(Locale.ROOT))
                .toList()
                .equals(HEADER);
        if (isList) {
            return list(name);
        }
        boolean labelled = first.cells.size() > 1 && first.cells.getFirst().isEmpty();
        checkSquare(labelled);
        return labelled ? labelled(name) : bare(name);
    }

    private void checkSquare(boolean labelled) {
        int n = lines.size();
        checkSize(labelled ? n - 1 : n, "lines of results");
        for (Line line : lines) {
            int cells = line.cells.size();
            if (cells != n) {
                throw problem(
                        line,
                        " has " + count(cells, "cell") + ", and the file " + count(n, "line"),
                        cells == HEADER.size()
                                ? "write as many cells in each line as there are lines, or begin a list with the header a,b,result"
                                : "write as many cells in each line as there are lines");
            }
        }
        for (Line line : lines) {
            for (int column = labelled && line.number == lines.getFirst().number ? 1 : 0; column < n; column++) {
                check(line, column);
            }
        }
    }

    private void check(Line line, int column) {
        String cell = line.cells.get(column);
        if (cell.isEmpty()) {
            throw problem(line, " has nothing in cell " + (column + 1), "write a symbol there");
        }
        if (isTooLong(cell)) {
            throw problem(
                    line,
                    " has " + cell.length() + " characters in cell " + (column + 1),
                    "use symbols of at most " + LONGEST_SYMBOL);
        }
    }

    static boolean isTooLong(String symbol) {
        return symbol.length() > LONGEST_SYMBOL;
    }

    private void checkSize(int n, String what) {
        if (!Table.SYMBOLS.contains(n)) {
            throw problem(" has " + n + " " + what, "a table has " + Table.SYMBOLS.ends() + " symbols");
        }
    }

    private Table bare(String name) {
        int n = lines.size();
        Map<String, Integer> numbers = numbers(n);
        int[] results = new int[n * n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                results[a * n + b] =
                        number(lines.get(a), b, numbers, "is not one of the table's first " + n + " symbols");
            }
        }
        return new Table(name, results, symbols(numbers));
    }

    /** What the symbols of a table without labels are: 0 to n − 1 or 1 to n as they are, others only if all n are there. */
    private Map<String, Integer> numbers(int n) {
        Set<String> symbols = new LinkedHashSet<>();
        lines.forEach(line -> symbols.addAll(line.cells));
        for (int start = 0; start <= 1; start++) {
            Map<String, Integer> numbers = new HashMap<>();
            for (int i = 0; i < n; i++) {
                numbers.put(Integer.toString(start + i), i);
            }
            if (numbers.keySet().containsAll(symbols)) {
                return numbers;
            }
        }
        if (symbols.size() < n) {
            throw problem(
                    " has " + count(n, "line") + " and only " + count(symbols.size(), "symbol")
                            + ", so that it is not known which line belongs to which",
                    "use the numbers 0 to " + (n - 1)
                            + ", or add a first line and a first column of symbols with an empty corner");
        }
        return ordered(symbols.stream().limit(n).toList());
    }

    private Table labelled(String name) {
        int n = lines.size() - 1;
        Line head = lines.getFirst();
        List<String> symbols = head.cells.subList(1, n + 1);
        for (int i = 0; i < n; i++) {
            if (symbols.indexOf(symbols.get(i)) < i) {
                throw problem(head, " has the symbol '" + symbols.get(i) + "' twice", "write each symbol once");
            }
        }
        Map<String, Integer> numbers = ordered(symbols);
        Map<Integer, Line> rows = new HashMap<>();
        int[] results = new int[n * n];
        for (Line line : lines.subList(1, n + 1)) {
            int a = number(line, 0, numbers, "is not in the first line");
            Line other = rows.put(a, line);
            if (other != null) {
                throw problem(
                        line,
                        " begins with the symbol '" + line.cells.getFirst() + "', as line " + other.number + " does",
                        "write one line for each symbol");
            }
            for (int b = 0; b < n; b++) {
                results[a * n + numbers.get(symbols.get(b))] = number(line, b + 1, numbers, "is not in the first line");
            }
        }
        return new Table(name, results, symbols(numbers));
    }

    private Table list(String name) {
        Set<String> operands = new LinkedHashSet<>();
        List<Line> pairs = lines.subList(1, lines.size());
        for (Line line : pairs) {
            if (line.cells.size() != HEADER.size()) {
                throw problem(line, " has " + count(line.cells.size(), "cell"), "write three: a, b and the result");
            }
            for (int column = 0; column < HEADER.size(); column++) {
                check(line, column);
            }
            operands.addAll(line.cells.subList(0, 2));
            if (operands.size() > Table.SYMBOLS.max()) {
                throw problem(line, " has one symbol too many", "a table has " + Table.SYMBOLS.ends() + " symbols");
            }
        }
        int n = operands.size();
        checkSize(n, n == 1 ? "symbol" : "symbols");
        Map<String, Integer> numbers = ordered(List.copyOf(operands));
        int[] results = new int[n * n];
        Line[] places = new Line[n * n];
        for (Line line : pairs) {
            int place = numbers.get(line.cells.get(0)) * n + numbers.get(line.cells.get(1));
            if (places[place] != null) {
                throw problem(
                        line,
                        " has the pair (" + line.cells.get(0) + ", " + line.cells.get(1) + "), as line "
                                + places[place].number + " does",
                        "remove one of them");
            }
            places[place] = line;
            results[place] = number(line, 2, numbers, "is neither an a nor a b");
        }
        checkNoneMissing(numbers, places);
        return new Table(name, results, symbols(numbers));
    }

    /** The symbols in the order of their numbers. */
    private static List<String> symbols(Map<String, Integer> numbers) {
        return numbers.keySet().stream()
                .sorted(Comparator.comparing(numbers::get))
                .toList();
    }

    private void checkNoneMissing(Map<String, Integer> numbers, Line[] places) {
        List<String> symbols = symbols(numbers);
        int n = symbols.size();
        long missing = Arrays.stream(places).filter(line -> line == null).count();
        for (int place = 0; place < places.length; place++) {
            if (places[place] == null) {
                throw problem(
                        " has no line for the pair (" + symbols.get(place / n) + ", " + symbols.get(place % n) + ")"
                                + (missing == 1 ? "" : " and " + count(missing - 1, "other")),
                        "write one line for each of the " + places.length + " pairs");
            }
        }
    }

    private int number(Line line, int column, Map<String, Integer> numbers, String what) {
        String symbol = line.cells.get(column);
        Integer number = numbers.get(symbol);
        if (number == null) {
            throw problem(
                    line,
                    " has the symbol '" + symbol + "', which " + what,
                    "results and operands are of the same " + numbers.size() + " symbols");
        }
        return number;
    }

    /** The numbers of symbols: in numeric order if all are whole numbers, else as they come. */
    private static Map<String, Integer> ordered(List<String> symbols) {
        List<String> order = new ArrayList<>(symbols);
        if (order.stream().allMatch(symbol -> WHOLE.matcher(symbol).matches())) {
            order.sort((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        order.forEach(symbol -> numbers.put(symbol, numbers.size()));
        return numbers;
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private InvalidSettingException problem(Line line, String what, String remedy) {
        return problem(", line " + line.number + "," + what, remedy);
    }

    private InvalidSettingException problem(String what, String remedy) {
        return new InvalidSettingException("task", null, "must be a table of results: " + file + what + "; " + remedy);
    }
}
