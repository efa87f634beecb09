package org.grokscope.inspect;

import java.util.BitSet;
import java.util.OptionalInt;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Seeds;
import org.grokscope.task.Dataset;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
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
            case ModularTask(Operation operation, int p) -> {
                firstColumn = operation == Operation.DIVIDE ? 1 : 0;
                columns = p - firstColumn;
                rows = p;
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
        int example = row * columns + column;
        return example < data.size() ? OptionalInt.of(example) : OptionalInt.empty();
    }

    /** Whether the network is trained on an example. */
    public boolean trains(int example) {
        return train.get(example);
    }
}
