package org.grokscope.foreign.formats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Parses numbers in bytes, without an object for each. */
final class Numbers {

    /** The powers of ten that are exact. */
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final long EXACT = 1L << 53;
    private static final int LONGEST = 64;

    private Numbers() {}

    /**
     * The number in a range of bytes.
     *
     * @param comma whether a comma is the decimal point
     * @return NaN if there is none; infinite for nan and inf
     */
    static double parse(byte[] text, int start, int stop, boolean comma) {
        int from = start;
        int to = stop;
        while (from < to && isBlank(text[from])) {
            from++;
        }
        while (from < to && isBlank(text[to - 1])) {
            to--;
        }
        if (from == to) {
            return Double.NaN;
        }
        int at = from;
        boolean negative = text[at] == '-';
        if (negative || text[at] == '+') {
            at++;
        }
        long digits = 0;
        int places = 0;
        int point = -1;
        int count = 0;
        for (; at < to; at++) {
            byte each = text[at];
            if (each >= '0' && each <= '9') {
                if (digits >= EXACT / 10 - 1) {
                    return slow(text, from, to, comma);
                }
                digits = 10 * digits + (each - '0');
                count++;
                places += point >= 0 ? 1 : 0;
            } else if (point < 0 && (each == '.' || (comma && each == ','))) {
                point = at;
            } else {
                break;
            }
        }
        if (at < to || count == 0 || places >= TENS.length) {
            return slow(text, from, to, comma);
        }
        double value = digits / TENS[places];
        return negative ? -value : value;
    }

    private static double slow(byte[] text, int from, int to, boolean comma) {
        if (to - from > LONGEST) {
            return Double.NaN;
        }
        String number = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        return parse(comma ? number.replace(',', '.') : number);
    }

    /** The number of a text, as {@link #parse(byte[], int, int, boolean)}. */
    static double parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        switch (word) {
            case "nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity" -> {
                return Double.POSITIVE_INFINITY;
            }
            default -> {
                char last = word.isEmpty() ? 'x' : word.charAt(word.length() - 1);
                if (last != '.' && (last < '0' || last > '9')) {
                    return Double.NaN; // Java would take 1f and 1d for numbers
                }
            }
        }
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean isBlank(byte each) {
        return each == ' ' || each == '\r' || each == '"';
    }
}
