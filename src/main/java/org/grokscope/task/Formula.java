package org.grokscope.task;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An operation modulo p that is given as a formula, such as {@code (a*a + a*b + b*b) mod p}. It is parsed into a tree and evaluated;
 * no code is run. Pairs for which something is divided by 0 are not in the data set.
 */
public final class Formula implements ModularOperation {

    private static final String DIGITS = "0123456789";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final String text;
    private final Expression expression;
    private final boolean divides;
    /** By modulus; counting takes as long as making the data set. */
    private final Map<Integer, Integer> pairs = new ConcurrentHashMap<>();

    private Formula(String text, Expression expression) {
        this.text = text;
        this.expression = expression;
        divides = expression.divides();
    }

    /**
     * Parses a formula.
     *
     * @throws InvalidSettingException if it is none; the message has the position and what is expected there
     */
    public static Formula parse(String text) {
        FormulaParser parser = new FormulaParser(text);
        Expression expression = parser.parse();
        return new Formula("(" + parser.written() + ") mod p", expression);
    }

    /** Whether a text is meant to be a formula rather than a name: it starts as one, and has an operator or no letters but a, b, p. */
    public static boolean isMeant(String text) {
        String line = text.strip();
        boolean operators = line.matches("(?s).*[()*·×^÷].*|(?s).*\\smod\\s.*");
        boolean sum = line.matches("(?s)[\\sabp0-9.,+\\-−/%=]+");
        return operators || sum;
    }

    /** The formula in one form of writing, with "mod p". */
    @Override
    public String id() {
        return text;
    }

    @Override
    public String label() {
        StringBuilder label = new StringBuilder();
        boolean raised = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            raised = c == '^' || (raised && DIGITS.indexOf(c) >= 0);
            if (c != '^') {
                label.append(raised ? RAISED.charAt(DIGITS.indexOf(c)) : c == '*' ? '·' : c == '-' ? '−' : c);
            }
        }
        return label.toString();
    }

    @Override
    public String symbol() {
        return ",";
    }

    @Override
    public boolean isGroup() {
        return false;
    }

    @Override
    public boolean divides() {
        return divides;
    }

    @Override
    public int pairs(int p) {
        return divides ? pairs.computeIfAbsent(p, this::counted) : p * p;
    }

    private int counted(int p) {
        int count = 0;
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                count += apply(a, b, p) == NOTHING ? 0 : 1;
            }
        }
        return count;
    }

    @Override
    public int apply(int a, int b, int p) {
        return expression.value(a, b, p);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Formula formula && formula.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
