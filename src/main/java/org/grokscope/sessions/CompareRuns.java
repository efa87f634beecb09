package org.grokscope.sessions;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.config.HeldNorm;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;

/** The runs that are compared, up to eight: started together, or chosen from the window, the library and files. */
public final class CompareRuns {

    /** More curves cannot be told apart. */
    public static final int MAX = 8;

    /** Lowered, kept and raised norms, as multiples of the one at a fork; as far apart as the papers' (arXiv 2606.13753). */
    public static final List<Double> ARMS = List.of(0.85, 1.0, 1.15);

    private static final int SEEDS = 4;
    /** Neighbouring settings of a series differ by this factor: eight of them span a factor of 11. */
    private static final double SERIES_RATIO = Math.sqrt(2);

    private final RunSessions sessions;
    private final List<ComparedRun> chosen = new ArrayList<>();
    /** Those that were started together last. */
    private List<TrainingSession> started = List.of();
    /** The last command was to pause; a run obeys it only after its step. */
    private boolean pausing;

    private boolean expectingMore;

    public CompareRuns(RunSessions sessions) {
        this.sessions = sessions;
    }

    /** The same settings with AdamW, which groks, and with SGD, which does not. */
    public static List<RunConfig> duel(RunConfig config) {
        return List.of(config.withOptimizer(Optimizer.ADAMW), config.withOptimizer(Optimizer.SGD));
    }

    /** The same settings with four seeds. */
    public static List<RunConfig> seeds(RunConfig config) {
        return seeds(config, SEEDS);
    }

    /** The same settings with as many seeds as can be compared. */
    public static List<RunConfig> mostSeeds(RunConfig config) {
        return seeds(config, MAX);
    }

    private static List<RunConfig> seeds(RunConfig config, int count) {
        return IntStream.range(0, count).mapToObj(i -> later(config, i)).toList();
    }

    private static RunConfig later(RunConfig config, long seeds) {
        return config.withSeed((config.seed() + seeds) % (long) Schedule.SEED.max());
    }

    /** The same settings with eight λ around the current one, each √2 times the one before. */
    public static List<RunConfig> decaySeries(RunConfig config) {
        double lambda = config.weightDecay() > 0 ? config.weightDecay() : 1;
        double first = Math.min(
                lambda / Math.pow(SERIES_RATIO, MAX / 2),
                Optimization.WEIGHT_DECAY.max() / Math.pow(SERIES_RATIO, MAX - 1));
        return IntStream.range(0, MAX)
                .mapToObj(i -> config.withRates(config.learningRate(), rounded(first * Math.pow(SERIES_RATIO, i))))
                .toList();
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(2)).doubleValue();
    }

    /**
     * The papers' setting at p = 59 with the norm held at 0.85, 1 and 1.15 times the critical one, and at 1.15 with the temperature that undoes
     * it (arXiv 2606.13753, 2606.18465).
     */
    public static List<RunConfig> heldNorms() {
        RunConfig held = Preset.HELD_NORM.config();
        return Stream.concat(
                        Stream.of(0.85, 1.0)
                                .map(ratio -> held.withHeldNorm(held.schedule()
                                        .heldNorm()
                                        .map(norm -> new HeldNorm(ratio, norm.from(), norm.criticalNorm())))),
                        Stream.of(held, Preset.TEMPERATURE.config()))
                .toList();
    }

    /**
     * Branches a run at one of its checkpoints into arms that are alike but for the norm, which is held at {@link #ARMS} times its value
     * there, and compares them with the run itself, which trains or waits as before. Where the norm is held already, that run is the arm at
     * its value.
     */
    public void fork(TrainingSession parent, Checkpoint from) {
        boolean held = from.snapshot().heldNorm().isPresent();
        List<TrainingSession> arms = ARMS.stream()
                .filter(ratio -> !held || ratio != 1)
                .map(ratio -> {
                    TrainingSession arm = sessions.branch(parent, from);
                    arm.holdNorm(ratio);
                    arm.resume();
                    return arm;
                })
                .toList();
        started = Stream.concat(started.stream().filter(run -> !run.isOver()), arms.stream())
                .toList();
        pausing = false;
        expectingMore = false;
        choose(Stream.concat(Stream.of(parent), arms.stream())
                .map(run -> ComparedRun.of("", run))
                .toList());
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
        pausing = false;
        expectingMore = false;
        choose(started.stream().map(session -> ComparedRun.of("", session)).toList());
    }

    /** The next runs that are chosen elsewhere are added to those that are compared, instead of replacing them. */
    public void expectMore() {
        expectingMore = true;
    }

    /**
     * Compares these runs in place of the others, or besides them if more are expected. Those that train continue.
     *
     * @return false if not all of them are compared, because no more curves could be told apart
     */
    public boolean choose(List<ComparedRun> runs) {
        if (!expectingMore) {
            chosen.clear();
        }
        expectingMore = false;
        return runs.stream().filter(run -> !add(run)).findAny().isEmpty();
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

    /** Removes a run; one that trains continues. */
    public void remove(ComparedRun run) {
        chosen.removeIf(each -> each.history().equals(run.history()));
    }

    public boolean contains(TrainingSession session) {
        return chosen.stream().anyMatch(each -> each.history().equals(session.history()));
    }

    public List<ComparedRun> chosen() {
        return List.copyOf(chosen);
    }

    /** The settings of the compared runs, to start them anew, but of those that another program trained: not all of theirs are known. */
    public List<RunConfig> restarted() {
        return chosen.stream()
                .map(ComparedRun::config)
                .filter(config -> config.elsewhere().isEmpty())
                .distinct()
                .toList();
    }

    /** The same with seeds that none of them has had. */
    public List<RunConfig> reseeded() {
        long seeds = restarted().stream().map(RunConfig::seed).distinct().count();
        return restarted().stream().map(config -> later(config, seeds)).toList();
    }

    /** Whether runs that are compared can be paused or resumed. */
    public boolean isTraining() {
        return active().findAny().isPresent();
    }

    /** How many of the runs that were started together have not ended; starting others stops them. */
    public int training() {
        return (int) started.stream().filter(session -> !session.isOver()).count();
    }

    /** Whether all compared runs that could train wait, or have been told to. */
    public boolean isPaused() {
        return isTraining() && (pausing || active().allMatch(run -> run.state() instanceof SessionState.Paused));
    }

    /** Pauses all runs that are compared, or resumes them if they are paused. */
    public void togglePause() {
        pausing = !isPaused();
        active().forEach(pausing ? TrainingSession::pause : TrainingSession::resume);
    }

    private Stream<TrainingSession> active() {
        return chosen.stream().flatMap(run -> run.session().stream()).filter(session -> !session.isOver());
    }
}
