package org.grokscope.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.grokscope.concurrent.Threads;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.storage.library.Recorder;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.RunStart;
import org.grokscope.training.TrainingSession;

/**
 * A process that trains with the real engine and records is killed at a random moment; the next one resumes the same run. So
 * runs finish after many kills, and must equal a run that was never killed.
 */
record Kills(int count) implements Fault {

    private static final long STEPS = 2_500;
    private static final int EXTRA = 100;

    @Override
    public String name() {
        return "kill -9 at a random moment of a recorded run, half of them beside a file dialog, then resumed";
    }

    /** The process that is killed: resumes the newest unfinished run, or starts one; prints each evaluation. */
    public static final class Victim {
        private Victim() {}

        /** Trains. */
        public static void main(String[] args) throws IOException, InterruptedException {
            if (args.length > 1) {
                Recorder.listLikeDialog(Path.of(args[0]).getParent());
            }
            try (Library library = Library.open(Path.of(args[0]), "9.9")) {
                MxNetLearners learners = new MxNetLearners(2);
                List<StoredRun> open = library.runs().runs().stream()
                        .filter(run -> run.steps() < STEPS && run.checkpoints() > 0)
                        .toList();
                TrainingSession session;
                if (open.isEmpty()) {
                    session = new TrainingSession(Configs.small(STEPS), learners);
                    session.keepCheckpoints();
                    library.record(session, Origin.COMMAND);
                } else {
                    StoredRun stored = open.getFirst();
                    session = new TrainingSession(
                            RunStart.resumed(library.load(stored.id()), library.checkpoints(stored.id())), learners);
                    session.keepCheckpoints();
                    library.resume(stored, session);
                }
                session.resume();
                Thread training = Threads.start("training", session);
                int said = session.history().size();
                while (!session.isOver()) {
                    Thread.sleep(2);
                    int size = session.history().size();
                    if (size > said) {
                        said = size;
                        System.out.println((long) session.history().value(RunHistory.Column.STEP, size - 1));
                    }
                }
                Threads.join(training);
            }
        }
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        Path file = folder.resolve("library.db");
        RunHistory expected = whole();
        List<Double> lost = new ArrayList<>();
        int survived = 0;
        for (int i = 0; i < count; i++) {
            TreeMap<Long, Long> said = new TreeMap<>();
            killSome(folder, file, random, said);
            if (isIntact(file, said, lost, expected)) {
                survived++;
            }
        }
        int finished = finished(file, expected);
        Collections.sort(lost);
        return new Outcome(
                count + finished,
                survived + finished,
                String.format(
                        Locale.ROOT,
                        "of what was measured the last %.2f s (median), %.2f s (most); %d runs came to their end and "
                                + "were compared: to the last bit as if never killed",
                        lost.isEmpty() ? 0 : lost.get(lost.size() / 2),
                        lost.isEmpty() ? 0 : lost.getLast(),
                        finished));
    }

    private static RunHistory whole() {
        TrainingSession session = new TrainingSession(Configs.small(STEPS), new MxNetLearners(2));
        session.resume();
        session.run();
        return session.history();
    }

    private static void killSome(Path folder, Path file, Random random, TreeMap<Long, Long> said)
            throws IOException, InterruptedException {
        String[] args =
                random.nextBoolean() ? new String[] {file.toString(), "dialog"} : new String[] {file.toString()};
        Process process =
                Children.java(folder, List.of(), Victim.class.getName(), args).start();
        Thread reader = Thread.ofPlatform().start(() -> {
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.matches("\\d+")) {
                        said.put(System.nanoTime(), Long.parseLong(line));
                    }
                }
            } catch (IOException e) {
                return; // it was killed
            }
        });
        Thread.sleep(EXTRA + random.nextInt(3_500));
        process.destroyForcibly().waitFor();
        reader.join();
    }

    private static boolean isIntact(Path file, TreeMap<Long, Long> said, List<Double> lost, RunHistory expected)
            throws IOException {
        try (Library library = Library.open(file, "9.9")) {
            Library.Listing listing = library.runs();
            if (!listing.problems().isEmpty()) {
                return false;
            }
            long last = -1;
            for (StoredRun run : listing.runs()) {
                RunResult result = library.load(run.id());
                for (Checkpoint each : library.checkpoints(run.id())) {
                    if (each.step() > result.steps()) {
                        return false;
                    }
                }
                if (!isStartOf(expected, result.history())) {
                    return false;
                }
                if (last < 0 && result.history().size() > 0) {
                    last = (long) result.history()
                            .value(RunHistory.Column.STEP, result.history().size() - 1);
                }
            }
            if (!said.isEmpty()) {
                long stored = last;
                long end = said.lastKey();
                long known = said.entrySet().stream()
                        .filter(entry -> entry.getValue() > stored)
                        .mapToLong(Map.Entry::getKey)
                        .min()
                        .orElse(end);
                lost.add((end - known) / 1e9);
            }
            return true;
        }
    }

    private static boolean isStartOf(RunHistory whole, RunHistory part) {
        for (int row = 0; row < part.size(); row++) {
            if (!part.evaluation(row).equals(whole.evaluation(row))) {
                return false;
            }
        }
        return true;
    }

    /** How many runs came to their end; all of them must be as they should. */
    private static int finished(Path file, RunHistory expected) throws IOException {
        try (Library library = Library.open(file, "9.9")) {
            int finished = 0;
            for (StoredRun run : library.runs().runs()) {
                if (run.steps() == STEPS) {
                    RunHistory history = library.load(run.id()).history();
                    if (history.size() != expected.size() || !history.events().equals(expected.events())) {
                        throw new AssertionError("run " + run.id() + " is not what it should be");
                    }
                    finished++;
                }
            }
            return finished;
        }
    }
}
