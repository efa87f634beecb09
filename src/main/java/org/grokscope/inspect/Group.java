package org.grokscope.inspect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.grokscope.task.PairTask;

/**
 * A finite group by its table.
 *
 * @param table the product of a and b at a·n + b
 * @param inverses of each element
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Group(int n, int[] table, int identity, int[] inverses) {

    /** The group of an operation, if it is one. */
    static Optional<Group> of(PairTask task) {
        int n = task.classes();
        int[] table = new int[n * n];
        for (int i = 0; i < table.length; i++) {
            table[i] = task.result(i / n, i % n);
        }
        int identity = IntStream.range(0, n)
                .filter(e -> IntStream.range(0, n).allMatch(a -> table[e * n + a] == a && table[a * n + e] == a))
                .findFirst()
                .orElse(-1);
        if (identity < 0) {
            return Optional.empty();
        }
        int[] inverses = new int[n];
        for (int a = 0; a < n; a++) {
            int row = a * n;
            inverses[a] = IntStream.range(0, n)
                    .filter(b -> table[row + b] == identity)
                    .findFirst()
                    .orElse(-1);
            if (inverses[a] < 0) {
                return Optional.empty();
            }
        }
        Group group = new Group(n, table, identity, inverses);
        return group.isAssociative() ? Optional.of(group) : Optional.empty();
    }

    private int product(int a, int b) {
        return table[a * n + b];
    }

    private boolean isAssociative() {
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                int ab = product(a, b);
                for (int c = 0; c < n; c++) {
                    if (product(ab, c) != product(a, product(b, c))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** The conjugacy classes: coset by coset of the commutator subgroup, in a coset by the order of the elements, then by size. */
    List<List<Integer>> classes() {
        int[] coset = cosets();
        List<List<Integer>> classes = new ArrayList<>();
        BitSet placed = new BitSet();
        for (int a = 0; a < n; a++) {
            if (!placed.get(a)) {
                BitSet conjugates = new BitSet();
                for (int g = 0; g < n; g++) {
                    conjugates.set(product(product(g, a), inverses[g]));
                }
                placed.or(conjugates);
                classes.add(conjugates.stream().boxed().toList());
            }
        }
        classes.sort(Comparator.comparingInt((List<Integer> each) -> coset[each.getFirst()])
                .thenComparingInt(each -> orderOf(each.getFirst()))
                .thenComparingInt(List::size));
        return classes;
    }

    /** An element whose powers are all elements, if there is one: the group is cyclic then. */
    OptionalInt generator() {
        return IntStream.range(0, n).filter(a -> orderOf(a) == n).findFirst();
    }

    /** The powers of an element, from the identity on, as many as the group has elements. */
    int[] powers(int generator) {
        return IntStream.iterate(identity, power -> product(power, generator))
                .limit(n)
                .toArray();
    }

    private int orderOf(int a) {
        int order = 1;
        for (int power = a; power != identity; power = product(power, a)) {
            order++;
        }
        return order;
    }

    /** Of each element the number of its coset; 0 is the commutator subgroup itself. */
    private int[] cosets() {
        BitSet commutators = new BitSet();
        commutators.set(identity);
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                commutators.set(product(product(a, b), inverses[product(b, a)]));
            }
        }
        BitSet subgroup = closure(commutators);
        int[] coset = new int[n];
        BitSet placed = (BitSet) subgroup.clone();
        for (int next = 1; placed.cardinality() < n; next++) {
            int first = placed.nextClearBit(0);
            int number = next;
            subgroup.stream().map(h -> product(first, h)).forEach(element -> {
                coset[element] = number;
                placed.set(element);
            });
        }
        return coset;
    }

    /** The subgroup that some elements generate. */
    private BitSet closure(BitSet generators) {
        BitSet reached = (BitSet) generators.clone();
        for (int before = 0; before < reached.cardinality(); ) {
            before = reached.cardinality();
            int[] elements = reached.stream().toArray();
            for (int a : elements) {
                generators.stream().forEach(b -> reached.set(product(a, b)));
            }
        }
        return reached;
    }
}
