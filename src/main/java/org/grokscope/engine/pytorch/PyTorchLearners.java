package org.grokscope.engine.pytorch;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.grokscope.engine.NetworkLearner;
import org.grokscope.engine.RootCause;
import org.grokscope.engine.UnpackedLibrary;
import org.grokscope.engine.nn.Matrices;
import org.grokscope.engine.nn.Model;
import org.grokscope.engine.threads.NativeSetup;
import org.grokscope.engine.threads.WorkerPool;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.EngineUnavailableException;
import org.grokscope.training.Learner;
import org.grokscope.training.LearnerFactory;

/**
 * Creates learners that compute with PyTorch. The library is loaded at the first use, once; its number of threads
 * is fixed then, for the whole process.
 */
public final class PyTorchLearners implements LearnerFactory {

    private static final String NATIVES = "native/lib/pytorch.properties";

    private static final UnpackedLibrary FILES = new UnpackedLibrary("PYTORCH_LIBRARY_PATH");

    private final int threads;
    private WorkerPool pool;
    private int effectiveThreads;
    private Engine pyTorch;

    /**
     * Loads nothing yet.
     *
     * @param threads how many threads may compute at the same time. The environment variable OMP_NUM_THREADS wins if it
     *     is set
     */
    public PyTorchLearners(int threads) {
        this.threads = threads;
    }

    @Override
    public synchronized Learner create(RunConfig config) {
        Matrices matrices = matrices();
        return new NetworkLearner(matrices, pool.open(), config);
    }

    @Override
    public synchronized EngineInfo engine() {
        return new EngineInfo("PyTorch", library().getVersion(), effectiveThreads);
    }

    /** Whether this build contains PyTorch's native libraries, which the default build does not. */
    static boolean areNativesPresent() {
        // An image always names a folder, whether it contains PyTorch or not.
        String unpacked = FILES.folder().orElse("");
        return PyTorchLearners.class.getClassLoader().getResource(NATIVES) != null
                || (!unpacked.isEmpty() && Files.isDirectory(Path.of(unpacked)));
    }

    @Override
    public Optional<Path> unpacksInto() {
        return areNativesPresent() ? FILES.missing(Utils.getEngineCacheDir("pytorch")) : Optional.empty();
    }

    /** New matrices in PyTorch's memory. */
    public Matrices matrices() {
        return new PyTorchMatrices(library());
    }

    private synchronized Engine library() {
        if (pyTorch == null) {
            if (!areNativesPresent()) {
                throw new EngineUnavailableException(
                        "PyTorch is not in this build of GrokScope. Start it with 'mvn -Ppytorch …', which adds it under "
                                + "Linux, under Windows and on Macs with an ARM processor, or choose MXNet.",
                        null);
            }
            try {
                NativeSetup.Choice choice = new NativeSetup().preparePyTorch(threads);
                pool = new WorkerPool(choice.learnerThreads());
                effectiveThreads = choice.libraryThreads() * Math.min(choice.learnerThreads(), Model.LANES);
                pyTorch = Engine.getEngine("PyTorch");
            } catch (RuntimeException | Error e) {
                throw new EngineUnavailableException(
                        "PyTorch cannot be loaded on " + System.getProperty("os.name") + " "
                                + System.getProperty("os.arch")
                                + ". Make sure that the directory .djl.ai in your home directory can be written and has "
                                + "500 MB. Cause: " + RootCause.of(e),
                        e);
            }
        }
        return pyTorch;
    }
}
