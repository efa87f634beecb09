package org.grokscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.grokscope.engine.nn.Model;

/**
 * The job of one worker process.
 *
 * @param kind what computes
 * @param subject what is trained; ignored for matrix products
 * @param threads how many threads compute; {@link #AS_IT_COMES} leaves that and everything else to the library
 */
record Job(Kind kind, Case subject, int threads) {

    /** As a number of threads: the library is used without any setting. */
    static final int AS_IT_COMES = 0;

    private static final int LEARNER_THREADS = Model.LANES;

    /** What computes. */
    enum Kind {
        /** Products of large square matrices, one at a time in each thread: what the machine can do at most. */
        SGEMM("sgemm peak"),
        /** This program's learner. */
        LEARNER("GrokScope"),
        /** Two of this program's learners. */
        PAIR("GrokScope, two runs"),
        /** The plain loop on MXNet. */
        EAGER_MXNET("plain eager MXNet"),
        /** The plain loop on PyTorch. */
        EAGER_PYTORCH("plain eager PyTorch");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** What the worker measures in each round. */
    List<Measure> measures() {
        return switch (kind) {
            case SGEMM -> List.of(Measure.GFLOPS);
            case PAIR -> List.of(Measure.TOGETHER, Measure.IN_TURN);
            case LEARNER -> isProfiled() ? List.of(Measure.STEP, Measure.EVALUATION) : List.of(Measure.STEP);
            case EAGER_MXNET, EAGER_PYTORCH -> List.of(Measure.STEP);
        };
    }

    /** Whether a profile is taken. */
    boolean isProfiled() {
        return kind == Kind.LEARNER && subject == Case.TRANSFORMER;
    }

    /** Variables of the worker's process. */
    Map<String, String> environment() {
        if (kind != Kind.EAGER_MXNET || threads == AS_IT_COMES) {
            return Map.of();
        }
        // OMP_WAIT_POLICY stays unset: by default idle threads spin only briefly, while ACTIVE would take a core from
        // the
        // worker whose turn it is.
        return Map.of("OMP_NUM_THREADS", Integer.toString(threads));
    }

    /** How the job is called in progress messages. */
    String title() {
        String threadCount = threads == AS_IT_COMES ? "as it comes" : threads + (threads == 1 ? " thread" : " threads");
        String what = kind == Kind.SGEMM ? kind.title() : subject.id() + ", " + kind.title();
        return what + ", " + threadCount;
    }

    /** The arguments by which a worker learns its job. */
    List<String> arguments() {
        return List.of(
                kind.name().toLowerCase(Locale.ROOT),
                subject.name().toLowerCase(Locale.ROOT),
                Integer.toString(threads));
    }

    /**
     * Reads {@link #arguments()}.
     *
     * @throws IllegalArgumentException if they are no job's
     */
    static Job parse(List<String> arguments) {
        if (arguments.size() != 3) {
            throw new IllegalArgumentException("a job has a kind, a case and a number of threads");
        }
        return new Job(
                Kind.valueOf(arguments.get(0).toUpperCase(Locale.ROOT)),
                Case.valueOf(arguments.get(1).toUpperCase(Locale.ROOT)),
                Integer.parseInt(arguments.get(2)));
    }

    /**
     * All jobs, in groups whose workers take turns. The groups come one after the other so that not all workers have to
     * fit into memory at once.
     */
    static List<List<Job>> groups(int cores) {
        List<Integer> all = threads(1, cores);
        // One of our learners has work for two; the peak is also measured with as many.
        List<Integer> ours = threads(1, Math.min(cores, LEARNER_THREADS));
        List<Job> first = new ArrayList<>();
        threads(1, Math.min(cores, LEARNER_THREADS), cores)
                .forEach(count -> first.add(new Job(Kind.SGEMM, Case.TRANSFORMER, count)));
        withBaselines(first, Case.TRANSFORMER, ours, all);
        first.add(new Job(Kind.PAIR, Case.TRANSFORMER, 1));
        List<Job> second = new ArrayList<>();
        withBaselines(second, Case.MLP, ours, all);
        withBaselines(second, Case.EMBEDDING_MLP, ours, all);
        for (Case subject : Case.values()) {
            if (!List.of(Case.TRANSFORMER, Case.MLP, Case.EMBEDDING_MLP).contains(subject)) {
                ours.forEach(count -> second.add(new Job(Kind.LEARNER, subject, count)));
            }
        }
        return List.of(first, second);
    }

    private static List<Integer> threads(Integer... counts) {
        return Stream.of(counts).distinct().toList();
    }

    private static void withBaselines(List<Job> jobs, Case subject, List<Integer> ours, List<Integer> threads) {
        ours.forEach(count -> jobs.add(new Job(Kind.LEARNER, subject, count)));
        jobs.add(new Job(Kind.EAGER_MXNET, subject, AS_IT_COMES));
        threads.forEach(count -> jobs.add(new Job(Kind.EAGER_MXNET, subject, count)));
        threads.forEach(count -> jobs.add(new Job(Kind.EAGER_PYTORCH, subject, count)));
    }
}
