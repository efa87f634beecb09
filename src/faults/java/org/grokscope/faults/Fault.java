package org.grokscope.faults;

import java.nio.file.Path;
import java.util.Random;

/** One kind of fault. */
interface Fault {

    /**
     * What came of it.
     *
     * @param tried how often it was done
     * @param survived how often all was as it should be afterwards
     * @param lost what was lost, in words
     */
    record Outcome(int tried, int survived, String lost) {}

    /** What is done, in words. */
    String name();

    /**
     * Does it.
     *
     * @param folder an empty folder of its own
     * @param random decides what is left to chance
     */
    Outcome run(Path folder, Random random) throws Exception;
}
