package org.grokscope.faults;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;

/** The program's window loses its X server, or is asked to end by SIGTERM: it must end by itself and have its run recorded. Linux. */
record EndedWindows(Cause cause, int count) implements Fault {

    private static final int PATIENCE_SECONDS = 30;

    enum Cause {
        DISPLAY("X server killed under the window", 1),
        SIGNAL("SIGTERM to the window", 143);

        private final String description;
        private final int exitCode;

        Cause(String description, int exitCode) {
            this.description = description;
            this.exitCode = exitCode;
        }
    }

    /** What the window is doing; the moments go by turns. */
    private enum Moment {
        STARTING,
        TRAINING,
        PAUSED,
        DIALOG
    }

    @Override
    public String name() {
        return cause.description + " while it starts, trains, is paused or has a file dialog open";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        if (VirtualDisplay.isMissing()) {
            return new Outcome(0, 0, "not tried: Xvfb is not installed");
        }
        int survived = 0;
        int inNative = 0;
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Moment moment = Moment.values()[i % Moment.values().length];
            Path own = Files.createDirectories(folder.resolve("window" + i));
            List<String> problems = endOne(own, moment, random, seconds);
            inNative += Files.exists(own.resolve("native.log")) ? 1 : 0;
            if (problems.isEmpty()) {
                survived++;
            } else {
                System.err.println("Window " + (i + 1) + " (" + moment + "): " + problems);
            }
        }
        Collections.sort(seconds);
        return new Outcome(
                count,
                survived,
                String.format(
                        Locale.ROOT,
                        "of runs nothing; the process ended within %.1f s (median), %.1f s (most)%s",
                        seconds.get(seconds.size() / 2),
                        seconds.getLast(),
                        inNative == 0 ? "" : "; " + inNative + " of those that started crashed in a native library"));
    }

    private List<String> endOne(Path folder, Moment moment, Random random, List<Double> seconds)
            throws IOException, InterruptedException {
        Path file = folder.resolve("library.db");
        try (VirtualDisplay display = VirtualDisplay.start()) {
            ProcessBuilder builder = Children.java(
                    folder,
                    List.of("-Xmx1g", "-Dprism.order=sw", "-XX:ErrorFile=" + folder.resolve("native.log")),
                    UsedWindow.class.getName(),
                    file.toString());
            builder.environment().put("DISPLAY", display.name());
            builder.environment().put("GSETTINGS_BACKEND", "memory"); // GTK's dialog warns where there is no D-Bus
            Path said = folder.resolve("said.txt");
            Process process = builder.redirectOutput(said.toFile()).start();
            try (Writer words = process.outputWriter(StandardCharsets.UTF_8)) {
                reach(moment, words, file, process);
                Thread.sleep(random.nextInt(1_000));
                long start = System.nanoTime();
                switch (cause) {
                    case DISPLAY -> display.kill();
                    case SIGNAL -> process.toHandle().destroy();
                }
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return List.of("it did not end");
                }
                seconds.add((System.nanoTime() - start) / 1e9);
                return problems(moment, process.exitValue(), Files.readString(said), file);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static void reach(Moment moment, Writer words, Path file, Process process)
            throws IOException, InterruptedException {
        if (moment == Moment.STARTING) {
            return;
        }
        use(UsedWindow.START_OR_PAUSE, words);
        while (process.isAlive() && evaluations(file) < 2) {
            Thread.sleep(200);
        }
        switch (moment) {
            case PAUSED -> use(UsedWindow.START_OR_PAUSE, words);
            case DIALOG -> {
                use(UsedWindow.DIALOG, words);
                Thread.sleep(1_000); // the dialog's appearance cannot be observed
            }
            case STARTING, TRAINING -> {}
        }
    }

    private static void use(String word, Writer words) throws IOException {
        words.write(word + "\n");
        words.flush();
    }

    private static int evaluations(Path file) {
        if (Files.notExists(file)) {
            return 0;
        }
        try (Library library = Library.open(file, "9.9")) {
            List<StoredRun> runs = library.runs().runs();
            return runs.isEmpty()
                    ? 0
                    : library.load(runs.getFirst().id()).history().size();
        } catch (IOException _) {
            return 0; // it is being created
        }
    }

    private List<String> problems(Moment moment, int code, String said, Path file) throws IOException {
        List<String> problems = new ArrayList<>();
        // Before the window is shown, a lost display is up to GTK and Mesa, which say what they want; there is no run
        // yet.
        boolean isOthers = cause == Cause.DISPLAY && moment == Moment.STARTING;
        if (code != cause.exitCode && !isOthers) {
            problems.add("exit code " + code);
        }
        // Whoever started it in a terminal is told why the window is gone; a signal needs no words.
        List<String> lines = said.lines().filter(line -> !isOfDrill(line)).toList();
        if (lines.size() > (cause == Cause.DISPLAY ? 1 : 0) && !isOthers) {
            problems.add("it said " + lines);
        }
        try (Stream<Path> files = Files.walk(file.getParent())) {
            files.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.startsWith("report-") || name.endsWith(".part") || name.endsWith(".tmp"))
                    .forEach(problems::add);
        }
        if (moment != Moment.STARTING) {
            problems.addAll(problems(file));
        }
        return problems;
    }

    /** JavaFX warns of the class path, on which the drills run and the program does not. */
    private static boolean isOfDrill(String line) {
        return line.isBlank()
                || line.contains("com.sun.javafx.application.PlatformImpl startup")
                || line.contains("Unsupported JavaFX configuration");
    }

    private static List<String> problems(Path file) throws IOException {
        List<String> problems = new ArrayList<>();
        try (Library library = Library.open(file, "9.9")) {
            Optional<StoredRun> recorded = library.runs().runs().stream().findFirst();
            if (recorded.isEmpty()) {
                return List.of("no run is recorded");
            }
            StoredRun run = recorded.get();
            int evaluated = library.load(run.id()).history().size() - 1;
            if (!library.interrupted().isEmpty() || run.outcome().isEmpty()) {
                problems.add("the run passes for interrupted");
            }
            if (evaluated != run.steps() / run.config().evaluationCadence()) {
                problems.add(evaluated + " evaluations in " + run.steps() + " steps");
            }
            if (library.checkpoints(run.id()).getLast().step() != run.steps()) {
                problems.add("no checkpoint at the end");
            }
        }
        return problems;
    }
}
