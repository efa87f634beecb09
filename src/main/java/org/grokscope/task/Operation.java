package org.grokscope.task;

/** The ready-made binary operations modulo p. Adding a constant here adds a task everywhere. */
public enum Operation implements ModularOperation {
    /** Addition. */
    ADD("mod-add", "(a + b) mod p", "+", true),
    /** Subtraction. */
    SUBTRACT("mod-sub", "(a − b) mod p", "−", true),
    /** Multiplication. */
    MULTIPLY("mod-mul", "(a · b) mod p", "·", true),
    /** Division by b ≠ 0; the modulus must be prime. */
    DIVIDE("mod-div", "(a / b) mod p", "/", true),
    /** The sum of two squares. */
    SUM_OF_SQUARES("x2+y2", "(a² + b²) mod p", "² + ²", false),
    /** A quadratic form that mixes both operands (Power et al. 2022). */
    QUADRATIC_FORM("x2+xy+y2", "(a² + a·b + b²) mod p", ",", false),
    /** A cubic form (Power et al. 2022). */
    CUBIC_FORM("x3+xy", "(a³ + a·b) mod p", ",", false);

    private final String id;
    private final String formula;
    private final String symbol;
    private final boolean group;

    Operation(String id, String formula, String symbol, boolean group) {
        this.id = id;
        this.formula = formula;
        this.symbol = symbol;
        this.group = group;
    }

    @Override
    public String id() {
        return id;
    }

    /** The operation as a formula in a, b and p. */
    @Override
    public String label() {
        return formula;
    }

    @Override
    public String symbol() {
        return symbol;
    }

    @Override
    public boolean isGroup() {
        return group;
    }

    @Override
    public boolean divides() {
        return this == DIVIDE;
    }

    @Override
    public int pairs(int p) {
        return this == DIVIDE ? p * (p - 1) : p * p;
    }

    @Override
    public int apply(int a, int b, int p) {
        return switch (this) {
            case ADD -> (a + b) % p;
            case SUBTRACT -> Math.floorMod(a - b, p);
            case MULTIPLY -> (a * b) % p;
            case DIVIDE -> b == 0 ? NOTHING : a * inverse(b, p) % p;
            case SUM_OF_SQUARES -> (a * a + b * b) % p;
            case QUADRATIC_FORM -> (a * a + a * b + b * b) % p;
            case CUBIC_FORM -> (a * a % p * a + a * b) % p;
        };
    }

    /** The inverse of b by Fermat's little theorem: b^(p−2) mod p. */
    static int inverse(int b, int p) {
        int result = 1;
        int base = b % p;
        for (int exponent = p - 2; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                result = result * base % p;
            }
            base = base * base % p;
        }
        return result;
    }
}
