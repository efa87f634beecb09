package org.grokscope.task;

import java.util.ArrayList;
import java.util.List;

/** The symmetric groups, with composition as the operation: in a · b, b acts first (S₅ in Power et al. 2022). */
public enum PermutationGroup implements PairTask, Named {
    /** The 6 permutations of 3 things. */
    S3(3),
    /** The 24 permutations of 4 things. */
    S4(4),
    /** The 120 permutations of 5 things. */
    S5(5);

    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

    private final int degree;
    /** Each element as the images of 0 to degree − 1, in lexicographic order. */
    private final List<List<Integer>> elements = new ArrayList<>();

    private final int[] results;

    PermutationGroup(int degree) {
        this.degree = degree;
        enumerate(new ArrayList<>());
        int n = elements.size();
        results = new int[n * n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                List<Integer> first = elements.get(b);
                List<Integer> then = elements.get(a);
                results[a * n + b] =
                        elements.indexOf(first.stream().map(then::get).toList());
            }
        }
    }

    private void enumerate(List<Integer> start) {
        if (start.size() == degree) {
            elements.add(List.copyOf(start));
            return;
        }
        for (int next = 0; next < degree; next++) {
            if (!start.contains(next)) {
                start.add(next);
                enumerate(start);
                start.removeLast();
            }
        }
    }

    @Override
    public String id() {
        return "s" + degree;
    }

    @Override
    public String label() {
        return "Permutations S" + SUBSCRIPTS.charAt(degree) + ": a · b";
    }

    @Override
    public String formula() {
        return "a · b in S" + SUBSCRIPTS.charAt(degree);
    }

    @Override
    public int size() {
        return results.length;
    }

    @Override
    public int classes() {
        return elements.size();
    }

    @Override
    public int result(int a, int b) {
        return results[a * elements.size() + b];
    }

    /** The images of 1 to the degree in one line: 21345 exchanges the first two. */
    @Override
    public String symbol(int token) {
        StringBuilder line = new StringBuilder();
        elements.get(token).forEach(image -> line.append(image + 1));
        return line.toString();
    }

    @Override
    public String expression(int a, int b) {
        return symbol(a) + " · " + symbol(b);
    }
}
