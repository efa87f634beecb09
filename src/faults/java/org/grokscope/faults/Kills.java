package org.grokscope.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.training.TrainingSession;

/**
 * A process that trains with the real engine and records is killed at a random moment; the next one resumes the same run. So
 * runs finish after many kills, and must equal a run that was never killed. The processes are by turns the window and the command line; half of
 * them have a file dialog open, and to some another process opens, reads and closes the library.
 */
record Kills(int count) implements Fault {

    private static final int PROGRESS_EVERY = 25;
    private static final int SECOND_PROCESS_EVERY = 3;
    private static final int STARTING_MILLIS = 2_000;
    private static final int TRAINING_MILLIS = 1_500;

    @Override
    public String name() {
        return "kill -9 at a random moment of a recorded run, half of them beside a file dialog, then resumed";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        TrainingSession whole = new TrainingSession(Configs.killed(), new MxNetLearners(2));
        whole.resume();
        whole.run();
        Path file = folder.resolve("library.db");
        KilledLibrary library = new KilledLibrary(file, whole.history());
        KillCounts counts = new KillCounts();
        OptionalLong interrupted = OptionalLong.empty();
        // One that came to its end first was not killed.
        for (int i = 0; counts.kills() < count; i++) {
            int before = counts.kills();
            interrupted = cycle(new Cycle(file, i), random, library, counts, interrupted);
            if (counts.kills() > before && counts.kills() % PROGRESS_EVERY == 0) {
                System.err.println(counts.sentence(library.finished()));
            }
        }
        int finished = library.finished();
        return new Outcome(counts.tried() + finished, counts.survived() + finished, counts.sentence(finished));
    }

    /** The kinds of processes go by turns, so that every combination occurs. */
    private record Cycle(Path file, int number) {

        boolean isWindow() {
            return number % 2 == 0;
        }

        boolean hasDialog() {
            return number / 2 % 2 == 0;
        }
    }

    /** Kills one process, checks, and returns the run that the next process should resume. */
    private static OptionalLong cycle(
            Cycle cycle, Random random, KilledLibrary library, KillCounts counts, OptionalLong interrupted)
            throws IOException, InterruptedException, SQLException {
        Path file = cycle.file();
        List<String> problems = new ArrayList<>();
        Victim victim = Victim.start(file, cycle.isWindow(), cycle.hasDialog());
        // A process that is to have its dialog open must have got that far; of the others half are still starting.
        boolean awaited = cycle.hasDialog() || random.nextBoolean();
        if (!awaited) {
            Thread.sleep(random.nextInt(STARTING_MILLIS));
        } else if (!victim.awaitTraining(cycle.hasDialog())) {
            problems.add("it did not train");
        }
        Optional<SecondProcess> second =
                random.nextInt(SECOND_PROCESS_EVERY) == 0 && (awaited || interrupted.isPresent())
                        ? Optional.of(SecondProcess.start(file, random))
                        : Optional.empty();
        if (awaited) {
            Thread.sleep(random.nextInt(TRAINING_MILLIS));
        }
        boolean killed = victim.kill();
        if (second.isPresent()) {
            second.get().end().ifPresent(problems::add);
        }
        problems.addAll(victim.errors());
        if (interrupted.isPresent() && victim.hasTrained() && !victim.resumed().equals(interrupted)) {
            problems.add("run " + interrupted.getAsLong() + " was not resumed");
        }
        KilledLibrary.Found found = library.check(victim.recorded());
        problems.addAll(found.problems());
        List<Path> left = Leftovers.in(file.getParent());
        if (left.size() > Leftovers.MOST) {
            problems.add("left over: " + left);
        }
        Leftovers.age(file.getParent());
        counts.addFonts(Leftovers.deleteFonts(file.getParent()));
        counts.add(cycle.isWindow(), killed, victim, second.isPresent(), found, problems);
        if (!problems.isEmpty() || found.lost() > 0) {
            System.err.println("Process " + (cycle.number() + 1) + " (" + (cycle.isWindow() ? "window" : "command line")
                    + (cycle.hasDialog() ? ", dialog" : "")
                    + second.map(each -> ", " + each).orElse("") + "): "
                    + problems + ", lost " + found.lost());
        }
        return found.interrupted();
    }
}
