package org.grokscope.engine.mxnet;

import org.grokscope.engine.nn.Dense;
import org.grokscope.engine.nn.Matrices;
import org.grokscope.engine.nn.Model;
import org.grokscope.engine.nn.Parameters;
import org.grokscope.engine.nn.TransformerLayers;
import org.grokscope.engine.threads.NativeSetup;
import org.grokscope.engine.threads.WorkerPool;
import org.grokscope.engine.threads.Workers;
import org.grokscope.run.config.Network;
import org.grokscope.task.Dataset;

/** MXNet's matrices for one test, and networks that compute with them on the test's own thread. */
public final class NativeScope implements AutoCloseable {

    static final MxNet MXNET = load();

    public final Matrices matrices;
    public final Workers workers;

    public NativeScope() {
        matrices = new MxNetMatrices(MXNET);
        workers = new WorkerPool(1).open();
    }

    private static MxNet load() {
        new NativeSetup().prepareMxNet(1);
        return new MxNet();
    }

    public Dense dense(Parameters parameters, String name, int inputs, int outputs) {
        return new Dense(matrices, parameters, name, inputs, outputs);
    }

    public TransformerLayers layers(Network.Transformer shape, int tokens, int classes) {
        return new TransformerLayers(matrices, shape, tokens, classes);
    }

    public Model model(Network network, Dataset data) {
        return Model.of(matrices, network, data);
    }

    @Override
    public void close() {
        workers.close();
        matrices.close();
    }
}
