package org.grokscope.typesetting;

import java.util.List;
import org.grokscope.typesetting.Span.Face;
import org.grokscope.typesetting.Span.Level;

/**
 * The characters that the bundled faces have for symbols, in the private use area of Unicode: a block of 256 for each way of setting, with
 * the letters and signs in the same order. {@code assets/fonts/compose.py} makes the faces.
 */
final class SymbolCode {
    private static final char FIRST = 0xF100;
    private static final int BLOCK = 0x100;
    private static final List<Level> LEVELS = List.of(Level.LINE, Level.RAISED, Level.LOWERED);
    private static final char BLANK = ' ';
    private static final char LAST_ASCII = '~';
    private static final String EXTRAS = "−·×∗‖≤≥≈∞αβγδεζηθικλμνξοπρςστυφχψωΓΔΘΛΞΠΣΦΨΩ";
    /** Between a slanted letter and what stands upright or raised after it. */
    private static final char NARROW_SPACE = 0xF0F0;

    private static final char TWO = 0xF0F2;
    private static final char THREE = 0xF0F3;

    private SymbolCode() {}

    static String encode(List<Span> spans) {
        StringBuilder text = new StringBuilder();
        Span before = null;
        for (Span span : spans) {
            if (before != null) {
                text.repeat(NARROW_SPACE, before.spacesBefore(span));
            }
            if (span.face() == Face.TEXT) {
                text.append(span.level() == Level.RAISED ? power(span.text()) : span.text());
            } else {
                span.text().chars().forEach(c -> text.append(code((char) c, span)));
            }
            before = span;
        }
        return text.toString();
    }

    /** The exponent of a power of ten: the figures 2 and 3 of the text have places of their own, as theirs are for symbols. */
    private static String power(String exponent) {
        return Notation.raised(exponent).replace('²', TWO).replace('³', THREE);
    }

    private static char code(char c, Span span) {
        if (hasItsPlace(c, span)) {
            return span.level() == Level.RAISED
                    ? Notation.raised(Character.toString(c)).charAt(0)
                    : c;
        }
        int place = c <= LAST_ASCII ? c - BLANK : LAST_ASCII + 1 - BLANK + EXTRAS.indexOf(c);
        return isInFace(c, span) ? (char) (block(span.face(), span.level()) + place) : c;
    }

    /** Whether the faces have the symbol in the place of the plain character, so that most texts are set as they are. */
    private static boolean hasItsPlace(char c, Span span) {
        if (span.level() == Level.LINE) {
            return span.face() == Face.ITALIC ? c > LAST_ASCII : c == '‖';
        }
        return span.face() == Face.ROMAN && span.level() == Level.RAISED && (c == '2' || c == '3');
    }

    private static boolean isInFace(char c, Span span) {
        boolean small = c >= 'a' && c <= 'z';
        boolean known = (c >= BLANK && c <= LAST_ASCII) || EXTRAS.indexOf(c) >= 0;
        if (!Character.isLetter(c) || span.face() == Face.ROMAN) {
            return known && span.face() == Face.ROMAN && (small || !Character.isLetter(c));
        }
        return known && (small || span.level() == Level.LINE);
    }

    private static int block(Face face, Level level) {
        return FIRST + BLOCK * ((face == Face.ITALIC ? LEVELS.size() : 0) + LEVELS.indexOf(level));
    }

    static String decode(String text) {
        if (text.chars().noneMatch(c -> c >= NARROW_SPACE && c < FIRST + 2 * LEVELS.size() * BLOCK)) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        boolean lowered = false;
        for (int i = 0; i < text.length(); i++) {
            int code = text.charAt(i) - FIRST;
            if (text.charAt(i) == NARROW_SPACE) {
                continue;
            }
            if (text.charAt(i) == TWO || text.charAt(i) == THREE) {
                plain.append(text.charAt(i) == TWO ? '²' : '³');
                continue;
            }
            boolean symbol = code >= 0 && code < 2 * LEVELS.size() * BLOCK;
            Level level = symbol ? LEVELS.get(code / BLOCK % LEVELS.size()) : Level.LINE;
            if (level == Level.LOWERED && !lowered) {
                plain.append('_');
            }
            lowered = level == Level.LOWERED;
            String sign = symbol ? Character.toString(sign(code % BLOCK)) : text.substring(i, i + 1);
            plain.append(level != Level.RAISED ? sign : sign.equals("∗") ? "*" : Notation.raised(sign));
        }
        return plain.toString();
    }

    private static char sign(int place) {
        int ascii = LAST_ASCII + 1 - BLANK;
        return place < ascii ? (char) (BLANK + place) : EXTRAS.charAt(place - ascii);
    }
}
