package org.grokscope.bench;

import ai.djl.engine.Engine;
import java.util.function.IntFunction;
import org.grokscope.training.LearnerFactory;

/** A plain training loop on one of the libraries. */
final class EagerLoad implements Load {

    private final EagerTraining training;

    EagerLoad(Job job, IntFunction<LearnerFactory> learners) {
        // Nothing is fetched and nothing is reported while this program runs.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        training = new EagerTraining(
                job.kind() == Job.Kind.EAGER_PYTORCH ? pyTorch(job.threads()) : mxNet(job.threads(), learners),
                job.subject().config());
    }

    /** With a number of threads it gets the same set-up as our own learners, so that only the loop differs. */
    private static Engine mxNet(int threads, IntFunction<LearnerFactory> learners) {
        if (threads != Job.AS_IT_COMES) {
            // One thread for learners: the others are the library's.
            learners.apply(1).engine();
        }
        return Engine.getEngine("MXNet");
    }

    private static Engine pyTorch(int threads) {
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        try {
            return Engine.getEngine("PyTorch");
        } catch (RuntimeException | LinkageError e) {
            String cause = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new IllegalStateException(
                    "PyTorch is not in this build, or does not load here; Maven's -Ppytorch adds it (" + cause + ")",
                    e);
        }
    }

    @Override
    public double measure(Measure what, double seconds) {
        return Timing.millis(training::step, seconds);
    }

    @Override
    public void close() {
        training.close();
    }
}
