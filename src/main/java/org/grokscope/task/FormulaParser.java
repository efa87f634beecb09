package org.grokscope.task;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grokscope.task.Expression.Operator;

/**
 * Parses a formula by recursive descent:
 *
 * <pre>
 * formula = sum ["mod" "p"]
 * sum     = product {("+" | "-") product}
 * product = factor {("*" | "/") factor}
 * factor  = "-" factor | base ["^" number]
 * base    = number | "a" | "b" | "p" | "(" sum ")"
 * </pre>
 *
 * The signs ·, ×, ÷ and − are read as well, and x and y for a and b.
 */
final class FormulaParser {

    static final int LONGEST = 200;
    private static final int DEEPEST = 30;
    private static final int LARGEST_EXPONENT = 1000;
    private static final Pattern MODULUS =
            Pattern.compile("(?<formula>.*)\\bmod\\s+(?<modulus>\\S*)\\s*", Pattern.DOTALL);
    private static final String FIELD = "task";

    private final String given;
    /** The given text with one sign for each operator, and without "mod p"; each character stays in its place. */
    private final String text;

    private final StringBuilder written = new StringBuilder();
    private int at;

    FormulaParser(String given) {
        this.given = given;
        if (given.length() > LONGEST) {
            throw new InvalidSettingException(
                    FIELD,
                    given,
                    "must be a formula of at most " + LONGEST + " characters (it has " + given.length() + ")");
        }
        Matcher modulus = MODULUS.matcher(given);
        String formula = given;
        if (modulus.matches()) {
            formula = modulus.group("formula");
            if (!modulus.group("modulus").equals("p")) {
                throw new InvalidSettingException(FIELD, given, "must end in mod p, with the modulus in the setting p");
            }
        }
        text = formula.replace('·', '*')
                .replace('×', '*')
                .replace('⋅', '*')
                .replace('÷', '/')
                .replace('−', '-')
                .replace('x', 'a')
                .replace('y', 'b');
    }

    Expression parse() {
        Expression sum = sum(0);
        skip();
        if (at < text.length()) {
            throw text.charAt(at) == ')'
                    ? expected("a formula without this parenthesis, as none is open")
                    : isOperand(text.charAt(at))
                            ? expected("an operator (for a product write *)")
                            : expected("an operator: + - * / ^");
        }
        return sum;
    }

    /** The formula in one form of writing, after parsing. An outer pair of parentheses is left out. */
    String written() {
        String all = written.toString();
        int depth = 0;
        for (int i = 0; i < all.length(); i++) {
            depth += all.charAt(i) == '(' ? 1 : all.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && i < all.length() - 1) {
                return all;
            }
        }
        return all.startsWith("(") ? all.substring(1, all.length() - 1) : all;
    }

    private Expression sum(int depth) {
        Expression sum = product(depth);
        while (next("+-")) {
            Operator operator = take() == '+' ? Operator.PLUS : Operator.MINUS;
            written.append(operator == Operator.PLUS ? " + " : " - ");
            sum = new Expression.Binary(operator, sum, product(depth));
        }
        return sum;
    }

    private Expression product(int depth) {
        Expression product = factor(depth);
        while (next("*/")) {
            Operator operator = take() == '*' ? Operator.TIMES : Operator.OVER;
            written.append(operator == Operator.TIMES ? '*' : '/');
            product = new Expression.Binary(operator, product, factor(depth));
        }
        return product;
    }

    private Expression factor(int depth) {
        if (depth > DEEPEST) {
            throw expected("no more than " + DEEPEST + " parentheses and signs within each other");
        }
        if (next("-")) {
            written.append(take());
            return new Expression.Negative(factor(depth + 1));
        }
        Expression base = base(depth);
        if (!next("^")) {
            return base;
        }
        written.append(take());
        skip();
        if (at == text.length() || !Character.isDigit(text.charAt(at))) {
            throw expected("an exponent: a whole number from 0 to " + LARGEST_EXPONENT);
        }
        int start = at;
        long exponent = number();
        if (exponent > LARGEST_EXPONENT) {
            at = start;
            throw expected("an exponent of at most " + LARGEST_EXPONENT);
        }
        if (next("^")) {
            throw expected("an operator other than ^ (write the exponents as one number)");
        }
        return new Expression.Power(base, (int) exponent);
    }

    private Expression base(int depth) {
        skip();
        if (at == text.length()) {
            throw expected("a, b, p, a number or a parenthesis");
        }
        char c = text.charAt(at);
        if (c == '(') {
            written.append(take());
            Expression inner = sum(depth + 1);
            if (!next(")")) {
                boolean operand = at < text.length() && isOperand(text.charAt(at));
                throw expected(operand ? "an operator (for a product write *)" : "a closing parenthesis");
            }
            written.append(take());
            return inner;
        }
        if (c >= '0' && c <= '9') {
            return new Expression.Constant(number());
        }
        if (c == 'a' || c == 'b' || c == 'p') {
            boolean word = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
            if (word && "abp".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
                throw expected("an operator (for a product write *)");
            }
            if (!word) {
                written.append(take());
                return new Expression.Variable(c);
            }
        }
        throw expected("a, b, p, a number or a parenthesis");
    }

    private long number() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at - start > 9) {
            at = start;
            throw expected("a number below 1,000,000,000");
        }
        long number = Long.parseLong(text, start, at, 10);
        written.append(number);
        return number;
    }

    private static boolean isOperand(char c) {
        return c == '(' || Character.isLetterOrDigit(c);
    }

    private boolean next(String signs) {
        skip();
        return at < text.length() && signs.indexOf(text.charAt(at)) >= 0;
    }

    private char take() {
        return text.charAt(at++);
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private InvalidSettingException expected(String what) {
        String found = at >= text.length() ? "the formula ends there" : "there is '" + given.charAt(at) + "'";
        return new InvalidSettingException(
                FIELD,
                given,
                "must be a formula in a and b: at character " + (at + 1) + ", where " + found + ", it must have "
                        + what);
    }
}
