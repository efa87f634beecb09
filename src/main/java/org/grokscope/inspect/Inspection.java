package org.grokscope.inspect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.Dataset;
import org.grokscope.task.ModularTask;
import org.grokscope.task.ParityTask;
import org.grokscope.task.PermutationGroup;
import org.grokscope.task.Table;

/** Inspects a network: reads all outputs of one evaluation, then the weights. */
public final class Inspection implements OutputReader {

    private static final double KEY_BIT_FACTOR = 2;

    private final Examples examples;
    private final Dataset data;
    private final Optional<TokenOrder> order;
    private final short[] said;
    /** The sum over all examples of the output so many places after the right answer. */
    private final double[] profile;

    private Inspection(Examples examples) {
        this.examples = examples;
        data = examples.data();
        order = examples.circle();
        said = new short[data.size()];
        profile = new double[order.map(TokenOrder::size).orElse(0)];
    }

    /** Creates the inspection of a run's network. */
    public static Inspection of(RunConfig config) {
        return new Inspection(Examples.of(config));
    }

    /** Resets, before another evaluation. */
    public void begin() {
        Arrays.fill(profile, 0);
    }

    @Override
    public void read(int[] indices, int from, int count, float[][] outputs) {
        answers(indices, from, count, outputs);
        order.ifPresent(circle -> addProfile(circle, indices, from, count, outputs));
    }

    private void answers(int[] indices, int from, int count, float[][] outputs) {
        float[] largest = outputs[0].clone();
        short[] best = new short[count];
        for (int answer = 1; answer < outputs.length; answer++) {
            float[] row = outputs[answer];
            for (int c = 0; c < count; c++) {
                // Of equal outputs the first is the answer, as for the accuracy.
                if (row[c] > largest[c]) {
                    largest[c] = row[c];
                    best[c] = (short) answer;
                }
            }
        }
        for (int c = 0; c < count; c++) {
            said[indices[from + c]] = best[c];
        }
    }

    private void addProfile(TokenOrder circle, int[] indices, int from, int count, float[][] outputs) {
        int n = circle.size();
        int[] right = new int[count];
        for (int c = 0; c < count; c++) {
            right[c] = circle.place(data.labels()[indices[from + c]]);
        }
        double[] sums = new double[n];
        for (int place = 0; place < n; place++) {
            float[] row = outputs[circle.token(place)];
            for (int c = 0; c < count; c++) {
                if (right[c] >= 0) {
                    int distance = place - right[c];
                    sums[distance < 0 ? distance + n : distance] += row[c];
                }
            }
        }
        synchronized (profile) {
            for (int i = 0; i < n; i++) {
                profile[i] += sums[i];
            }
        }
    }

    /** The snapshot, once every example has been read. */
    public NetworkSnapshot snapshot(long step, NetworkWeights weights) {
        Answers answers = new Answers(examples, said.clone());
        return switch (examples.task()) {
            case ModularTask task -> onCircle(step, answers, order.orElseThrow(), weights);
            case PermutationGroup group -> withoutCircle(step, answers, Strengths.Kind.PERMUTATION, weights);
            case Table table ->
                order.map(circle -> onCircle(step, answers, circle, weights))
                        .orElseGet(() -> withoutCircle(step, answers, Strengths.Kind.SYMBOL, weights));
            case ParityTask task -> withoutCircle(step, answers, Strengths.Kind.BIT, weights);
        };
    }

    private static NetworkSnapshot withoutCircle(
            long step, Answers answers, Strengths.Kind kind, NetworkWeights given) {
        NetworkWeights weights = answers.examples()
                .classes()
                .map(classes -> new NetworkWeights(
                        given.embedding().ordered(classes.order()),
                        given.neurons().ordered(classes.order())))
                .orElse(given);
        return new NetworkSnapshot(
                step,
                answers,
                byInput(kind, weights.embedding()),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Neurons.of(weights.neurons()));
    }

    private NetworkSnapshot onCircle(long step, Answers answers, TokenOrder circle, NetworkWeights weights) {
        WeightMatrix embedding = weights.embedding().ordered(circle);
        Spectrum input = Spectrum.of(embedding.values(), embedding.rows(), embedding.columns());
        float[] means = new float[profile.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (profile[i] / data.size());
        }
        int frequency = input.strongest();
        Projections projections = new Projections(embedding, circle);
        return new NetworkSnapshot(
                step,
                answers,
                Strengths.of(input),
                Optional.of(Strengths.of(Spectrum.of(means, 1, means.length))),
                frequency,
                Optional.of(projections.circle(frequency)),
                Optional.of(projections.principal()),
                Neurons.onCircle(weights.neurons().ordered(circle)));
    }

    /** Each input's part of the squared weights that read it. */
    private static Strengths byInput(Strengths.Kind kind, WeightMatrix weights) {
        double[] squares = new double[weights.columns()];
        for (int i = 0; i < weights.values().length; i++) {
            squares[i % squares.length] += (double) weights.values()[i] * weights.values()[i];
        }
        double total = Arrays.stream(squares).sum();
        List<Double> parts =
                Arrays.stream(squares).map(square -> square / total).boxed().toList();
        List<Integer> keys = IntStream.rangeClosed(1, squares.length)
                .boxed()
                .filter(bit -> parts.get(bit - 1) * squares.length >= KEY_BIT_FACTOR)
                .sorted((a, b) -> Double.compare(parts.get(b - 1), parts.get(a - 1)))
                .toList();
        return new Strengths(kind, parts, keys);
    }
}
