package org.grokscope.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.grokscope.training.TrainingSession;

/**
 * A run in a process that has done nothing before, from its start to its end.
 *
 * @param secondsToGrok until T_grok was known; NaN if it was not
 * @param seconds until the end
 * @param steps optimizer steps done
 * @param firstRate steps per second in the first {@value #FIRST_SECONDS} seconds, or in all if there are fewer
 * @param steadyRate steps per second after them; NaN if that is less than {@value #STEADY_SECONDS} seconds
 * @param redrawRate redraws per second; 0 without a window
 * @param cpu processor time by kind of thread, seconds
 * @param steadyCpu the part of it that a second needs after the first {@value #FIRST_SECONDS}; empty if {@code steadyRate} is NaN
 */
record ColdRun(
        double secondsToGrok,
        double seconds,
        long steps,
        double firstRate,
        double steadyRate,
        double redrawRate,
        Map<CpuByThread.Role, Double> cpu,
        Map<CpuByThread.Role, Double> steadyCpu) {

    static final double FIRST_SECONDS = 10;
    static final double STEADY_SECONDS = 2;

    private static final String STEADY = "STEADY_";
    private static final long SAMPLE_MILLIS = 10;
    private static final int SAMPLES_PER_CPU_SAMPLE = 30;
    private static final double NANOS = 1e9;

    /**
     * Watches a run that was started just now until it is over.
     *
     * @param redraws how often the window has drawn so far
     */
    static ColdRun watch(TrainingSession session, LongSupplier redraws) throws InterruptedException {
        long start = System.nanoTime();
        CpuByThread cpu = new CpuByThread();
        long redrawsBefore = redraws.getAsLong();
        double grokked = Double.NaN;
        double first = Double.NaN;
        long stepsFirst = 0;
        Map<CpuByThread.Role, Double> cpuFirst = Map.of();
        for (int sample = 0; !session.isOver(); sample++) {
            Thread.sleep(SAMPLE_MILLIS);
            double now = (System.nanoTime() - start) / NANOS;
            OptionalLong grokking = session.timeline().latest().milestones().grokkingStep();
            if (Double.isNaN(grokked) && grokking.isPresent()) {
                grokked = now;
            }
            if (Double.isNaN(first) && now >= FIRST_SECONDS) {
                first = now;
                stepsFirst = session.step();
                cpu.sample();
                cpuFirst = cpu.seconds();
            }
            if (sample % SAMPLES_PER_CPU_SAMPLE == 0) {
                cpu.sample();
            }
        }
        double end = (System.nanoTime() - start) / NANOS;
        cpu.sample();
        long steps = session.step();
        double steady = end - first;
        boolean isSteady = steady >= STEADY_SECONDS;
        return new ColdRun(
                grokked,
                end,
                steps,
                Double.isNaN(first) ? steps / end : stepsFirst / first,
                isSteady ? (steps - stepsFirst) / steady : Double.NaN,
                (redraws.getAsLong() - redrawsBefore) / end,
                cpu.seconds(),
                isSteady ? perSecond(cpuFirst, cpu.seconds(), steady) : Map.of());
    }

    private static Map<CpuByThread.Role, Double> perSecond(
            Map<CpuByThread.Role, Double> before, Map<CpuByThread.Role, Double> after, double seconds) {
        Map<CpuByThread.Role, Double> used = new EnumMap<>(CpuByThread.Role.class);
        after.forEach((role, total) -> used.put(role, (total - before.getOrDefault(role, 0.0)) / seconds));
        return used;
    }

    /** One line for each number: its name and its value. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "secondsToGrok " + secondsToGrok,
                "seconds " + seconds,
                "steps " + steps,
                "firstRate " + firstRate,
                "steadyRate " + steadyRate,
                "redrawRate " + redrawRate));
        cpu.forEach((role, used) -> lines.add(role + " " + used));
        steadyCpu.forEach((role, used) -> lines.add(STEADY + role + " " + used));
        return lines;
    }

    /** Reads {@link #lines}. */
    static ColdRun parse(List<String> lines) {
        Map<String, Double> numbers = lines.stream()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> words[0], words -> Double.valueOf(words[1])));
        return new ColdRun(
                numbers.get("secondsToGrok"),
                numbers.get("seconds"),
                numbers.get("steps").longValue(),
                numbers.get("firstRate"),
                numbers.get("steadyRate"),
                numbers.get("redrawRate"),
                cpu("", numbers),
                cpu(STEADY, numbers));
    }

    private static Map<CpuByThread.Role, Double> cpu(String prefix, Map<String, Double> numbers) {
        Map<CpuByThread.Role, Double> cpu = new EnumMap<>(CpuByThread.Role.class);
        for (CpuByThread.Role role : CpuByThread.Role.values()) {
            if (numbers.containsKey(prefix + role.name())) {
                cpu.put(role, numbers.get(prefix + role.name()));
            }
        }
        return cpu;
    }
}
