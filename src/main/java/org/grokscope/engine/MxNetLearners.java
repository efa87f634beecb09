package org.grokscope.engine;

import org.grokscope.run.EngineInfo;
import org.grokscope.run.RunConfig;
import org.grokscope.training.EngineUnavailableException;
import org.grokscope.training.Learner;
import org.grokscope.training.LearnerFactory;

/**
 * Makes learners that compute with MXNet. The library is loaded at the first use, once.
 */
public final class MxNetLearners implements LearnerFactory {

    private final int threads;
    private final WorkerPool pool;
    private MxNet mxnet;

    /**
     * Prepares; nothing is loaded yet.
     *
     * @param threads how many threads all learners together compute with; one is best where anything else wants a core
     */
    public MxNetLearners(int threads) {
        this.threads = threads;
        pool = new WorkerPool(threads);
    }

    @Override
    public Learner create(RunConfig config) {
        return new NetworkLearner(new MxNetMatrices(library()), pool.open(), config);
    }

    @Override
    public synchronized EngineInfo engine() {
        return new EngineInfo("MXNet", library().version(), threads);
    }

    private synchronized MxNet library() {
        if (mxnet == null) {
            try (QuietErrors _ = new QuietErrors()) {
                // One each: the threads are this program's own, and share a step by its lanes.
                new NativeSetup().prepare(1);
                mxnet = new MxNet();
                // The library's own engine, and its greeting, come with the first array.
                mxnet.warmUp();
            } catch (RuntimeException | Error e) {
                throw new EngineUnavailableException(
                        "MXNet cannot be loaded on " + System.getProperty("os.name") + " "
                                + System.getProperty("os.arch")
                                + ". It exists for x86-64 processors under Linux, macOS and Windows. On these, make "
                                + "sure that the directory .djl.ai in your home directory can be written and has 200 MB. "
                                + "Cause: " + rootOf(e),
                        e);
            }
        }
        return mxnet;
    }

    /** The innermost cause in one line: the outer ones of a failed class initializer say nothing. */
    private static String rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElseThrow();
    }
}
