package org.grokscope.training;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import org.grokscope.run.config.RunConfig;

/**
 * How much this process can train at a time: the only place that asks for the machine's cores and memory. They are those that the
 * operating system or a container grants.
 *
 * @param cores processor cores
 * @param heap the limit of Java's heap, bytes
 * @param memory for the whole process, bytes
 */
public record Capacity(int cores, long heap, long memory) {

    /** With more of the heap in use for long, garbage collections would take more time than the steps. */
    private static final double HEAP_FOR_RUNS = 0.8;
    /** The rest is the system's, for its own needs and its cache of files. */
    private static final double MEMORY_FOR_RUNS = 0.75;
    /** What the program takes without a run, bytes. */
    private static final long PROGRAM = 150L << 20;

    /**
     * How many runs the memory has room for.
     *
     * @param runs their number, at least 1
     * @param heapBound whether Java's heap is what bounds it; otherwise it is the memory of the process
     * @param bytesEach what one of them needs of that
     */
    public record Room(int runs, boolean heapBound, long bytesEach) {

        /** A heap that has room for so many runs, in whole GB: the number in Java's option {@code -Xmx}. */
        public long heapGigabytes(int wanted) {
            return (long) Math.ceil(wanted * bytesEach / HEAP_FOR_RUNS / (1 << 30));
        }
    }

    /** The capacity of this process. */
    public static Capacity here() {
        Runtime runtime = Runtime.getRuntime();
        return new Capacity(
                runtime.availableProcessors(),
                runtime.maxMemory(),
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
    }

    /** How many of these runs should train at the same time, one thread each: one per core, if the memory has room for them. */
    public int jobs(Collection<RunConfig> runs) {
        return Math.min(cores, room(runs).runs());
    }

    /** The room for runs as large as the largest of these. */
    public Room room(Collection<RunConfig> runs) {
        long heapEach = runs.stream().mapToLong(RunMemory::heap).max().orElse(1);
        long residentEach = RunMemory.resident(heapEach);
        long inHeap = (long) (HEAP_FOR_RUNS * heap) / heapEach;
        long inMemory = ((long) (MEMORY_FOR_RUNS * memory) - PROGRAM) / residentEach;
        boolean heapBound = inHeap <= inMemory;
        return new Room(
                Math.clamp(Math.min(inHeap, inMemory), 1, Integer.MAX_VALUE),
                heapBound,
                heapBound ? heapEach : residentEach);
    }
}
