package org.grokscope.sessions;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.training.TrainingSession;

/** The runs that are compared, up to four: started together, or chosen from the window, the library and files. */
public final class CompareRuns {

    /** More curves cannot be told apart. */
    public static final int MAX = 4;

    private final RunSessions sessions;
    private final List<ComparedRun> chosen = new ArrayList<>();
    /** Those that were started together. */
    private List<TrainingSession> started = List.of();

    private boolean paused;

    public CompareRuns(RunSessions sessions) {
        this.sessions = sessions;
    }

    /** The same settings with AdamW, which groks, and with SGD, which does not. */
    public static List<RunConfig> duel(RunConfig config) {
        return List.of(config.withOptimizer(Optimizer.ADAMW), config.withOptimizer(Optimizer.SGD));
    }

    /** The same settings with four seeds. */
    public static List<RunConfig> seeds(RunConfig config) {
        List<RunConfig> configs = new ArrayList<>();
        for (int i = 0; i < MAX; i++) {
            configs.add(config.withSeed((config.seed() + i) % (long) Schedule.SEED.max()));
        }
        return configs;
    }

    /** The same settings with half, the same and twice λ. */
    public static List<RunConfig> decays(RunConfig config) {
        double lambda = config.weightDecay() > 0 ? config.weightDecay() : 1;
        return List.of(
                config.withRates(config.learningRate(), lambda / 2),
                config.withRates(config.learningRate(), lambda),
                config.withRates(config.learningRate(), Math.min(lambda * 2, Optimization.WEIGHT_DECAY.max())));
    }

    /** Starts runs together in place of those that were compared. */
    public void start(List<RunConfig> configs) {
        started.forEach(TrainingSession::stop);
        started = sessions.compare(configs);
        paused = false;
        replace(started.stream().map(session -> ComparedRun.of("", session)).toList());
    }

    /** Compares these runs in place of the others. Those that were started together continue. */
    public void replace(List<ComparedRun> runs) {
        chosen.clear();
        runs.forEach(this::add);
    }

    /**
     * Adds a run, or puts it last if it is compared already.
     *
     * @return false if it is not added because so many are compared that no more curves could be told apart
     */
    public boolean add(ComparedRun run) {
        remove(run);
        return chosen.size() < MAX && chosen.add(run);
    }

    /** Removes a run; one that was started here continues. */
    public void remove(ComparedRun run) {
        chosen.removeIf(each -> each.history().equals(run.history()));
    }

    public boolean contains(TrainingSession session) {
        return chosen.stream().anyMatch(each -> each.history().equals(session.history()));
    }

    public List<ComparedRun> chosen() {
        return List.copyOf(chosen);
    }

    /** Whether runs that were started together have not ended. */
    public boolean isTraining() {
        return training() > 0;
    }

    /** How many of the runs that were started together have not ended; starting others stops them. */
    public int training() {
        return (int)
                started.stream().filter(session -> !session.state().isOver()).count();
    }

    public boolean isPaused() {
        return paused;
    }

    /** Pauses or resumes those that were started together. */
    public void togglePause() {
        paused = !paused;
        started.forEach(paused ? TrainingSession::pause : TrainingSession::resume);
    }
}
