package org.grokscope.task;

/** What the network is to learn. */
public sealed interface Task permits ModularTask, ParityTask {

    /** The name on the command line and in files. */
    String id();

    /** The task as a short formula for people. */
    String formula();

    /** How many examples the whole data set holds, train and test together. */
    int size();

    /** How many different answers there are. */
    int classes();

    /**
     * Makes the whole data set.
     *
     * @param seed decides what is random in it; the modular tasks have nothing random
     */
    Dataset dataset(long seed);
}
