package org.grokscope.ui.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.IntFunction;
import org.grokscope.concurrent.Threads;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.RunNames;
import org.grokscope.run.config.Schedule;
import org.grokscope.sessions.LibraryService;
import org.grokscope.storage.library.Origin;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;

/** The runs that are compared: two to four, started together here or chosen from those that are there. */
public final class CompareRuns {

    /** More cannot be told apart. */
    public static final int MOST = 4;

    private static final Duration END = Duration.ofSeconds(30);

    private final IntFunction<LearnerFactory> learners;
    private final LibraryService shelf;
    private final ExecutorService threads = Threads.reusablePool("compared run");
    private final List<ComparedRun> chosen = new ArrayList<>();
    /** Those that were started here, and end with the window. */
    private final List<TrainingSession> own = new ArrayList<>();

    private boolean paused;

    public CompareRuns(IntFunction<LearnerFactory> learners, LibraryService shelf) {
        this.learners = learners;
        this.shelf = shelf;
    }

    /** The same settings with AdamW, which groks, and with SGD, which does not. */
    static List<RunConfig> duel(RunConfig config) {
        return List.of(config.withOptimizer(Optimizer.ADAMW), config.withOptimizer(Optimizer.SGD));
    }

    /** The same settings with four seeds. */
    static List<RunConfig> seeds(RunConfig config) {
        List<RunConfig> configs = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            configs.add(config.withSeed((config.seed() + i) % (long) Schedule.SEED.max()));
        }
        return configs;
    }

    /** The same settings with a half, once and twice λ. */
    static List<RunConfig> decays(RunConfig config) {
        double lambda = config.weightDecay() > 0 ? config.weightDecay() : 1;
        return List.of(
                config.withRates(config.learningRate(), lambda / 2),
                config.withRates(config.learningRate(), lambda),
                config.withRates(config.learningRate(), Math.min(lambda * 2, Optimization.WEIGHT_DECAY.max())));
    }

    /** Starts some runs at once in place of those that were compared. */
    void start(List<RunConfig> configs) {
        stop();
        chosen.clear();
        paused = false;
        int workers = Math.min(configs.size(), Runtime.getRuntime().availableProcessors());
        LearnerFactory factory = learners.apply(workers);
        for (RunConfig config : configs) {
            TrainingSession session = new TrainingSession(config, factory);
            own.add(session);
            chosen.add(ComparedRun.of("", session));
            session.resume();
            threads.execute(session);
            shelf.record(session, Origin.COMPARISON);
        }
    }

    /** Puts a run beside those that are compared; the first one makes room if there are too many. */
    void add(ComparedRun contender) {
        chosen.removeIf(each -> each.history().equals(contender.history()));
        if (chosen.size() == MOST) {
            chosen.removeFirst();
        }
        chosen.add(contender);
    }

    /** Takes all runs away; those that were started here go on. */
    void clear() {
        chosen.clear();
    }

    /** Takes a run away; what was started here goes on. */
    void remove(ComparedRun contender) {
        chosen.removeIf(each -> each.history().equals(contender.history()));
    }

    boolean contains(TrainingSession session) {
        return chosen.stream().anyMatch(each -> each.history().equals(session.history()));
    }

    public List<ComparedRun> chosen() {
        return List.copyOf(chosen);
    }

    /** A name for each, which says how they differ. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        List<String> differences =
                RunNames.of(chosen.stream().map(ComparedRun::config).toList());
        for (int i = 0; i < chosen.size(); i++) {
            String label = chosen.get(i).label();
            String difference = differences.get(i);
            names.add(label.isEmpty() || difference.isEmpty() ? label + difference : label + ": " + difference);
        }
        return names;
    }

    /** Whether runs that were started here still train. */
    boolean isTraining() {
        return own.stream().anyMatch(session -> !session.state().isOver());
    }

    boolean isPaused() {
        return paused;
    }

    /** Lets those that were started here wait, or go on. */
    void togglePause() {
        paused = !paused;
        own.forEach(paused ? TrainingSession::pause : TrainingSession::resume);
    }

    /** Ends those that were started here; what they measured stays. */
    void stop() {
        own.forEach(TrainingSession::stop);
        own.clear();
    }

    /** Ends all and waits until their memory is freed. */
    void close() {
        stop();
        if (!Threads.end(threads, END)) {
            throw new IllegalStateException("A compared run did not stop within " + END.toSeconds() + " s.");
        }
    }
}
