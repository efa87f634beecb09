package org.grokscope.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.Dataset;
import org.grokscope.task.Formula;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.grokscope.task.PermutationGroup;
import org.grokscope.task.Table;
import org.grokscope.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {

    private static RunConfig config(Operation operation, int p) {
        RunConfig base = Preset.PAPER.config();
        return new RunConfig(
                new ModularTask(operation, p),
                0.5,
                new Network.Mlp(8),
                new Optimization(base.optimizer(), base.learningRate(), base.weightDecay(), Optimization.FULL_BATCH),
                new Schedule(1, 10, 100, Schedule.NEVER));
    }

    /** A network of one rotation: logit(c) = cos(2πf·(place of c − place of the right answer)/n). */
    private static NetworkSnapshot rotation(RunConfig config, int frequency) {
        Inspection inspection = Inspection.of(config);
        Dataset data = Examples.of(config).data();
        TokenOrder order = TokenOrder.of((ModularTask) config.task());
        int n = order.size();
        inspection.begin();
        int[] all = IntStream.range(0, data.size()).toArray();
        for (int from = 0; from < all.length; from += 7) {
            int count = Math.min(7, all.length - from);
            float[][] outputs = new float[data.classes()][9];
            for (int c = 0; c < count; c++) {
                int right = order.place(data.labels()[from + c]);
                for (int answer = 0; answer < outputs.length; answer++) {
                    int place = order.place(answer);
                    outputs[answer][c] = place < 0 || right < 0
                            ? (answer == data.labels()[from + c] ? 2 : -2)
                            : (float) Math.cos(2 * Math.PI * frequency * (place - right) / n);
                }
            }
            inspection.read(all, from, count, outputs);
        }
        float[] values = new float[4 * data.vocabulary()];
        Random random = new Random(2);
        for (int row = 0; row < 4; row++) {
            double phase = random.nextDouble() * 6;
            for (int a = 0; a < data.vocabulary(); a++) {
                values[row * data.vocabulary() + a] =
                        order.place(a) < 0 ? 0 : (float) Math.cos(2 * Math.PI * frequency * order.place(a) / n + phase);
            }
        }
        WeightMatrix matrix = new WeightMatrix(4, data.vocabulary(), values);
        return inspection.snapshot(30, new NetworkWeights(matrix, matrix));
    }

    @Test
    void aRotationIsSeenAsOneFrequencyAndACircle() {
        for (RunConfig config : List.of(
                config(Operation.ADD, 23),
                config(Operation.SUBTRACT, 23),
                config(Operation.MULTIPLY, 23),
                config(Operation.DIVIDE, 23))) {
            NetworkSnapshot look = rotation(config, 5);
            assertEquals(30, look.step());
            assertEquals(List.of(5), look.input().keys(), config.task().id());
            assertEquals(
                    List.of(5),
                    look.output().orElseThrow().keys(),
                    config.task().id());
            assertEquals(1, look.input().keyPart(), 1e-6);
            assertEquals(5, look.circleFrequency());
            Plane circle = look.circle().orElseThrow();
            assertEquals(1, circle.part(), 1e-6);
            assertEquals(1, look.principal().orElseThrow().part(), 1e-6);
            Plane.Point first = circle.points().getFirst();
            assertTrue(first.x() > 0 && Math.abs(first.y()) < 0.5 * first.x(), "the first token lies to the right");
            for (int example = 0; example < look.answers().size(); example++) {
                assertTrue(look.answers().isRight(example));
            }
            for (int row = 0; row < look.neurons().rows(); row++) {
                assertEquals(5, look.neurons().frequency(row));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 40})
    void principalComponentsAreOrderedByVarianceAndHaveFixedSigns(int rows) {
        ModularTask task = new ModularTask(Operation.ADD, 23);
        int n = task.p();
        float[] values = new float[rows * n];
        for (int a = 0; a < n; a++) {
            values[a] = (float) (2 * Math.sin(2 * Math.PI * a / n));
            values[n + a] = (float) (10 - 3 * Math.cos(2 * Math.PI * a / n));
        }
        Plane plane = new Projections(new WeightMatrix(rows, n, values), TokenOrder.of(task)).principal();
        assertEquals(1, plane.part(), 1e-9);
        for (int a = 0; a < n; a++) {
            assertEquals(
                    3 * Math.cos(2 * Math.PI * a / n), plane.points().get(a).x(), 1e-5);
            assertEquals(
                    2 * Math.sin(2 * Math.PI * a / n), plane.points().get(a).y(), 1e-5);
        }
    }

    @Test
    void noiseHasNoKeyFrequencies() {
        Random random = new Random(3);
        float[] noise = new float[128 * 97];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        assertEquals(List.of(), Spectrum.of(noise, 128, 97).keys());
    }

    @Test
    void powersOfAGeneratorGoRoundAllResiduesButZero() {
        for (int p : new int[] {3, 5, 7, 47, 97, 113, 499}) {
            TokenOrder order = TokenOrder.of(new ModularTask(Operation.MULTIPLY, p));
            assertTrue(order.isOfPowers());
            assertEquals(p - 1, order.size());
            assertEquals(-1, order.place(0));
            assertEquals(
                    p - 1,
                    IntStream.range(0, p - 1).map(order::token).distinct().count());
            for (int place = 1; place < p - 1; place++) {
                assertEquals(order.token(place), order.token(place - 1) * order.token(1) % p);
            }
        }
        assertFalse(TokenOrder.of(new ModularTask(Operation.MULTIPLY, 96)).isOfPowers(), "96 is not prime");
    }

    @Test
    void theTableHasEveryExampleOnce() {
        for (RunConfig config : List.of(config(Operation.ADD, 11), config(Operation.DIVIDE, 11))) {
            Examples examples = Examples.of(config);
            int cells = 0;
            for (int row = 0; row < examples.rows(); row++) {
                for (int column = 0; column < examples.columns(); column++) {
                    int example = examples.at(column, row).orElseThrow();
                    assertEquals(row, examples.data().token(example, 0));
                    assertEquals(
                            column + examples.firstColumn(), examples.data().token(example, 1));
                    cells++;
                }
            }
            assertEquals(examples.data().size(), cells);
        }
    }

    private static RunConfig learning(Task task) {
        RunConfig base = Preset.PAPER.config();
        return new RunConfig(
                task,
                0.5,
                new Network.Mlp(8),
                new Optimization(base.optimizer(), 1e-3, 1, Optimization.FULL_BATCH),
                new Schedule(1, 10, 100, Schedule.NEVER));
    }

    @Test
    void permutationsHaveNoCircleButTheirWeights() {
        float[] values = new float[8 * 6];
        Arrays.fill(values, 1);
        WeightMatrix matrix = new WeightMatrix(8, 6, values);
        NetworkSnapshot look =
                Inspection.of(learning(PermutationGroup.S3)).snapshot(1, new NetworkWeights(matrix, matrix));
        assertEquals(Strengths.Kind.PERMUTATION, look.input().kind());
        assertEquals(6, look.input().parts().size());
        assertEquals(1.0 / 6, look.input().parts().getFirst(), 1e-12);
        assertTrue(look.circle().isEmpty());
        assertTrue(look.output().isEmpty());
        assertEquals(36, look.answers().size());
    }

    @Test
    void aTableThatIsNoCyclicGroupHasNoCircle() {
        float[] values = new float[8 * 3];
        values[1] = 1; // of the first unit, the second symbol
        WeightMatrix matrix = new WeightMatrix(8, 3, values);
        Table table = Table.ofLines("plus.csv", "0,1,2\n1,0,1\n2,1,0");
        NetworkSnapshot look = Inspection.of(learning(table)).snapshot(1, new NetworkWeights(matrix, matrix));
        assertEquals(Strengths.Kind.SYMBOL, look.input().kind());
        assertEquals(List.of(0.0, 1.0, 0.0), look.input().parts());
        assertTrue(look.circle().isEmpty());
        assertTrue(look.principal().isEmpty());
        assertEquals(9, look.answers().size());
    }

    @Test
    void additionAsATableHasTheCircleOfAddition() {
        float[] values = new float[2 * 5];
        for (int symbol = 0; symbol < 5; symbol++) {
            values[symbol] = (float) Math.cos(4 * Math.PI * symbol / 5);
            values[5 + symbol] = (float) Math.sin(4 * Math.PI * symbol / 5);
        }
        WeightMatrix matrix = new WeightMatrix(2, 5, values);
        Table table = Table.ofLines("plus.csv", "0,1,2,3,4\n1,2,3,4,0\n2,3,4,0,1\n3,4,0,1,2\n4,0,1,2,3");
        NetworkSnapshot look = Inspection.of(learning(table)).snapshot(1, new NetworkWeights(matrix, matrix));
        NetworkSnapshot addition = Inspection.of(learning(new ModularTask(Operation.ADD, 5)))
                .snapshot(1, new NetworkWeights(matrix, matrix));
        assertEquals(2, look.circleFrequency());
        assertEquals(addition.circle(), look.circle());
        assertEquals(addition.input(), look.input());
    }

    @Test
    void aPairWithoutAResultHasAnEmptyCell() {
        Examples examples = Examples.of(learning(new ModularTask(Formula.parse("a/(a - b)"), 5)));
        for (int a = 0; a < 5; a++) {
            for (int b = 0; b < 5; b++) {
                OptionalInt example = examples.at(b, a);
                assertEquals(a != b, example.isPresent());
                if (example.isPresent()) {
                    assertEquals(a, examples.data().token(example.getAsInt(), 0));
                    assertEquals(b, examples.data().token(example.getAsInt(), 1));
                }
            }
        }
    }

    @Test
    void bitsThatCountStandOut() {
        RunConfig base = Preset.PAPER.config();
        RunConfig config = new RunConfig(
                new ParityTask(10, 2, 100),
                0.5,
                new Network.Mlp(8),
                new Optimization(base.optimizer(), 1e-3, 1, Optimization.FULL_BATCH),
                new Schedule(1, 10, 100, Schedule.NEVER));
        float[] values = new float[8 * 10];
        for (int row = 0; row < 8; row++) {
            for (int bit = 0; bit < 10; bit++) {
                values[row * 10 + bit] = bit == 3 || bit == 6 ? 2 : 0.1f;
            }
        }
        WeightMatrix matrix = new WeightMatrix(8, 10, values);
        NetworkSnapshot look = Inspection.of(config).snapshot(1, new NetworkWeights(matrix, matrix));
        assertEquals(Strengths.Kind.BIT, look.input().kind());
        assertEquals(List.of(4, 7), look.input().keys());
        assertTrue(look.output().isEmpty());
    }

    @Test
    void looksAreFoundByStepAndThinnedOut() {
        RunConfig config = config(Operation.ADD, 11);
        Inspection inspection = Inspection.of(config);
        WeightMatrix matrix = new WeightMatrix(1, 11, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1});
        NetworkSnapshots looks = new NetworkSnapshots();
        assertTrue(looks.at(3).isEmpty());
        for (long step = 10; step <= 20_000; step += 10) {
            looks.add(inspection.snapshot(step, new NetworkWeights(matrix, matrix)));
        }
        assertTrue(looks.all().size() <= 901);
        assertEquals(10, looks.at(0).orElseThrow().step());
        assertEquals(20_000, looks.latest().orElseThrow().step());
        long found = looks.at(7_000).orElseThrow().step();
        assertTrue(found <= 7_000 && found > 6_900, "spread over the whole run: " + found);
    }
}
