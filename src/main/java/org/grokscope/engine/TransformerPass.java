package org.grokscope.engine;

import ai.djl.ndarray.NDManager;
import java.lang.foreign.Arena;
import java.util.Map;
import org.grokscope.task.Dataset;

/**
 * The part of the network that depends on the example, for a fixed number of rows B: forward from the token states to the
 * logits, and back. The arrays are reused from pass to pass.
 */
final class TransformerPass {

    private final TransformerLayers layers;
    private final TokenStates tokens;
    private final PairAttention attention;
    private final int rows;
    private final int width;

    private final int[] a;
    private final int[] b;
    private final int[] labels;
    private final float[] attentionWeights;
    /** Activations of width d on the way forward; on the way back, their gradients. */
    private final float[] context;

    private final float[] afterAttention;
    private final float[] afterFeedForward;
    private final float[] buffer;
    private final float[] logits;
    private final LayerNorm.Cache attentionCache;
    private final LayerNorm.Cache feedForwardCache;
    private final LayerNorm.Cache lastCache;

    private final NativeMatrix nativeContext;
    private final NativeMatrix nativeAttention;
    private final NativeMatrix nativeHidden;
    private final NativeMatrix nativeExpanded;
    private final NativeMatrix nativeActivated;
    private final NativeMatrix nativeContracted;
    private final NativeMatrix nativeLast;
    private final NativeMatrix nativeLogits;
    private final MxNet.Call attentionOutput;
    private final MxNet.Call expand;
    private final MxNet.Call gelu;
    private final MxNet.Call contract;
    private final MxNet.Call head;
    private final Backward backward;

    /**
     * Allocates for B rows.
     *
     * @param rows B
     * @param trains whether {@link #backward} will be called
     */
    TransformerPass(
            MxNet mxnet,
            NDManager manager,
            Arena arena,
            TransformerLayers layers,
            TokenStates tokens,
            int classes,
            int rows,
            boolean trains) {
        this.layers = layers;
        this.tokens = tokens;
        this.rows = rows;
        width = layers.width;
        attention = new PairAttention(layers.tokens, layers.shape.heads(), width);
        a = new int[rows];
        b = new int[rows];
        labels = new int[rows];
        attentionWeights = new float[rows * layers.shape.heads()];
        context = new float[rows * width];
        afterAttention = new float[rows * width];
        afterFeedForward = new float[rows * width];
        buffer = new float[rows * width];
        logits = new float[rows * classes];
        attentionCache = new LayerNorm.Cache(rows, width);
        feedForwardCache = new LayerNorm.Cache(rows, width);
        lastCache = new LayerNorm.Cache(rows, width);
        nativeContext = layers.attentionOutput.newInput(rows);
        nativeAttention = layers.attentionOutput.newOutput(rows);
        nativeHidden = layers.expand.newInput(rows);
        nativeExpanded = layers.expand.newOutput(rows);
        nativeActivated = layers.contract.newInput(rows);
        nativeContracted = layers.contract.newOutput(rows);
        nativeLast = layers.head.newInput(rows);
        nativeLogits = layers.head.newOutput(rows);
        attentionOutput = layers.attentionOutput.forward(nativeContext, nativeAttention);
        expand = layers.expand.forward(nativeHidden, nativeExpanded);
        gelu = mxnet.prepare(
                arena,
                "LeakyReLU",
                new NativeMatrix[] {nativeExpanded},
                new NativeMatrix[] {nativeActivated},
                Map.of("act_type", "gelu"));
        contract = layers.contract.forward(nativeActivated, nativeContracted);
        head = layers.head.forward(nativeLast, nativeLogits);
        backward = trains ? new Backward(mxnet, arena) : null;
    }

    /** Chooses the examples; rows beyond them repeat the first one. */
    void load(Dataset data, int[] examples, int from, int count) {
        for (int row = 0; row < rows; row++) {
            int example = examples[from + (row < count ? row : 0)];
            a[row] = data.token(example, 0);
            b[row] = data.token(example, 1);
            labels[row] = data.labels()[example];
        }
    }

    /** B×C, after {@link #forward}. */
    float[] logits() {
        return logits;
    }

    /** B. */
    int[] labels() {
        return labels;
    }

    void forward() {
        attention.forward(tokens.queries(), tokens.keysValues(), a, b, rows, attentionWeights, context);
        nativeContext.write(context, 0);
        attentionOutput.run();
        nativeAttention.read(buffer, 0);
        addLastStates(buffer);
        layers.afterAttention.forward(buffer, afterAttention, rows, attentionCache);

        nativeHidden.write(afterAttention, 0);
        expand.run();
        gelu.run();
        contract.run();
        nativeContracted.read(buffer, 0);
        add(buffer, afterAttention);
        layers.afterFeedForward.forward(buffer, afterFeedForward, rows, feedForwardCache);

        layers.last.forward(afterFeedForward, buffer, rows, lastCache);
        nativeLast.write(buffer, 0);
        head.run();
        nativeLogits.read(logits, 0);
    }

    /** Goes back from the gradient that stands in {@link #logits} and adds to the tokens' gradients. */
    void backward() {
        backward.run();
    }

    private void addLastStates(float[] sum) {
        float[] states = tokens.states();
        for (int row = 0; row < rows; row++) {
            int from = (layers.tokens + b[row]) * width;
            for (int i = 0; i < width; i++) {
                sum[row * width + i] += states[from + i];
            }
        }
    }

    private static void add(float[] sum, float[] summand) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += summand[i];
        }
    }

    /** The way back. Gradients take the places of the values they belong to where those are no longer needed. */
    private final class Backward {
        private final NativeMatrix nativeDLast = layers.head.newInput(rows);
        private final NativeMatrix nativeDActivated = layers.contract.newInput(rows);
        private final NativeMatrix nativeDExpanded = layers.expand.newOutput(rows);
        private final NativeMatrix nativeDHidden = layers.expand.newInput(rows);
        private final NativeMatrix nativeDContext = layers.attentionOutput.newInput(rows);
        private final MxNet.Call head = layers.head.backward(nativeLogits, nativeLast, nativeDLast);
        private final MxNet.Call contract =
                layers.contract.backward(nativeContracted, nativeActivated, nativeDActivated);
        private final MxNet.Call gelu;
        private final MxNet.Call expand = layers.expand.backward(nativeDExpanded, nativeHidden, nativeDHidden);
        private final MxNet.Call attentionOutput =
                layers.attentionOutput.backward(nativeAttention, nativeContext, nativeDContext);

        Backward(MxNet mxnet, Arena arena) {
            gelu = mxnet.prepare(
                    arena,
                    "_backward_LeakyReLU",
                    new NativeMatrix[] {nativeDActivated, nativeExpanded, nativeActivated},
                    new NativeMatrix[] {nativeDExpanded},
                    Map.of("act_type", "gelu"));
        }

        void run() {
            nativeLogits.write(logits, 0);
            head.run();
            nativeDLast.read(buffer, 0);
            layers.last.backward(buffer, buffer, rows, lastCache);
            layers.afterFeedForward.backward(buffer, buffer, rows, feedForwardCache);

            nativeContracted.write(buffer, 0);
            contract.run();
            gelu.run();
            expand.run();
            nativeDHidden.read(context, 0);
            add(buffer, context);
            layers.afterAttention.backward(buffer, buffer, rows, attentionCache);

            addToLastStates(buffer);
            nativeAttention.write(buffer, 0);
            attentionOutput.run();
            nativeDContext.read(context, 0);
            attention.backward(
                    tokens.queries(),
                    tokens.keysValues(),
                    a,
                    b,
                    rows,
                    attentionWeights,
                    context,
                    tokens.dQueries(),
                    tokens.dKeysValues());
        }

        private void addToLastStates(float[] gradient) {
            float[] dStates = tokens.dStates();
            for (int row = 0; row < rows; row++) {
                int to = (layers.tokens + b[row]) * width;
                for (int i = 0; i < width; i++) {
                    dStates[to + i] += gradient[row * width + i];
                }
            }
        }
    }
}
