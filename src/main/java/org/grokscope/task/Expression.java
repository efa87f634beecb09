package org.grokscope.task;

/** A formula in a, b and p, as a tree. Values are residues modulo p. */
sealed interface Expression {

    /** The operators between two expressions. */
    enum Operator {
        PLUS,
        MINUS,
        TIMES,
        OVER
    }

    /** A whole number. */
    record Constant(long value) implements Expression {}

    /** a, b or p. */
    record Variable(char name) implements Expression {}

    /** The negative of an expression. */
    record Negative(Expression of) implements Expression {}

    /** An expression to a constant power; anything to the power 0 is 1. */
    record Power(Expression base, int exponent) implements Expression {}

    /** Two expressions with an operator between them. */
    record Binary(Operator operator, Expression left, Expression right) implements Expression {}

    /**
     * The residue of the expression modulo p.
     *
     * @param p prime if the expression has a quotient
     * @return a number from 0 to p − 1, or {@link ModularOperation#NOTHING} if something is divided by 0
     */
    default int value(int a, int b, int p) {
        return switch (this) {
            case Constant(long value) -> (int) (value % p);
            case Variable(char name) -> name == 'a' ? a : name == 'b' ? b : 0;
            case Negative(Expression of) -> {
                int value = of.value(a, b, p);
                yield value <= 0 ? value : p - value;
            }
            case Power(Expression base, int exponent) -> {
                int value = base.value(a, b, p);
                yield value < 0 ? value : power(value, exponent, p);
            }
            case Binary(Operator operator, Expression left, Expression right) ->
                combined(operator, left.value(a, b, p), right.value(a, b, p), p);
        };
    }

    private static int combined(Operator operator, int left, int right, int p) {
        if (left < 0 || right < 0) {
            return ModularOperation.NOTHING;
        }
        // p is below 500, so that no product overflows.
        return switch (operator) {
            case PLUS -> (left + right) % p;
            case MINUS -> Math.floorMod(left - right, p);
            case TIMES -> left * right % p;
            case OVER -> right == 0 ? ModularOperation.NOTHING : left * Operation.inverse(right, p) % p;
        };
    }

    private static int power(int base, int exponent, int p) {
        int result = 1;
        for (int factor = base, left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = result * factor % p;
            }
            factor = factor * factor % p;
        }
        return result;
    }

    /** Whether there is a quotient in it. */
    default boolean divides() {
        return switch (this) {
            case Constant _, Variable _ -> false;
            case Negative(Expression of) -> of.divides();
            case Power(Expression base, int _) -> base.divides();
            case Binary(Operator operator, Expression left, Expression right) ->
                operator == Operator.OVER || left.divides() || right.divides();
        };
    }
}
