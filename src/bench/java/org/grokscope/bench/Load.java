package org.grokscope.bench;

import java.util.List;
import java.util.function.IntFunction;
import org.grokscope.training.LearnerFactory;

/** Something that can be kept busy and timed. Made, used and closed on one thread. */
interface Load extends AutoCloseable {

    /**
     * Keeps it busy and says how fast it was.
     *
     * @param what one of the job's measures
     * @param seconds for about how long
     */
    double measure(Measure what, double seconds);

    /** Says where the time of a step goes; nothing if that is not known. */
    default List<Share> profile(double seconds) {
        return List.of();
    }

    @Override
    void close();

    /**
     * Prepares a job in this process.
     *
     * @throws RuntimeException or an Error of the library's, if it cannot be used here
     */
    static Load of(Job job, IntFunction<LearnerFactory> learners) {
        return switch (job.kind()) {
            case SGEMM -> new SgemmLoad(learners.apply(1), job.threads(), SgemmLoad.LARGE);
            case LEARNER ->
                new LearnerLoad(learners.apply(job.threads()), job.subject().config());
            case PAIR ->
                new PairLoad(learners.apply(job.threads()), job.subject().config());
            case EAGER_MXNET, EAGER_PYTORCH -> new EagerLoad(job, learners);
        };
    }
}
