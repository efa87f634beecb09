package org.grokscope.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.Learner;
import org.grokscope.training.LearnerFactory;

/** Two runs in one process, each on a thread of its own: the gain of training side by side. */
final class PairLoad implements Load {

    private static final int RUNS = 2;

    /** A run and the one thread that may touch it. */
    private static final class Lane {
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Learner learner;

        Lane(LearnerFactory learners, RunConfig config) {
            learner = finish(thread.submit(() -> learners.create(config)));
        }

        Future<Double> train(double seconds) {
            Callable<Double> steps = () -> Timing.millis(learner::step, seconds);
            return thread.submit(steps);
        }

        void close() {
            finish(thread.submit(learner::close));
            thread.shutdown();
        }
    }

    private final List<Lane> lanes;

    PairLoad(LearnerFactory learners, RunConfig config) {
        lanes = List.of(new Lane(learners, config), new Lane(learners, config.withSeed(config.seed() + 1)));
    }

    @Override
    public double measure(Measure what, double seconds) {
        return switch (what) {
            case TOGETHER -> {
                List<Future<Double>> both =
                        lanes.stream().map(lane -> lane.train(seconds)).toList();
                // Steps per millisecond add up.
                yield 1
                        / both.stream()
                                .mapToDouble(millis -> 1 / finish(millis))
                                .sum();
            }
            case IN_TURN ->
                lanes.stream()
                                .mapToDouble(lane -> finish(lane.train(seconds / RUNS)))
                                .sum()
                        / RUNS;
            default -> throw new IllegalArgumentException(what.toString());
        };
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }

    static <T> T finish(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
