package org.grokscope.typesetting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grokscope.typesetting.Span.Face;
import org.grokscope.typesetting.Span.Level;

/** Reads the notation of {@link MathText}. Labels are read several times a second: by hand, with a pattern only for what may be a formula. */
final class Notation {
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
    private static final String ON_LINE = "0123456789+−";
    private static final char FIRST_SYMBOL = 'Α';

    /**
     * Small letters, at most two in a row, with digits, powers and signs, and with a sign between two of them or a Greek letter; or a
     * number divided by a Greek letter or by such brackets.
     */
    private static final Pattern FORMULA = Pattern.compile(
            "(?:\\d/)?\\((?=[^()]*[a-zα-ω])(?=[^()]*(?: [+−·/*=] |[α-ω]))(?:(?<![a-z])[a-z]{1,2}(?![a-z])|[α-ω0-9⁰¹²³⁴-⁹⁺⁻ +−·/*=])+\\)"
                    + "|\\d/[α-ω]");

    /** A letter after one of these is a variable. */
    private static final List<String> NAMERS = List.of("mod ", "Modulus ", "Modul ", "Operand ");

    /** A letter before one of these is the name of an axis. */
    private static final List<String> ARROWS = List.of(" ↓", " →");

    /** A number with an exponent. At the end of brackets, as in "(got 1e400)", it is quoted, and stays as it was typed. */
    private static final Pattern EXPONENT =
            Pattern.compile("(?<![\\p{L}\\p{N}.])(\\d+(?:\\.\\d+)?)e(-?\\d+)(?![\\p{L}\\p{N})])");

    private final String text;
    private final List<Span> spans = new ArrayList<>();
    /** Up to here everything is in the spans. */
    private int done;

    private Notation(String text) {
        this.text = text;
    }

    /** Whether a text has none of the characters that a symbol has; most texts do not, and need not be read. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'e' && isDigit(text, i - 1) && (isDigit(text, i + 1) || text.startsWith("-", i + 1))) {
                return false;
            }
            boolean symbol = c > '~' && (isGreek(c) || c == '‖' || RAISED.indexOf(c) >= 0);
            if (symbol || c == '_' || c == '*' || c == '(') {
                return false;
            }
        }
        return NAMERS.stream().noneMatch(text::contains) && ARROWS.stream().noneMatch(text::contains);
    }

    static List<Span> spans(String text) {
        return isPlain(text) && !text.isEmpty()
                ? List.of(new Span(text, Face.TEXT, Level.LINE))
                : new Notation(text).read();
    }

    private List<Span> read() {
        Matcher formula = null;
        for (int i = 0; i < text.length(); i = Math.max(i + 1, done)) {
            char c = text.charAt(i);
            if (c == '(' || (c == '/' && i > 0 && Character.isDigit(text.charAt(i - 1)))) {
                formula = formula == null ? FORMULA.matcher(text) : formula;
                formula.region(c == '(' ? i : i - 1, text.length());
                if (formula.lookingAt()) {
                    take(formula.start(), formula.end(), this::formula);
                }
            } else if (c == '‖') {
                take(i, i + 1, sign -> add(sign, Face.ROMAN, Level.LINE));
            } else if (isGreek(c) || isVariable(i)) {
                take(i, i + 1, letter -> add(letter, Face.ITALIC, Level.LINE));
            } else if (isRaised(i)) {
                take(i, end(i, Notation::isRaisedDigit), this::raise);
            } else if (c == '*' && isStar(i)) {
                take(i, i + 1, star -> add("∗", Face.ROMAN, Level.RAISED));
            } else if (c == '_' && isSymbol(i - 1) && isWord(i + 1)) {
                done = i + 1;
                take(i + 1, end(i + 1, Character::isLetterOrDigit), word -> add(word, Face.ROMAN, Level.LOWERED));
            }
        }
        add(text.substring(done), Face.TEXT, Level.LINE);
        return spans;
    }

    /** What is before a symbol is text. */
    private void take(int from, int to, Consumer<String> symbol) {
        add(text.substring(done, from), Face.TEXT, Level.LINE);
        symbol.accept(text.substring(from, to));
        done = to;
    }

    private static boolean isDigit(String text, int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    /** A number with an exponent, as fields and files have it, as a power of ten: 2e-5 as 2·10⁻⁵. */
    static String withPowers(String text) {
        return text.indexOf('e') < 0
                ? text
                : EXPONENT.matcher(text)
                        .replaceAll(number -> (number.group(1).equals("1") ? "" : number.group(1) + "·") + "10"
                                + raised(number.group(2).replace('-', '−')));
    }

    private int end(int from, IntPredicate belongs) {
        int end = from;
        while (end < text.length() && belongs.test(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isGreek(int c) {
        return c >= FIRST_SYMBOL && c <= 'ω';
    }

    private static boolean isRaisedDigit(int c) {
        return c > '~' && RAISED.indexOf(c) >= 0;
    }

    private boolean isRaised(int i) {
        return i < text.length() && isRaisedDigit(text.charAt(i));
    }

    private boolean isWord(int i) {
        return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i)) && !isRaised(i);
    }

    /** Whether a Latin letter stands alone, with something raised or lowered after it, as a modulus, or as an axis. */
    private boolean isVariable(int i) {
        return isSymbol(i)
                && (isRaised(i + 1)
                        || (text.startsWith("*", i + 1) && isStar(i + 1))
                        || (text.startsWith("_", i + 1) && isWord(i + 2))
                        || ARROWS.stream().anyMatch(arrow -> text.startsWith(arrow, i + 1))
                        || (!isWord(i + 1)
                                && NAMERS.stream().anyMatch(word -> text.startsWith(word, i - word.length()))));
    }

    /** Whether there is a Greek letter, or a Latin one that no letter or digit is before. */
    private boolean isSymbol(int i) {
        char c = i < 0 ? ' ' : text.charAt(i);
        boolean latin = c <= 'z' && Character.isLetter(c);
        return isGreek(c) || (latin && !isWord(i - 1));
    }

    private boolean isStar(int i) {
        char before = i == 0 ? ' ' : text.charAt(i - 1);
        return isSymbol(i - 1) && !(before >= 'a' && before <= 'z') && !isWord(i + 1);
    }

    /** A power of ten is a number, in the figures of the text. */
    private void raise(String digits) {
        boolean number = spans.isEmpty() || spans.getLast().face() == Face.TEXT;
        add(onLine(digits), number ? Face.TEXT : Face.ROMAN, Level.RAISED);
    }

    private void formula(String signs) {
        for (int i = 0; i < signs.length(); i++) {
            char c = signs.charAt(i);
            if (isRaisedDigit(c)) {
                add(onLine(Character.toString(c)), Face.ROMAN, Level.RAISED);
            } else {
                add(Character.toString(c), Character.isLetter(c) ? Face.ITALIC : Face.ROMAN, Level.LINE);
            }
        }
    }

    private void add(String part, Face face, Level level) {
        if (part.isEmpty()) {
            return;
        }
        Span last = spans.isEmpty() ? null : spans.getLast();
        if (last != null && last.face() == face && last.level() == level) {
            spans.set(spans.size() - 1, new Span(last.text() + part, face, level));
        } else {
            spans.add(new Span(part, face, level));
        }
    }

    private static String onLine(String raised) {
        StringBuilder line = new StringBuilder(raised);
        for (int i = 0; i < line.length(); i++) {
            line.setCharAt(i, ON_LINE.charAt(RAISED.indexOf(line.charAt(i))));
        }
        return line.toString();
    }

    /** Digits as plain text raises them. */
    static String raised(String onLine) {
        StringBuilder raised = new StringBuilder(onLine);
        for (int i = 0; i < raised.length(); i++) {
            int place = ON_LINE.indexOf(raised.charAt(i));
            raised.setCharAt(i, place < 0 ? raised.charAt(i) : RAISED.charAt(place));
        }
        return raised.toString();
    }
}
