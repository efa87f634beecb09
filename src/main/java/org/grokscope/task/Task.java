package org.grokscope.task;

import java.util.List;
import java.util.stream.Stream;

/** What the network learns. */
public sealed interface Task permits PairTask, ParityTask {

    /** The name in flags and files. */
    String id();

    /** The name in messages and names of files, where that of a table with its results would be too long. */
    default String shortId() {
        return id();
    }

    /** The task as a short formula, for display. */
    String formula();

    /** The number of examples in the whole data set, train and test together. */
    int size();

    /** The number of different labels. */
    int classes();

    /**
     * Builds the whole data set.
     *
     * @param seed seeds what is random in it; tasks on pairs have no random part
     */
    Dataset dataset(long seed);

    /**
     * What a text names: a task that is ready-made, a formula or a table.
     *
     * @param rule what it must be, as a predicate
     * @throws InvalidSettingException if it names none
     */
    static Named option(String text, String rule) {
        if (Table.isMeant(text)) {
            return Table.parse(text);
        }
        if (Formula.isMeant(text)) {
            return Formula.parse(text);
        }
        return all().stream()
                .filter(each -> each.id().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingException("task", text, rule));
    }

    /** All tasks that are ready-made: the modular operations, parity, then the groups of permutations. */
    static List<Named> all() {
        return Stream.of(
                        Stream.of(Operation.values()), Stream.of(ParityTask.NAME), Stream.of(PermutationGroup.values()))
                .<Named>flatMap(each -> each)
                .toList();
    }
}
