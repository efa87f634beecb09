package org.grokscope.faults;

import java.nio.file.Path;
import java.util.Random;

/** A kind of fault. */
interface Fault {

    /**
     * The outcome of a drill.
     *
     * @param tried how often the fault was caused
     * @param survived how often everything was correct afterwards
     * @param lost what was lost, in words
     */
    record Outcome(int tried, int survived, String lost) {}

    /** A description of the fault. */
    String name();

    /**
     * Causes the fault.
     *
     * @param folder an empty folder of its own
     * @param random the source of everything random
     */
    Outcome run(Path folder, Random random) throws Exception;
}
