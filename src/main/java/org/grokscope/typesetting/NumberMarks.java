package org.grokscope.typesetting;

import java.util.Locale;

/**
 * What separates thousands in numbers that people read. In German a comma is the decimal sign, so that 1,000 would be read as 1: there it is a
 * narrow space, which nobody can take for another mark. The decimal sign is a point everywhere, as in fields, flags and files.
 */
public final class NumberMarks {
    /** Narrow, and no line ends at it. */
    private static final char SPACE = '\u202f';

    private static final char COMMA = ',';
    private static final ScopedValue<Locale> LANGUAGE = ScopedValue.newInstance();

    private NumberMarks() {}

    /** Between the thousands: in the language of the work that is being done, or else of the process. */
    static char thousands() {
        return thousands(LANGUAGE.orElse(Locale.getDefault()));
    }

    /** Between the thousands of numbers in a language. */
    public static char thousands(Locale language) {
        return language.getLanguage().equals(Locale.GERMAN.getLanguage()) ? SPACE : COMMA;
    }

    /** A text whose only commas are those in its numbers, such as "3 to 20,000", in the language of the process. */
    public static String localized(String english) {
        return english.replace(COMMA, thousands());
    }

    /** Does something whose numbers are for readers of a language, whatever that of the process is. */
    public static <T, X extends Throwable> T in(Locale language, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(LANGUAGE, language).call(work);
    }
}
