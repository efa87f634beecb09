package org.grokscope.typesetting;

import java.util.List;

/**
 * A text with mathematics.
 *
 * <p>The notation is what one would write in plain Unicode, and so a text that is not set (in a terminal, a table file, a screen reader)
 * reads well as it is:
 *
 * <ul>
 *   <li>{@code η}, {@code 2ηλ}: a Greek letter is a variable, slanted
 *   <li>{@code ‖θ‖²}, {@code R²}, {@code V*}: what is raised follows a symbol, as superscript digits or an asterisk
 *   <li>{@code T_mem}: what is lowered follows an underscore, words upright
 *   <li>{@code (a + b)}, {@code 1/(2ηλ)}, {@code mod p}, {@code a ↓}: the small letters of a formula in brackets, the one after "mod" or
 *       "Operand", and one before an arrow are variables
 *   <li>{@code 10⁻⁴}, {@code 2e-5}: a power of ten; {@code (got 2e-5)} stays as it was typed
 * </ul>
 *
 * @param plain the text as written, with 2·10⁻⁵ for 2e-5
 * @param spans its parts, in order
 */
public record MathText(String plain, List<Span> spans) {
    /** Copies the spans. */
    public MathText {
        spans = List.copyOf(spans);
    }

    /** A text in the notation. */
    public static MathText of(String plain) {
        String written = Notation.withPowers(plain);
        return new MathText(written, Notation.spans(written));
    }

    /**
     * The text for one of the {@linkplain Typeface bundled faces}, which have a character for each symbol: it is written in one piece, as
     * any other text, and is as wide and as high as it says.
     */
    public static String set(String plain) {
        return Notation.isPlain(plain) ? plain : SymbolCode.encode(of(plain).spans());
    }

    /** The text that was {@linkplain #set set}, with 10⁻⁵ for 1e-5; any other text as it is. */
    public static String unset(String text) {
        return SymbolCode.decode(text);
    }

    /** The text with a capital at its beginning; a symbol stays as it is. */
    public static String capitalized(String plain) {
        boolean word = plain.length() > 1 && Character.isLetter(plain.charAt(1));
        return word ? Character.toUpperCase(plain.charAt(0)) + plain.substring(1) : plain;
    }

    /** The text as a screen reader says it: without an underscore, and with a word for the asterisk. */
    public static String spoken(String plain) {
        if (Notation.isPlain(plain)) {
            return plain;
        }
        StringBuilder spoken = new StringBuilder();
        for (Span span : of(plain).spans()) {
            boolean star = span.text().equals("∗");
            spoken.append(
                    switch (span.level()) {
                        case LINE -> span.text();
                        case LOWERED -> " " + span.text();
                        case RAISED -> star ? " star" : Notation.raised(span.text());
                    });
        }
        return spoken.toString();
    }
}
