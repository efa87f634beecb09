package org.grokscope.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.grokscope.storage.library.JournalMode;

/**
 * Runs all drills one after the other and prints a table: {@code mvn -q -Pfaults test-compile exec:exec -Dfaults.args="1"}. The
 * arguments are the seed and, if only some faults are wanted, words of their names; {@code kill=1000} sets how often a fault is caused.
 */
public final class FaultTable {

    private FaultTable() {}

    private static List<Fault> faults(Map<String, Integer> counts) {
        int dialogs = counts.getOrDefault("locks", 200);
        int mutations = counts.getOrDefault("mutated", 10_000);
        return List.of(
                new Kills(counts.getOrDefault("kill", 40)),
                new BesideFileDialog(dialogs, JournalMode.AUTO),
                new BesideFileDialog(dialogs, JournalMode.ROLLBACK),
                new ReplacedFiles(counts.getOrDefault("replaced", 200)),
                new TwoNames(counts.getOrDefault("names", 200)),
                new FullDisk(),
                new ReadOnlyFolder(),
                new MutatedFiles("library", mutations),
                new MutatedFiles("bundle", mutations),
                new MutatedFiles("checkpoint", mutations),
                new MutatedFiles("run as JSON", mutations),
                new MutatedValues(mutations),
                new MutatedFiles("sweep specification", mutations),
                new MutatedFiles("share line", mutations),
                new RepairedLibraries(counts.getOrDefault("repair", 200)),
                new OtherVersions(),
                new ClosedWindows(counts.getOrDefault("closed", 60)),
                new EndedWindows(EndedWindows.Cause.SIGNAL, counts.getOrDefault("SIGTERM", 20)),
                new EndedWindows(EndedWindows.Cause.DISPLAY, counts.getOrDefault("server", 20)),
                new BrokenEngines(),
                new NotANumber(),
                new OutOfMemory(),
                new ClockJumps(),
                new StartsAndStops(counts.getOrDefault("started", 1_000)),
                new MillionSteps());
    }

    /** Exits with 1 if something did not survive. */
    public static void main(String[] args) throws Exception {
        long seed = args.length == 0 ? 1 : Long.parseLong(args[0]);
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<String> wanted = new ArrayList<>();
        for (String arg : List.of(args).subList(Math.min(1, args.length), args.length)) {
            String[] parts = arg.split("=", 2);
            wanted.add(parts[0]);
            if (parts.length > 1) {
                counts.put(parts[0], Integer.valueOf(parts[1]));
            }
        }
        System.out.println("Seed " + seed + ".\n");
        System.out.println("| fault | tried | survived | lost | seconds |\n|---|---|---|---|---|");
        boolean all = true;
        for (Fault fault : faults(counts)) {
            if (wanted.isEmpty() || wanted.stream().anyMatch(fault.name()::contains)) {
                all &= row(fault, seed);
            }
        }
        System.exit(all ? 0 : 1);
    }

    private static boolean row(Fault fault, long seed) throws IOException {
        Path folder = Files.createTempDirectory("grokscope-faults");
        long start = System.nanoTime();
        Fault.Outcome outcome;
        try {
            outcome = fault.run(folder, new Random(seed ^ fault.name().hashCode()));
        } catch (Exception | AssertionError e) {
            outcome = new Fault.Outcome(1, 0, "**" + e + "**");
        } finally {
            delete(folder);
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %,d | %s | %.0f |%n",
                fault.name(),
                outcome.tried(),
                outcome.survived(),
                outcome.lost(),
                (System.nanoTime() - start) / 1e9);
        return outcome.tried() == outcome.survived();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
