package org.grokscope.engine.nn;

import java.util.Optional;
import org.grokscope.engine.nn.kernel.Elementwise;
import org.grokscope.run.config.Network;
import org.grokscope.task.Dataset;

/**
 * The part of the transformer that depends on the example, for B examples, one a column: forward from the token states to
 * the logits, and back. All arrays are reused from pass to pass.
 */
final class TransformerPass implements Pass {

    private final TokenStates tokens;
    private final Dataset data;
    private final int columns;
    /** From one row of the context to the next. */
    private final int stride;

    private final int[] a;
    private final int[] b;
    private final int[] labels;

    private final PairAttention attention;
    private final Dense.Pass attentionOutput;
    private final Optional<LayerNorm.Pass> afterAttention;
    private final FeedForward.Pass feedForward;
    private final Optional<LayerNorm.Pass> afterFeedForward;
    private final Optional<LayerNorm.Pass> last;
    private final Dense.Pass head;

    /** B×(d+1), an example a row, the last number of each 1: the attention's result. */
    private final float[] context;
    /** B×(d+1): its gradient. */
    private final float[] dContext;
    /** d×B each: activations on the way forward; on the way back, gradients. */
    private final float[][] buffer;

    private final float[][] residual;
    private final float[][] logits;
    private final TokenStates.Gradients tokenGradients;

    /**
     * Allocates.
     *
     * @param columns B
     * @param tokenGradients receives the gradients of the tokens; null if {@link #backward} will not be called
     */
    TransformerPass(
            TransformerLayers layers,
            TokenStates tokens,
            Dataset data,
            int columns,
            TokenStates.Gradients tokenGradients) {
        this.tokens = tokens;
        this.data = data;
        this.columns = columns;
        this.tokenGradients = tokenGradients;
        boolean trains = tokenGradients != null;
        Network.Transformer shape = layers.shape;
        a = new int[columns];
        b = new int[columns];
        labels = new int[columns];
        attention = new PairAttention(shape.heads(), shape.width(), columns);
        attentionOutput = layers.attentionOutput.newPass(new Dense.Layout(columns, columns, true, false), trains);
        afterAttention = layers.afterAttention.map(norm -> norm.newPass(columns));
        feedForward = layers.feedForward.newPass(columns, trains);
        afterFeedForward = layers.afterFeedForward.map(norm -> norm.newPass(columns));
        last = layers.last.map(norm -> norm.newPass(columns));
        head = layers.head.newPass(columns, trains);
        stride = shape.width() + 1;
        context = new float[columns * stride];
        for (int c = 0; c < columns; c++) {
            context[(c + 1) * stride - 1] = 1;
        }
        dContext = trains ? new float[context.length] : null;
        buffer = new float[shape.width()][columns];
        residual = new float[shape.width()][columns];
        logits = new float[data.classes()][columns];
    }

    @Override
    public void load(int[] examples, int from, int count) {
        for (int c = 0; c < columns; c++) {
            int example = examples[from + (c < count ? c : 0)];
            a[c] = data.token(example, 0);
            b[c] = data.token(example, 1);
            labels[c] = data.labels()[example];
        }
    }

    @Override
    public float[][] outputs() {
        return logits;
    }

    @Override
    public int[] labels() {
        return labels;
    }

    @Override
    public void forward() {
        attention.forward(tokens.projections(), a, b, context, stride);
        attentionOutput.input().write(0, context);
        attentionOutput.forward();
        attentionOutput.output().read(residual);
        for (int i = 0; i < residual.length; i++) {
            gatherAdd(residual[i], tokens.lastStates()[i], b);
        }
        afterAttention.ifPresent(norm -> norm.forward(residual, residual));

        feedForward.forward(residual, buffer);
        add(buffer, residual);
        afterFeedForward.ifPresent(norm -> norm.forward(buffer, buffer));

        last.ifPresent(norm -> norm.forward(buffer, buffer));
        head.forward(buffer, logits);
    }

    @Override
    public void backward(float[] gradient) {
        head.backward(logits, buffer, gradient);
        last.ifPresent(norm -> norm.backward(buffer, gradient));
        afterFeedForward.ifPresent(norm -> norm.backward(buffer, gradient));

        feedForward.backward(buffer, residual, gradient);
        add(buffer, residual);
        afterAttention.ifPresent(norm -> norm.backward(buffer, gradient));

        for (int i = 0; i < buffer.length; i++) {
            scatterAdd(tokenGradients.lastStates()[i], buffer[i], b);
        }
        attentionOutput.output().write(buffer);
        attentionOutput.backward(gradient);
        attentionOutput.inputGradient().read(0, dContext);
        attention.backward(tokens.projections(), a, b, dContext, stride, tokenGradients.projections());
    }

    private static void add(float[][] sum, float[][] summand) {
        for (int i = 0; i < sum.length; i++) {
            Elementwise.add(sum[i], summand[i]);
        }
    }

    private static void gatherAdd(float[] sum, float[] values, int[] indices) {
        for (int c = 0; c < sum.length; c++) {
            sum[c] += values[indices[c]];
        }
    }

    private static void scatterAdd(float[] sums, float[] values, int[] indices) {
        for (int c = 0; c < values.length; c++) {
            sums[indices[c]] += values[c];
        }
    }
}
