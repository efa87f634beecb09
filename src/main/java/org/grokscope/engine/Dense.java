package org.grokscope.engine;

import ai.djl.ndarray.NDManager;
import java.lang.foreign.Arena;
import java.util.Map;

/**
 * A linear layer y = x·Wᵀ + b, with x (B×n), W (m×n), b (m) and y (B×m), and its backward pass dx = dy·W, dW = dyᵀ·x,
 * db = Σ dy. MXNet does all of it.
 */
final class Dense {

    private final MxNet mxnet;
    private final Arena arena;
    private final NDManager manager;
    private final Parameters parameters;
    private final Parameters.Part weightPart;
    private final Parameters.Part biasPart;
    private final int inputs;
    private final int outputs;
    private final NativeMatrix weight;
    private final NativeMatrix bias;
    private final NativeMatrix weightGradient;
    private final NativeMatrix biasGradient;

    Dense(MxNet mxnet, NDManager manager, Arena arena, Parameters parameters, String name, int inputs, int outputs) {
        this.mxnet = mxnet;
        this.manager = manager;
        this.arena = arena;
        this.parameters = parameters;
        this.inputs = inputs;
        this.outputs = outputs;
        weightPart = parameters.reserve(name + ".weight", outputs * inputs);
        biasPart = parameters.reserve(name + ".bias", outputs);
        weight = NativeMatrix.of(mxnet, manager, outputs, inputs);
        bias = NativeMatrix.vector(mxnet, manager, outputs);
        weightGradient = NativeMatrix.of(mxnet, manager, outputs, inputs);
        biasGradient = NativeMatrix.vector(mxnet, manager, outputs);
    }

    /** PyTorch's {@code Linear}: weights and biases U(±1/√fan_in). */
    void initialise(Initializer initializer) {
        initializer.uniform(weightPart, 1 / Math.sqrt(inputs));
        initializer.uniform(biasPart, 1 / Math.sqrt(inputs));
    }

    /** Weights U(±bound), biases 0. */
    void initialise(Initializer initializer, double bound) {
        initializer.uniform(weightPart, bound);
        initializer.constant(biasPart, 0);
    }

    /** Brings θ to MXNet; after every change of θ. */
    void upload() {
        weight.write(parameters.values(), weightPart.offset());
        bias.write(parameters.values(), biasPart.offset());
    }

    /** A matrix of B rows that fits this layer's input. */
    NativeMatrix newInput(int rows) {
        return NativeMatrix.of(mxnet, manager, rows, inputs);
    }

    /** A matrix of B rows that fits this layer's output. */
    NativeMatrix newOutput(int rows) {
        return NativeMatrix.of(mxnet, manager, rows, outputs);
    }

    /** Prepares y = x·Wᵀ + b. */
    MxNet.Call forward(NativeMatrix x, NativeMatrix y) {
        return mxnet.prepare(
                arena,
                "FullyConnected",
                new NativeMatrix[] {x, weight, bias},
                new NativeMatrix[] {y},
                operatorParameters());
    }

    /** Prepares dx, dW and db from dy and x. */
    MxNet.Call backward(NativeMatrix dy, NativeMatrix x, NativeMatrix dx) {
        return mxnet.prepare(
                arena,
                "_backward_FullyConnected",
                new NativeMatrix[] {dy, x, weight},
                new NativeMatrix[] {dx, weightGradient, biasGradient},
                operatorParameters());
    }

    /** Brings dW and db from MXNet into the flat gradient; after a backward call. */
    void downloadGradients() {
        weightGradient.read(parameters.gradients(), weightPart.offset());
        biasGradient.read(parameters.gradients(), biasPart.offset());
    }

    private Map<String, String> operatorParameters() {
        return Map.of("num_hidden", Integer.toString(outputs), "no_bias", "False", "flatten", "False");
    }
}
