package org.grokscope.inspect;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Seeds;
import org.grokscope.task.Dataset;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.PairTask;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Split;
import org.grokscope.task.Table;
import org.grokscope.task.Task;

/**
 * The examples of a run, laid out as a table: for two operands a down and b across, as in a table of sums, for
 * symbols in the order of the circle or, where there is none, of {@link SymbolClasses}; for strings of bits row
 * by row in a square.
 */
public final class Examples {

    private final Task task;
    private final Dataset data;
    private final BitSet train = new BitSet();
    /** Where some pairs have no result: of a cell, counted row by row, its example. */
    private final Map<Integer, Integer> places = new HashMap<>();

    /** The circle of a table that is a cyclic group. */
    private final Optional<TokenOrder> circle;

    private final Optional<SymbolClasses> classes;
    /** The operand of each row and column where they have another order than the tokens; otherwise empty. */
    private final int[] order;

    private final int columns;
    private final int rows;
    private final int firstColumn;

    private Examples(RunConfig config) {
        Seeds seeds = Seeds.of(config.seed());
        task = config.task();
        data = task.dataset(seeds.data());
        for (int example :
                Split.of(data.size(), config.trainFraction(), seeds.split()).train()) {
            train.set(example);
        }
        circle = task instanceof Table table ? TokenOrder.of(table) : Optional.empty();
        classes = task instanceof PairTask pairs && !(pairs instanceof ModularTask) && circle.isEmpty()
                ? Optional.of(SymbolClasses.of(pairs))
                : Optional.empty();
        order = circle.map(TokenOrder::tokens)
                .or(() -> classes.map(SymbolClasses::order))
                .orElse(new int[0]);
        switch (task) {
            case PairTask pairs -> {
                firstColumn = pairs instanceof ModularTask modular && modular.operation() == Operation.DIVIDE ? 1 : 0;
                columns = pairs.classes() - firstColumn;
                rows = pairs.classes();
                for (int example = 0; data.size() < rows * columns && example < data.size(); example++) {
                    places.put(data.token(example, 0) * columns + data.token(example, 1) - firstColumn, example);
                }
            }
            case ParityTask parity -> {
                firstColumn = 0;
                columns = (int) Math.ceil(Math.sqrt(data.size()));
                rows = (data.size() + columns - 1) / columns;
            }
        }
    }

    /** The examples that a configuration decides. */
    public static Examples of(RunConfig config) {
        return new Examples(config);
    }

    /** The task. */
    public Task task() {
        return task;
    }

    /** All examples. */
    public Dataset data() {
        return data;
    }

    /** Columns of the table. */
    public int columns() {
        return columns;
    }

    /** Rows of the table. */
    public int rows() {
        return rows;
    }

    /** The order on a circle of the residues or symbols of the task, if it has one. */
    Optional<TokenOrder> circle() {
        return task instanceof ModularTask modular ? Optional.of(TokenOrder.of(modular)) : circle;
    }

    /** The classes of the symbols, by which rows and columns are ordered; empty for numbers, for bits and where there is a circle. */
    public Optional<SymbolClasses> classes() {
        return classes;
    }

    /** The first column's operand b: 1 for division, otherwise 0. */
    public int firstColumn() {
        return firstColumn;
    }

    /** The example in a cell of the table; nothing where the table has no more. */
    public OptionalInt at(int column, int row) {
        return order.length == 0 ? cell(column, row) : cell(order[column], order[row]);
    }

    /** The operand a of a row, and the symbol of a hidden unit's input at that position. */
    public int token(int position) {
        return order.length == 0 ? position : order[position];
    }

    /** The example of two operands; nothing if it is not in the data set. */
    public OptionalInt of(int a, int b) {
        return cell(b - firstColumn, a);
    }

    private OptionalInt cell(int column, int row) {
        int place = row * columns + column;
        if (data.size() == rows * columns || task instanceof ParityTask) {
            return place < data.size() ? OptionalInt.of(place) : OptionalInt.empty();
        }
        return places.containsKey(place) ? OptionalInt.of(places.get(place)) : OptionalInt.empty();
    }

    /** Whether the network is trained on an example. */
    public boolean trains(int example) {
        return train.get(example);
    }
}
