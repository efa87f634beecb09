package org.grokscope.inspect;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Seeds;
import org.grokscope.task.Dataset;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.PairTask;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Split;
import org.grokscope.task.Task;

/**
 * The examples of a run, laid out as a table: for two operands a down and b across, as in a table of sums; for strings of bits row
 * by row in a square.
 */
public final class Examples {

    private final Task task;
    private final Dataset data;
    private final BitSet train = new BitSet();
    /** Where some pairs have no result: of a cell, counted row by row, its example. */
    private final Map<Integer, Integer> places = new HashMap<>();

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

    /** The first column's operand b: 1 for division, otherwise 0. */
    public int firstColumn() {
        return firstColumn;
    }

    /** The example in a cell of the table; nothing where the table has no more. */
    public OptionalInt at(int column, int row) {
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
