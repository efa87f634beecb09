package org.grokscope.task;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a typed text can mean as a number. The decimal sign is a point or a comma; thousands are separated by points, commas, spaces,
 * apostrophes or underscores, in groups of three (in India also of two, before the last three). Some texts have two readings: "20.000"
 * is 20 or 20000. A group at the front does not begin with 0, so "0.005" and "0,005" have one.
 *
 * <p>Digits of any script are read, the Arabic decimal and thousands separators, and the minus sign U+2212. Not numbers: "NaN", "Infinity", hexadecimal ("0x10", "0x1p3") and
 * Java's suffixes ("1d"). Leading zeros are decimal.
 */
final class NumberText {

    /** No number that people type is longer; parsing takes quadratic time. */
    private static final int LONGEST = 500;

    private static final Pattern NUMBER = Pattern.compile(
            "(?<sign>[+-]?)(?<digits>[0-9.,' _\u066b\u066c]*[0-9.,\u066b])(?<exponent>[eE][+-]?[0-9]+)?");
    private static final Pattern PLAIN = Pattern.compile("[0-9]*");
    /** The usual form, which has one reading: digits, with a point where no separator of thousands can be. */
    private static final Pattern USUAL = Pattern.compile("[0-9]+(\\.([0-9]{1,2}|[0-9]{4,}))?|0\\.[0-9]{3}");

    private static final String SEPARATORS = ".,' _\u066c";
    private static final List<String> DECIMAL_SIGNS = List.of(".", ",", "\u066b");
    /** Marks of the direction of writing, which are not seen. */
    private static final String DIRECTIONS = "[\u061c\u200e\u200f]";

    private NumberText() {}

    /** The readings: none if the text is not a number, at most two. If there are two, the first has a fraction. */
    static List<BigDecimal> readings(String text) {
        if (text.length() > LONGEST) {
            return List.of();
        }
        if (USUAL.matcher(text).matches()) {
            return List.of(new BigDecimal(text));
        }
        Matcher number = NUMBER.matcher(simplified(text));
        if (!number.matches()) {
            return List.of();
        }
        String digits = number.group("digits");
        List<String> plain = new ArrayList<>();
        for (String sign : DECIMAL_SIGNS) {
            int at = digits.lastIndexOf(sign);
            if (at >= 0 && PLAIN.matcher(digits.substring(at + 1)).matches()) {
                ungrouped(digits.substring(0, at), SEPARATORS.replace(sign, ""))
                        .ifPresent(whole -> plain.add(whole + "." + digits.substring(at + 1)));
            }
        }
        ungrouped(digits, SEPARATORS).ifPresent(plain::add);
        String exponent = number.group("exponent") == null ? "" : number.group("exponent");
        List<BigDecimal> readings = new ArrayList<>();
        for (String each : plain) {
            try {
                readings.add(new BigDecimal(number.group("sign") + each + exponent));
            } catch (NumberFormatException e) {
                return List.of(); // the exponent is beyond all numbers
            }
        }
        return readings;
    }

    /** Digits, signs and spaces of all scripts as their ASCII counterparts. */
    private static String simplified(String text) {
        StringBuilder simple = new StringBuilder();
        text.replaceAll(DIRECTIONS, "")
                .codePoints()
                .map(c -> switch (c) {
                    case '\u00a0', '\u2009', '\u202f' -> ' ';
                    case '\u2019' -> '\'';
                    case '\u2212' -> '-';
                    default -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c;
                })
                .forEach(simple::appendCodePoint);
        return simple.toString().strip();
    }

    /**
     * The digits of a whole number without its separators; empty if they are not where separators belong.
     *
     * @param separators the possible separators of groups; a number has only one of them
     */
    private static Optional<String> ungrouped(String digits, String separators) {
        if (PLAIN.matcher(digits).matches()) {
            return Optional.of(digits);
        }
        return separators
                .chars()
                .mapToObj(Character::toString)
                .filter(separator -> digits.matches(grouped(separator)))
                .map(separator -> digits.replace(separator, ""))
                .findFirst();
    }

    private static String grouped(String separator) {
        String indian = separator.equals(",") ? "|[1-9][0-9]?(,[0-9]{2})+,[0-9]{3}" : "";
        return "[1-9][0-9]{0,2}(" + Pattern.quote(separator) + "[0-9]{3})+" + indian;
    }
}
