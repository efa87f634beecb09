package org.grokscope.inspect;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.Table;

/**
 * The circular order of a task's residues in which its operation is a rotation. For addition that is 0, 1,
 * 2, …; for multiplication and division modulo a prime the powers of a generator, without 0, for which they are what addition
 * is for their exponents; and so for a table that is a cyclic group.
 */
public final class TokenOrder {

    private final int[] tokens;
    /** Of each residue its place in the order, −1 for one that is not in it. */
    private final int[] places;

    private final boolean ofPowers;

    private TokenOrder(int[] tokens, int p, boolean ofPowers) {
        this.tokens = tokens;
        this.ofPowers = ofPowers;
        places = IntStream.generate(() -> -1).limit(p).toArray();
        for (int i = 0; i < tokens.length; i++) {
            places[tokens[i]] = i;
        }
    }

    /** The order for a task. For multiplication modulo a p that is not prime there is none, and the natural order is returned. */
    public static TokenOrder of(ModularTask task) {
        int p = task.p();
        boolean multiplies = task.operation() == Operation.MULTIPLY || task.operation() == Operation.DIVIDE;
        if (!multiplies || !BigInteger.valueOf(p).isProbablePrime(20)) {
            return new TokenOrder(IntStream.range(0, p).toArray(), p, false);
        }
        int generator = generator(p);
        int[] powers = new int[p - 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * generator % p;
        }
        return new TokenOrder(powers, p, true);
    }

    /** The order of a table that is a cyclic group: the powers of its first generator. */
    static Optional<TokenOrder> of(Table task) {
        int n = task.classes();
        return Group.of(task)
                .flatMap(group -> group.generator().stream()
                        .mapToObj(generator -> new TokenOrder(group.powers(generator), n, true))
                        .findFirst());
    }

    private static int generator(int p) {
        for (int candidate = 1; candidate < p; candidate++) {
            int power = candidate;
            int order = 1;
            while (power != 1) {
                power = power * candidate % p;
                order++;
            }
            if (order == p - 1) {
                return candidate;
            }
        }
        throw new IllegalArgumentException(p + " has no generator: it is not prime");
    }

    /** How many residues are in the circle, n. */
    public int size() {
        return tokens.length;
    }

    int[] tokens() {
        return tokens.clone();
    }

    /** The residue at a place from 0 to n − 1. */
    public int token(int place) {
        return tokens[place];
    }

    /** The place of a residue; −1 if it is not in the circle. */
    public int place(int token) {
        return places[token];
    }

    /** Whether the order is that of the powers of a generator. */
    public boolean isOfPowers() {
        return ofPowers;
    }
}
