package org.grokscope.engine;

import org.grokscope.run.Network;
import org.grokscope.task.Dataset;

/** MXNet's matrices for one test, and networks that compute with them on the test's own thread. */
final class NativeScope implements AutoCloseable {

    static final MxNet MXNET = load();

    final Matrices matrices;
    final Workers workers;

    NativeScope() {
        matrices = new MxNetMatrices(MXNET);
        workers = new WorkerPool(1).open();
    }

    private static MxNet load() {
        new NativeSetup().prepareMxNet(1);
        return new MxNet();
    }

    Dense dense(Parameters parameters, String name, int inputs, int outputs) {
        return new Dense(matrices, parameters, name, inputs, outputs);
    }

    TransformerLayers layers(Network.Transformer shape, int tokens, int classes) {
        return new TransformerLayers(matrices, shape, tokens, classes);
    }

    Model model(Network network, Dataset data) {
        return switch (network) {
            case Network.Transformer shape -> new TransformerModel(matrices, shape, data);
            case Network.Mlp shape -> new MlpModel(matrices, shape, data);
        };
    }

    @Override
    public void close() {
        workers.close();
        matrices.close();
    }
}
