package org.grokscope.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.grokscope.storage.library.JournalMode;

/**
 * Runs all drills one after the other and prints a table: {@code mvn -q -Pfaults test-compile exec:exec -Dfaults.args="1"}. The
 * arguments are the seed and, if only some faults are wanted, words of their names.
 */
public final class FaultTable {

    private FaultTable() {}

    private static List<Fault> faults() {
        return List.of(
                new Kills(100),
                new BesideFileDialog(200, JournalMode.AUTO),
                new BesideFileDialog(200, JournalMode.ROLLBACK),
                new ReplacedFiles(200),
                new TwoNames(200),
                new FullDisk(),
                new ReadOnlyFolder(),
                new MutatedFiles("library", 10_000),
                new MutatedFiles("bundle", 10_000),
                new MutatedFiles("checkpoint", 10_000),
                new MutatedFiles("run as JSON", 10_000),
                new MutatedValues(10_000),
                new MutatedFiles("sweep specification", 10_000),
                new MutatedFiles("share line", 10_000),
                new RepairedLibraries(200),
                new OtherVersions(),
                new ClosedWindows(60),
                new BrokenEngines(),
                new NotANumber(),
                new OutOfMemory(),
                new ClockJumps(),
                new StartsAndStops(1_000),
                new MillionSteps());
    }

    /** Exits with 1 if something did not survive. */
    public static void main(String[] args) throws Exception {
        long seed = args.length == 0 ? 1 : Long.parseLong(args[0]);
        List<String> wanted = List.of(args).subList(Math.min(1, args.length), args.length);
        System.out.println("Seed " + seed + ".\n");
        System.out.println("| fault | tried | survived | lost | seconds |\n|---|---|---|---|---|");
        boolean all = true;
        for (Fault fault : faults()) {
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
