package org.grokscope.task;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * A binary operation that is given by the table of its results. The tokens are the numbers 0 to n − 1; symbols are how
 * the file writes them.
 *
 * <p>The id has the whole table, so that share texts, files and the library have it too: {@code table:NAME:N:RESULTS}, followed by
 * {@code :SYMBOLS} where these are not the tokens themselves. Both parts are, as unpadded base64url, the CRC-32 of what follows it (4 bytes)
 * and their content: all results, row by row, each in as few bits as n − 1 needs, the highest bit first, the last byte filled with zeros; and
 * the symbols in UTF-8, with a line feed between two.
 */
public final class Table implements PairTask, Named {

    /** Allowed numbers of symbols. */
    public static final Range SYMBOLS = Range.whole("symbols", 3, 200);

    private static final String PREFIX = "table:";
    private static final int LONGEST_NAME = 40;
    private static final Pattern ID = Pattern.compile(
            "table:([A-Za-z0-9.-]{1," + LONGEST_NAME + "}):([0-9]{1,3}):([A-Za-z0-9_-]*)(?::([A-Za-z0-9_-]+))?");
    private static final Pattern LONG_ID =
            Pattern.compile("(table:[A-Za-z0-9.-]+:[0-9]+:)[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+)?");

    private final String name;
    private final int n;
    /** Row by row: a·n + b. */
    private final int[] results;

    private final List<String> symbols;
    private final String id;

    /** Takes the array; the symbols are in the order of the tokens. */
    Table(String name, int[] results, List<String> symbols) {
        this.name = name;
        n = symbols.size();
        this.results = results;
        this.symbols = List.copyOf(symbols);
        String names = this.symbols.equals(numbers(n))
                ? ""
                : ":" + coded(String.join("\n", symbols).getBytes(StandardCharsets.UTF_8));
        id = PREFIX + name + ":" + n + ":" + coded(packed()) + names;
    }

    /** The symbols of a table whose file has no others: 0 to n − 1. */
    static List<String> numbers(int n) {
        return IntStream.range(0, n).mapToObj(Integer::toString).toList();
    }

    private static String coded(byte[] content) {
        byte[] all = ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt(sum(content))
                .put(content)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** The content of a coded part, if it is whole. */
    private static Optional<byte[]> decoded(String part) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(part);
            byte[] content = Arrays.copyOfRange(all, Math.min(Integer.BYTES, all.length), all.length);
            boolean whole = all.length >= Integer.BYTES && ByteBuffer.wrap(all).getInt() == sum(content);
            return whole ? Optional.of(content) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the lines of a file: n lines of n results, or lines {@code a,b,result} after that header.
     *
     * @param file its path for messages; the name without folder and ending is the table's
     * @throws InvalidSettingException if it is no whole table; the message has the file, the line and what to do
     */
    public static Table ofLines(String file, String text) {
        return new TableParser(file, text).parse(nameOf(file));
    }

    private static String nameOf(String file) {
        String name = file.replaceFirst("(?s).*[/\\\\]", "")
                .replaceFirst("(?s)\\.[^.]*$", "")
                .replaceAll("[^A-Za-z0-9.-]+", "-");
        String shown = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return shown.isEmpty() ? "table" : shown;
    }

    /** Whether a text is meant to be the id of a table. */
    public static boolean isMeant(String text) {
        return text.strip().startsWith(PREFIX);
    }

    /**
     * The table of an id.
     *
     * @throws InvalidSettingException if it is not whole
     */
    public static Table parse(String text) {
        Matcher parts = ID.matcher(text.strip());
        if (!parts.matches()) {
            throw damaged(text);
        }
        int n = Integer.parseInt(parts.group(2));
        int bits = bits(n);
        byte[] packed = decoded(parts.group(3)).orElseThrow(() -> damaged(text));
        if (!SYMBOLS.contains(n) || packed.length != (n * n * bits + 7) / 8) {
            throw damaged(text);
        }
        int[] results = new int[n * n];
        for (int i = 0; i < results.length * bits; i++) {
            int bit = packed[i / 8] >> (7 - i % 8) & 1;
            results[i / bits] = results[i / bits] << 1 | bit;
        }
        List<String> symbols = parts.group(4) == null
                ? numbers(n)
                : decoded(parts.group(4))
                        .map(names -> List.of(new String(names, StandardCharsets.UTF_8).split("\n", -1)))
                        .orElseThrow(() -> damaged(text));
        boolean whole = Set.copyOf(symbols).size() == n
                && symbols.stream().noneMatch(TableParser::isTooLong)
                && Arrays.stream(results).allMatch(result -> result < n);
        Table table = whole ? new Table(parts.group(1), results, symbols) : null;
        if (table == null || !table.id.equals(text.strip())) {
            throw damaged(text);
        }
        return table;
    }

    private static InvalidSettingException damaged(String text) {
        return new InvalidSettingException(
                "task", text, "must be a whole table: a part is missing or changed, so copy its text again");
    }

    private static int bits(int n) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(n - 1);
    }

    private byte[] packed() {
        int bits = bits(n);
        byte[] packed = new byte[(results.length * bits + 7) / 8];
        for (int i = 0; i < results.length * bits; i++) {
            int bit = results[i / bits] >> (bits - 1 - i % bits) & 1;
            packed[i / 8] |= (byte) (bit << (7 - i % 8));
        }
        return packed;
    }

    private static int sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    /** A text that may have ids of tables in it, with … in the place of their results: a table of 97 symbols has 11,000 characters. */
    public static String withoutResults(String text) {
        return LONG_ID.matcher(text).replaceAll("$1…");
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String shortId() {
        return PREFIX + name;
    }

    @Override
    public String label() {
        return "a · b in " + name;
    }

    @Override
    public String formula() {
        return label();
    }

    @Override
    public int size() {
        return results.length;
    }

    @Override
    public int classes() {
        return n;
    }

    @Override
    public int result(int a, int b) {
        return results[a * n + b];
    }

    @Override
    public String symbol(int token) {
        return symbols.get(token);
    }

    @Override
    public String expression(int a, int b) {
        return symbol(a) + " · " + symbol(b);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table table && table.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return withoutResults(id);
    }
}
