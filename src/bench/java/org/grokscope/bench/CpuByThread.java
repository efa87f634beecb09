package org.grokscope.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The processor time that this process's threads have used, by what they do; from Linux's {@code /proc/self/task}, because Java's own
 * interface does not know the compiler's and the collector's threads. Elsewhere it stays empty.
 */
final class CpuByThread {

    /** What a thread does. The system cuts names after 15 characters. */
    enum Role {
        TRAINING("training"),
        COMPILER("C1 CompilerThre", "C2 CompilerThre"),
        FX("JavaFX Applicat"),
        RENDERER("QuantumRenderer", "Prism Font Disp"),
        GC("GC Thread", "G1 ", "VM Thread"),
        LIBRARY("library"),
        OTHER();

        private final List<String> names;

        Role(String... names) {
            this.names = List.of(names);
        }

        static Role of(String name) {
            return Arrays.stream(values())
                    .filter(role -> role.names.stream().anyMatch(name::startsWith))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    private static final Path TASKS = Path.of("/proc/self/task");
    /** Linux counts processor time in hundredths of a second, whatever the kernel's own clock. */
    private static final double SECONDS_PER_TICK = 0.01;

    private record Used(Role role, long ticks) {}

    /** By the thread's number. A thread that has ended keeps what was read last. */
    private final Map<String, Used> before = new HashMap<>();

    private final Map<String, Used> latest = new HashMap<>();

    /** Begins to count. */
    CpuByThread() {
        read(before);
    }

    /** Reads all threads; to be called several times a second, because threads end. */
    void sample() {
        read(latest);
    }

    /** Seconds of processor time since the beginning. */
    Map<Role, Double> seconds() {
        Map<Role, Double> seconds = new EnumMap<>(Role.class);
        latest.forEach((thread, used) -> {
            Used earlier = before.getOrDefault(thread, new Used(used.role(), 0));
            seconds.merge(used.role(), (used.ticks() - earlier.ticks()) * SECONDS_PER_TICK, Double::sum);
        });
        return seconds;
    }

    private static void read(Map<String, Used> into) {
        if (!Files.isDirectory(TASKS)) {
            return;
        }
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(TASKS)) {
            for (Path thread : threads) {
                read(thread, into);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The threads of this process cannot be listed: " + e.getMessage(), e);
        }
    }

    private static void read(Path thread, Map<String, Used> into) {
        try {
            String line = Files.readString(thread.resolve("stat"));
            into.put(String.valueOf(thread.getFileName()), parse(line));
        } catch (IOException ended) {
            // It ended between the listing and the reading; its last sample stands.
        }
    }

    /** Reads a line of {@code /proc/PID/task/TID/stat}: after the name in brackets, user and system time are the 12th and 13th field. */
    private static Used parse(String line) {
        int end = line.lastIndexOf(')');
        String[] fields = line.substring(end + 2).split(" ", -1);
        String name = line.substring(line.indexOf('(') + 1, end);
        return new Used(Role.of(name), Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
    }
}
