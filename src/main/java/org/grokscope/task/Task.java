package org.grokscope.task;

import java.util.List;
import java.util.stream.Stream;

/** What the network learns. */
public sealed interface Task permits PairTask, ParityTask {

    /** The name in flags and files. */
    String id();

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

    /** All tasks that are ready-made: the modular operations, parity, then the groups of permutations. */
    static List<Named> all() {
        return Stream.of(
                        Stream.of(Operation.values()), Stream.of(ParityTask.NAME), Stream.of(PermutationGroup.values()))
                .<Named>flatMap(each -> each)
                .toList();
    }
}
