package org.grokscope.ui.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.grokscope.inspect.Answers;
import org.grokscope.inspect.Confusion;
import org.grokscope.inspect.SymbolClasses;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.pictures.CellPicture;
import org.grokscope.task.PairTask;
import org.grokscope.task.PermutationGroup;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;

/**
 * Which class the right answers of the test set are in, from top to bottom, and which the answers of the network, from left to right: a row's
 * examples are shared among its cells.
 *
 * @param confusion how many there are
 * @param task what is answered
 */
record ConfusionTable(Confusion confusion, PairTask task) implements CellPicture.Cells {

    /** The table; empty for tasks without classes. */
    static Optional<CellPicture> of(Answers answers, String suffix) {
        return answers.examples().classes().map(classes -> {
            int n = classes.classes().size();
            return new CellPicture(
                    Texts.of("inspect.confusion.title") + suffix,
                    why(answers.examples().task() instanceof PermutationGroup),
                    n,
                    n,
                    new ConfusionTable(Confusion.of(answers, classes), (PairTask)
                            answers.examples().task()),
                    axes(classes.kind()),
                    true,
                    List.of(
                            new CellPicture.Sample(ColourRole.TEST, 1, Texts.of("inspect.confusion.all")),
                            new CellPicture.Sample(ColourRole.TEST, 0, Texts.of("inspect.confusion.none"))),
                    PlotParts.empty("inspect"));
        });
    }

    /** Why there is no circle. */
    private static String why(boolean permutations) {
        return Texts.of(permutations ? "inspect.embedding.none.permutations" : "inspect.embedding.none.table");
    }

    private static String axes(SymbolClasses.Kind kind) {
        return Texts.of(
                switch (kind) {
                    case CYCLE_TYPE -> "inspect.confusion.axes.permutations";
                    case CONJUGACY -> "inspect.confusion.axes.classes";
                    case SYMBOL -> "inspect.confusion.axes.symbols";
                });
    }

    @Override
    public ColourRole role(int column, int row) {
        return ColourRole.TEST;
    }

    @Override
    public double strength(int column, int row) {
        return confusion.total(row) == 0 ? 0 : (double) confusion.count(row, column) / confusion.total(row);
    }

    @Override
    public String text(int column, int row) {
        return Texts.of(
                "inspect.confusion.cell",
                name(row),
                name(column),
                NumberFormat.count(confusion.count(row, column)),
                NumberFormat.count(confusion.total(row)));
    }

    /** A class: a cycle type with its parity, or the first of its symbols. */
    private String name(int number) {
        SymbolClasses classes = confusion.classes();
        List<Integer> tokens = classes.classes().get(number);
        String first = task.symbol(tokens.getFirst());
        return switch (classes.kind()) {
            case CYCLE_TYPE -> {
                List<Integer> lengths = cycles(first);
                boolean odd = lengths.stream().filter(length -> length % 2 == 0).count() % 2 == 1;
                yield Texts.of(
                        odd ? "inspect.confusion.odd" : "inspect.confusion.even",
                        lengths.stream().map(Object::toString).collect(Collectors.joining(" + ")));
            }
            case CONJUGACY -> Texts.of("inspect.confusion.class", first);
            case SYMBOL -> first;
        };
    }

    /** The lengths of the cycles of a permutation in one line, the longest first. */
    private static List<Integer> cycles(String images) {
        Map<Character, Integer> lengths = new TreeMap<>();
        for (char start = '1'; start < '1' + images.length(); start++) {
            char least = start;
            int length = 0;
            char at = start;
            do {
                at = images.charAt(at - '1');
                least = (char) Math.min(least, at);
                length++;
            } while (at != start);
            lengths.put(least, length);
        }
        return lengths.values().stream().sorted((a, b) -> b - a).toList();
    }
}
