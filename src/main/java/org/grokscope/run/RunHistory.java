package org.grokscope.run;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * All evaluations and events of one run, in the order in which they happened.
 *
 * <p>One thread writes, any number of threads read without locks: the writer fills a row and then publishes it by the
 * volatile size, so a reader that has seen a size may read every row below it from then on. Rows are never changed.
 */
public final class RunHistory {

    /** The columns: the numbers of an {@link Evaluation}, and when it was made. Later ones are added at the end, which keeps tables readable. */
    public enum Column {
        /** Optimizer steps. */
        STEP("step"),
        /** Mean loss on the train set. */
        TRAIN_LOSS("trainLoss"),
        /** Part of the train set that is right. */
        TRAIN_ACCURACY("trainAccuracy"),
        /** Mean loss on the test set. */
        TEST_LOSS("testLoss"),
        /** Part of the test set that is right. */
        TEST_ACCURACY("testAccuracy"),
        /** ‖θ‖². */
        SQUARED_NORM("squaredNorm"),
        /** α, the angle from θ at T_mem, in degrees; NaN before. */
        ANGLE("angle"),
        /** Training time up to the evaluated step, in seconds without pauses; NaN in runs recorded without it. */
        SECONDS("seconds"),
        /** The effective logit scale L; NaN in runs recorded without it. */
        LOGIT_SCALE("logitScale"),
        /** Part of the train set with a saturated softmax; NaN in runs recorded without it, and without a softmax. */
        SATURATED("saturated"),
        /** Part of the train set whose right answer has no gradient; NaN in runs recorded without it, and without a softmax. */
        ZERO_GRADIENT("zeroGradient");

        /** Those of {@link Evaluation.Logits}. */
        public static final List<Column> LOGITS = List.of(LOGIT_SCALE, SATURATED, ZERO_GRADIENT);

        private final String key;

        Column(String key) {
            this.key = key;
        }

        /** Its name in files. */
        public String key() {
            return key;
        }
    }

    private static final int CHUNK_ROWS = 1024;
    private static final int COLUMNS = Column.values().length;

    private final List<String> layers;
    private final int width;
    private final List<RunEvent> events = new CopyOnWriteArrayList<>();
    private final AppendOnlyList<Forecast> forecasts = new AppendOnlyList<>();
    private double[][] chunks = new double[16][];
    private volatile int size;

    /** For evaluations without norms of layers. */
    public RunHistory() {
        this(List.of());
    }

    /** For evaluations with ‖·‖² of the layers of these names. */
    public RunHistory(List<String> layers) {
        this.layers = List.copyOf(layers);
        width = COLUMNS + layers.size();
    }

    /** The names of the layers whose norms are evaluated, in their order. */
    public List<String> layers() {
        return layers;
    }

    /**
     * A copy of this history up to a step, to which other evaluations can be appended.
     *
     * @param step the last step that it holds
     */
    public RunHistory upTo(long step) {
        RunHistory start = new RunHistory(layers);
        int rows = size == 0 || value(Column.STEP, 0) > step ? 0 : rowAt(step) + 1;
        start.chunks = Arrays.copyOf(chunks, chunks.length);
        int last = rows / CHUNK_ROWS;
        if (last < start.chunks.length && start.chunks[last] != null) {
            // Full chunks are not written again and can be shared; the last one will be.
            start.chunks[last] = start.chunks[last].clone();
            Arrays.fill(start.chunks, last + 1, start.chunks.length, null);
        }
        start.size = rows;
        // While the run goes on, or after rows were lost, there may be a milestone without its evaluation.
        long evaluated = rows == 0 ? -1 : (long) value(Column.STEP, rows - 1);
        events.stream()
                .filter(event -> event.step() <= (event instanceof RunEvent.Milestone ? evaluated : step))
                .forEach(start.events::add);
        // One for each row; what has not changed keeps the step at which it was stated first.
        forecasts.snapshot().stream()
                .limit(rows)
                .filter(forecast -> forecast.step() <= step)
                .forEach(start.forecasts::add);
        return start;
    }

    /** How many evaluations can be read. */
    public int size() {
        return size;
    }

    /** Appends one evaluation that was made at an unknown time; see {@link #append(Evaluation, double)}. */
    public void append(Evaluation evaluation) {
        append(evaluation, Double.NaN);
    }

    /**
     * Appends one evaluation. Only one thread may call this.
     *
     * @param seconds training time up to its step, without pauses; NaN if unknown. Not part of the evaluation, which is the same whenever
     *     the run is repeated
     * @throws IllegalArgumentException if its step is not after the last one, or it has other layers than this
     *     history; one without layers is accepted by any
     */
    public void append(Evaluation evaluation, double seconds) {
        int row = size;
        if (row > 0 && evaluation.step() <= (long) value(Column.STEP, row - 1)) {
            throw new IllegalArgumentException("step " + evaluation.step() + " is not after the last one");
        }
        List<Double> layerNorms = evaluation.layerNorms();
        if (!layerNorms.isEmpty() && layerNorms.size() != layers.size()) {
            throw new IllegalArgumentException(layerNorms.size() + " layers evaluated, not " + layers.size());
        }
        double[] chunk = chunkFor(row);
        int at = row % CHUNK_ROWS * width;
        chunk[at] = evaluation.step();
        chunk[at + 1] = evaluation.trainLoss();
        chunk[at + 2] = evaluation.trainAccuracy();
        chunk[at + 3] = evaluation.testLoss();
        chunk[at + 4] = evaluation.testAccuracy();
        chunk[at + 5] = evaluation.squaredNorm();
        chunk[at + 6] = evaluation.angle();
        chunk[at + 7] = seconds;
        chunk[at + 8] = evaluation.logits().scale();
        chunk[at + 9] = evaluation.logits().saturated();
        chunk[at + 10] = evaluation.logits().zeroGradient();
        for (int layer = 0; layer < layers.size(); layer++) {
            chunk[at + COLUMNS + layer] = layerNorms.isEmpty() ? Double.NaN : layerNorms.get(layer);
        }
        size = row + 1;
    }

    /**
     * One number.
     *
     * @param row from 0 to a size seen before, exclusive
     */
    @SuppressWarnings("EnumOrdinal") // the columns are stored in the order in which the enum declares them
    public double value(Column column, int row) {
        return cell(row, column.ordinal());
    }

    /**
     * ‖·‖² of one layer; NaN where it is not known.
     *
     * @param layer its place in {@link #layers}
     * @param row see {@link #value}
     */
    public double layerNorm(int layer, int row) {
        return cell(row, COLUMNS + Objects.checkIndex(layer, layers.size()));
    }

    private double cell(int row, int column) {
        return chunks[row / CHUNK_ROWS][row % CHUNK_ROWS * width + column];
    }

    /** One evaluation; see {@link #value} for the row. */
    public Evaluation evaluation(int row) {
        return new Evaluation(
                (long) value(Column.STEP, row),
                value(Column.TRAIN_LOSS, row),
                value(Column.TRAIN_ACCURACY, row),
                value(Column.TEST_LOSS, row),
                value(Column.TEST_ACCURACY, row),
                value(Column.SQUARED_NORM, row),
                value(Column.ANGLE, row),
                IntStream.range(0, layers.size())
                        .mapToObj(layer -> layerNorm(layer, row))
                        .toList(),
                new Evaluation.Logits(
                        value(Column.LOGIT_SCALE, row),
                        value(Column.SATURATED, row),
                        value(Column.ZERO_GRADIENT, row)));
    }

    /** The evaluation at exactly this step, or the last one before it; row 0 if there is none before. */
    public int rowAt(long step) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (value(Column.STEP, middle) <= step) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Appends one event. */
    public void append(RunEvent event) {
        events.add(event);
    }

    /** The events so far, as a view that grows with the run and can be iterated at any time. */
    public List<RunEvent> events() {
        return Collections.unmodifiableList(events);
    }

    /** Appends one forecast. Only the thread that appends evaluations may call this. */
    public void append(Forecast forecast) {
        forecasts.add(forecast);
    }

    /** The forecasts so far, a snapshot that stays as it is. */
    public List<Forecast> forecasts() {
        return forecasts.snapshot();
    }

    /** The newest forecast. */
    public Optional<Forecast> latestForecast() {
        return forecasts.last();
    }

    /**
     * The first forecast from a step on that meets a condition.
     *
     * @param most how many are looked at
     */
    public Optional<Forecast> firstForecast(long from, int most, Predicate<Forecast> condition) {
        int first = forecastsUpTo(from - 1);
        int end = (int) Math.min(forecasts.size(), (long) first + most);
        for (int i = first; i < end; i++) {
            if (condition.test(forecasts.get(i))) {
                return Optional.of(forecasts.get(i));
            }
        }
        return Optional.empty();
    }

    /** The newest forecast that was made at this step or before. */
    Optional<Forecast> forecastAt(long step) {
        int count = forecastsUpTo(step);
        return count == 0 ? Optional.empty() : Optional.of(forecasts.get(count - 1));
    }

    private int forecastsUpTo(long step) {
        int low = 0;
        int high = forecasts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (forecasts.get(middle).step() <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double[] chunkFor(int row) {
        int index = row / CHUNK_ROWS;
        if (index == chunks.length) {
            // Readers may keep the old array: it holds every row that they have seen.
            chunks = Arrays.copyOf(chunks, index * 2);
        }
        if (chunks[index] == null) {
            chunks[index] = new double[CHUNK_ROWS * width];
        }
        return chunks[index];
    }
}
