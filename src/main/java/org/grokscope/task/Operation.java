package org.grokscope.task;

/** The binary operations modulo p that a network can learn. Adding a constant here adds a task everywhere. */
public enum Operation implements Named {
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
    QUADRATIC_FORM("x2+xy+y2", "(a² + ab + b²) mod p", ",", false);

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

    /** What stands between the operands of a single example. */
    public String symbol() {
        return symbol;
    }

    /** Whether this is a group operation or its inverse; the forecast is calibrated on these only. */
    public boolean isGroup() {
        return group;
    }

    /**
     * The result for one pair.
     *
     * @param a first operand, 0 ≤ a &lt; p
     * @param b second operand, 0 ≤ b &lt; p, not 0 for division
     * @param p the modulus, prime for division
     * @return a number from 0 to p − 1
     */
    public int apply(int a, int b, int p) {
        return switch (this) {
            case ADD -> (a + b) % p;
            case SUBTRACT -> Math.floorMod(a - b, p);
            case MULTIPLY -> (a * b) % p;
            case DIVIDE -> (a * inverse(b, p)) % p;
            case SUM_OF_SQUARES -> (a * a + b * b) % p;
            case QUADRATIC_FORM -> (a * a + a * b + b * b) % p;
        };
    }

    /** The inverse of b by Fermat's little theorem: b^(p−2) mod p. */
    private static int inverse(int b, int p) {
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
