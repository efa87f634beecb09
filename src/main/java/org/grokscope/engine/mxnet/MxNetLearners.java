package org.grokscope.engine.mxnet;

import ai.djl.util.Utils;
import java.nio.file.Path;
import java.util.Optional;
import org.grokscope.engine.NetworkLearner;
import org.grokscope.engine.RootCause;
import org.grokscope.engine.UnpackedLibrary;
import org.grokscope.engine.nn.Model;
import org.grokscope.engine.threads.NativeSetup;
import org.grokscope.engine.threads.WorkerPool;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.EngineUnavailableException;
import org.grokscope.training.Learner;
import org.grokscope.training.LearnerFactory;

/**
 * Creates learners that compute with MXNet. The library is loaded at the first use, once; its number of threads
 * is fixed then, for the whole process.
 */
public final class MxNetLearners implements LearnerFactory {

    private static final UnpackedLibrary FILES = new UnpackedLibrary("MXNET_LIBRARY_PATH");

    private final int threads;
    private WorkerPool pool;
    private int effectiveThreads;
    private MxNet mxnet;

    /**
     * Loads nothing yet.
     *
     * @param threads how many threads may compute at the same time; learners that are open at the same time share them.
     *     The environment variable OMP_NUM_THREADS wins if it is set
     */
    public MxNetLearners(int threads) {
        this.threads = threads;
    }

    @Override
    public synchronized Learner create(RunConfig config) {
        MxNet library = library();
        return new NetworkLearner(new MxNetMatrices(library), pool.open(), config);
    }

    @Override
    public synchronized EngineInfo engine() {
        return new EngineInfo("MXNet", library().version(), effectiveThreads);
    }

    @Override
    public Optional<Path> unpacksInto() {
        return FILES.missing(Utils.getEngineCacheDir("mxnet"));
    }

    private synchronized MxNet library() {
        if (mxnet == null) {
            try {
                NativeSetup.Choice choice = new NativeSetup().prepareMxNet(threads);
                pool = new WorkerPool(choice.learnerThreads());
                effectiveThreads = choice.libraryThreads() * Math.min(choice.learnerThreads(), Model.LANES);
                mxnet = load();
            } catch (RuntimeException | Error e) {
                throw new EngineUnavailableException(
                        "MXNet cannot be loaded on " + System.getProperty("os.name") + " "
                                + System.getProperty("os.arch")
                                + ". It exists for x86-64 processors under Linux, macOS "
                                + "and Windows, for others there is PyTorch. On x86-64, " + remedy() + " Cause: "
                                + RootCause.of(e),
                        e);
            }
        }
        return mxnet;
    }

    /** An image has the library in a folder of its own; otherwise DJL unpacks it into the home directory. */
    private static String remedy() {
        return FILES.folder()
                .map(folder -> "it should be in " + folder + ", which " + FILES.variable()
                        + " names: unpack or install GrokScope again, or name another folder.")
                .orElse("make sure that the directory .djl.ai in your home directory can be written and has 200 MB.");
    }

    private static MxNet load() {
        try (QuietErrors _ = new QuietErrors()) {
            MxNet loaded = new MxNet();
            // The library starts its engine, and prints a line, with the first array.
            loaded.warmUp();
            return loaded;
        }
    }
}
