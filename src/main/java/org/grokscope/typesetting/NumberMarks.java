package org.grokscope.typesetting;

import java.util.Locale;

/**
 * The marks in numbers that people read. In German a comma is the decimal sign, so that 1,000 would be read as 1: there a narrow space, which
 * nobody can take for another mark, separates thousands. Flags, files and share texts have a point everywhere.
 */
public final class NumberMarks {
    /** Narrow, and no line ends at it. */
    private static final char SPACE = '\u202f';

    private static final char COMMA = ',';
    private static final char POINT = '.';
    private static final ScopedValue<Locale> LANGUAGE = ScopedValue.newInstance();

    private NumberMarks() {}

    /** Between the thousands: in the language of the work that is being done, or else of the process. */
    static char thousands() {
        return thousands(LANGUAGE.orElse(Locale.getDefault()));
    }

    /** Between the thousands of numbers in a language. */
    public static char thousands(Locale language) {
        return isGerman(language) ? SPACE : COMMA;
    }

    /** Before the decimals: in the language of the work that is being done, or else of the process. */
    public static char decimal() {
        return decimal(LANGUAGE.orElse(Locale.getDefault()));
    }

    /** Before the decimals of numbers in a language. */
    public static char decimal(Locale language) {
        return isGerman(language) ? COMMA : POINT;
    }

    /** Between the numbers of a list: none that is a mark of the numbers. */
    public static String separator() {
        return decimal() == COMMA ? "; " : ", ";
    }

    private static boolean isGerman(Locale language) {
        return language.getLanguage().equals(Locale.GERMAN.getLanguage());
    }

    /**
     * A text whose commas and points between digits are all marks of its numbers, such as "0.5 to 20,000", in the language of the work that is
     * being done, or else of the process.
     */
    public static String localized(String english) {
        if (decimal() == POINT) {
            return english;
        }
        StringBuilder text = new StringBuilder(english);
        for (int at = 1; at < text.length() - 1; at++) {
            if (Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1))) {
                switch (text.charAt(at)) {
                    case COMMA -> text.setCharAt(at, thousands());
                    case POINT -> text.setCharAt(at, decimal());
                    default -> {}
                }
            }
        }
        return text.toString();
    }

    /** What is typed as one number, with a point in the place of a decimal comma where commas are decimal signs. */
    public static String plain(String typed) {
        boolean oneComma = typed.indexOf(COMMA) >= 0 && typed.indexOf(COMMA) == typed.lastIndexOf(COMMA);
        return decimal() == COMMA && oneComma && typed.indexOf(POINT) < 0 ? typed.replace(COMMA, POINT) : typed;
    }

    /** Does something whose numbers are for readers of a language, whatever that of the process is. */
    public static <T, X extends Throwable> T in(Locale language, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(LANGUAGE, language).call(work);
    }
}
