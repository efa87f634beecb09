package org.grokscope.engine;

import ai.djl.ndarray.NDManager;
import java.lang.foreign.Arena;
import org.grokscope.run.Network;
import org.grokscope.task.Dataset;

/** MXNet, and the memory that one test takes of it. */
final class NativeScope implements AutoCloseable {

    static final MxNet MXNET = load();

    final NDManager manager;
    final Arena arena;

    @SuppressWarnings("MustBeClosedChecker") // close() closes both
    NativeScope() {
        manager = MXNET.newManager();
        arena = Arena.ofConfined();
    }

    private static MxNet load() {
        new NativeSetup().prepareMxNet(1);
        return new MxNet();
    }

    NativeMatrix matrix(int rows, int columns) {
        return NativeMatrix.of(MXNET, manager, rows, columns);
    }

    Dense dense(Parameters parameters, String name, int inputs, int outputs) {
        return new Dense(MXNET, manager, arena, parameters, name, inputs, outputs);
    }

    TransformerLayers layers(Network.Transformer shape, int tokens, int classes) {
        return new TransformerLayers(MXNET, manager, arena, shape, tokens, classes);
    }

    Model model(Network network, Dataset data, int batchSize) {
        return switch (network) {
            case Network.Transformer shape -> new TransformerModel(MXNET, manager, arena, shape, data, batchSize);
            case Network.Mlp shape -> new MlpModel(MXNET, manager, arena, shape, data, batchSize);
        };
    }

    @Override
    public void close() {
        manager.close();
        arena.close();
    }
}
