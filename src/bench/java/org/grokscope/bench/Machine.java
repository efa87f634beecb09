package org.grokscope.bench;

/**
 * The machine of the benchmark.
 *
 * @param system operating system and processor family
 * @param cores how many processors Java may use
 * @param java the version of Java
 */
record Machine(String system, int cores, String java) {

    static Machine here(int cores) {
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                cores,
                System.getProperty("java.version"));
    }
}
