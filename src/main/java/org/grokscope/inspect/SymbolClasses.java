package org.grokscope.inspect;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.grokscope.task.PairTask;
import org.grokscope.task.PermutationGroup;

/**
 * The order in which pictures show the symbols of an operation without a circle, and the classes by which its wrong answers are counted. In a
 * group that is not commutative these are the conjugacy classes, one coset of the commutator subgroup after the other (of Sₙ, the even
 * permutations and then the odd ones, by cycle type); in any other table each symbol is a class of its own.
 *
 * @param kind what the classes are
 * @param classes the tokens of each class; the order of the symbols is that of the classes, one after the other
 */
public record SymbolClasses(Kind kind, List<List<Integer>> classes) {

    /** What a class is. */
    public enum Kind {
        /** Permutations of one cycle type. */
        CYCLE_TYPE,
        /** A conjugacy class of a group. */
        CONJUGACY,
        /** One symbol. */
        SYMBOL
    }

    /** Copies the lists. */
    public SymbolClasses {
        classes = classes.stream().map(List::copyOf).toList();
    }

    /** The classes of a task. */
    static SymbolClasses of(PairTask task) {
        Optional<Group> group = Group.of(task);
        int n = task.classes();
        List<List<Integer>> classes = group.map(Group::classes).orElse(List.of());
        if (classes.isEmpty() || classes.size() == n) {
            return new SymbolClasses(
                    Kind.SYMBOL, IntStream.range(0, n).mapToObj(List::of).toList());
        }
        return new SymbolClasses(task instanceof PermutationGroup ? Kind.CYCLE_TYPE : Kind.CONJUGACY, classes);
    }

    /** The tokens in their order. */
    public int[] order() {
        return classes.stream().flatMap(List::stream).mapToInt(token -> token).toArray();
    }

    /** Of each token the position of its class. */
    public int[] classOf() {
        int[] of = new int[classes.stream().mapToInt(List::size).sum()];
        for (int i = 0; i < classes.size(); i++) {
            for (int token : classes.get(i)) {
                of[token] = i;
            }
        }
        return of;
    }
}
