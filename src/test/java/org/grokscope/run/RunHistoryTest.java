package org.grokscope.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunHistoryTest {

    private static final int MORE_THAN_SIXTEEN_CHUNKS = 17 * 1024 + 5;

    private static Evaluation row(long step) {
        return new Evaluation(step, step + 0.1, step + 0.2, step + 0.3, step + 0.4, step + 0.5);
    }

    @Test
    void everyRowCanBeReadBackPastTheFirstChunkAndPastSixteenOfThem() {
        RunHistory history = new RunHistory();
        for (int i = 0; i < MORE_THAN_SIXTEEN_CHUNKS; i++) {
            history.append(row(3L * i));
            assertEquals(i + 1, history.size());
        }
        for (int i = 0; i < MORE_THAN_SIXTEEN_CHUNKS; i++) {
            assertEquals(row(3L * i), history.evaluation(i));
            assertEquals(3L * i + 0.5, history.value(RunHistory.Column.SQUARED_NORM, i));
        }
    }

    @Test
    void rowAtIsTheRowOfTheStepOrTheLastOneBefore() {
        RunHistory history = new RunHistory();
        assertEquals(0, history.rowAt(10));
        history.append(row(5));
        history.append(row(10));
        history.append(row(25));
        assertEquals(0, history.rowAt(0));
        assertEquals(0, history.rowAt(5));
        assertEquals(0, history.rowAt(9));
        assertEquals(1, history.rowAt(10));
        assertEquals(1, history.rowAt(24));
        assertEquals(2, history.rowAt(25));
        assertEquals(2, history.rowAt(Long.MAX_VALUE));
    }

    @Test
    void rowAtFindsEveryRowOfALongHistory() {
        RunHistory history = new RunHistory();
        for (int i = 0; i < 5_000; i++) {
            history.append(row(50L * i));
        }
        for (int i = 0; i < 5_000; i++) {
            assertEquals(i, history.rowAt(50L * i));
            assertEquals(i, history.rowAt(50L * i + 49));
        }
    }

    @Test
    void layersAndAngleAreKeptPastTheFirstChunk() {
        RunHistory history = new RunHistory(List.of("first", "second"));
        for (int i = 0; i < 2_000; i++) {
            history.append(new Evaluation(i, 1, 2, 3, 4, 5, i + 0.25, List.of(i + 0.5, i + 0.75)));
        }
        history.append(row(2_000));
        for (int i = 0; i < 2_000; i++) {
            assertEquals(i + 0.25, history.value(RunHistory.Column.ANGLE, i));
            assertEquals(List.of(i + 0.5, i + 0.75), history.evaluation(i).layerNorms());
            assertEquals(i + 0.75, history.layerNorm(1, i));
        }
        assertTrue(Double.isNaN(history.layerNorm(0, 2_000)), "it was not measured");
        assertThrows(IndexOutOfBoundsException.class, () -> history.layerNorm(2, 0));
        Evaluation other = new Evaluation(2_001, 1, 2, 3, 4, 5, 6, List.of(1.0));
        assertThrows(IllegalArgumentException.class, () -> history.append(other));
    }

    @Test
    void anEvaluationIsTheSameWheneverItWasMade() {
        RunHistory history = new RunHistory(List.of("only"));
        history.append(row(1), 0.5);
        history.append(row(2));
        assertEquals(0.5, history.value(RunHistory.Column.SECONDS, 0));
        assertTrue(Double.isNaN(history.value(RunHistory.Column.SECONDS, 1)), "not recorded");
        history.append(new Evaluation(3, 1, 2, 3, 4, 5, 6, List.of(7.5)), 2);
        assertEquals(2, history.value(RunHistory.Column.SECONDS, 2));
        assertEquals(7.5, history.layerNorm(0, 2));
        assertEquals(0.5, history.upTo(2).value(RunHistory.Column.SECONDS, 0));
    }

    @Test
    void theSizeOfTheOutputsIsKeptWithItsEvaluation() {
        RunHistory history = new RunHistory(List.of("only"));
        history.append(row(1));
        Evaluation.Logits logits = new Evaluation.Logits(24.5, 0.75, 0.5);
        Evaluation whole = new Evaluation(2, 1, 2, 3, 4, 5, 6, List.of(7.5), logits);
        history.append(whole, 2);
        assertEquals(whole, history.evaluation(1));
        assertEquals(logits, whole.withAngle(0).logits());
        assertEquals(24.5, history.value(RunHistory.Column.LOGIT_SCALE, 1));
        assertEquals(0.75, history.value(RunHistory.Column.SATURATED, 1));
        assertEquals(0.5, history.value(RunHistory.Column.ZERO_GRADIENT, 1));
        assertEquals(Evaluation.Logits.UNKNOWN, history.evaluation(0).logits(), "not measured");
    }

    @Test
    void stepsOnlyRise() {
        RunHistory history = new RunHistory();
        history.append(row(10));
        assertThrows(IllegalArgumentException.class, () -> history.append(row(10)));
        assertThrows(IllegalArgumentException.class, () -> history.append(row(9)));
        assertEquals(1, history.size());
        history.append(row(11));
        assertEquals(2, history.size());
    }

    @Test
    void numbersThatAreNoneAreKeptAsTheyAre() {
        RunHistory history = new RunHistory();
        Evaluation broken = new Evaluation(3, Double.NaN, 0, Double.POSITIVE_INFINITY, 0, Double.NaN);
        history.append(broken);
        assertEquals(broken, history.evaluation(0));
    }

    @Test
    void aConcurrentReaderSeesOnlyFullRows() throws Exception {
        RunHistory history = new RunHistory();
        CountDownLatch reading = new CountDownLatch(2);
        try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> results = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                results.add(readers.submit(() -> readAll(history, reading)));
            }
            assertTrue(reading.await(10, TimeUnit.SECONDS));
            for (int i = 0; i < MORE_THAN_SIXTEEN_CHUNKS; i++) {
                history.append(row(i + 1L));
                history.append(new Forecast.Unknown(
                        i + 1L, ForecastReason.of(ForecastReason.Code.UNCALIBRATED), Optional.empty()));
            }
            for (Future<Integer> result : results) {
                assertEquals(MORE_THAN_SIXTEEN_CHUNKS, result.get(30, TimeUnit.SECONDS));
            }
        }
    }

    private static int readAll(RunHistory history, CountDownLatch reading) {
        reading.countDown();
        int seen = 0;
        while (seen < MORE_THAN_SIXTEEN_CHUNKS) {
            int size = history.size();
            for (; seen < size; seen++) {
                assertEquals(row(seen + 1L), history.evaluation(seen));
            }
            history.latestForecast().ifPresent(forecast -> assertTrue(forecast.step() > 0));
        }
        return seen;
    }

    @Test
    void eventsCanBeWalkedWhileMoreAreAppended() {
        RunHistory history = new RunHistory();
        List<RunEvent> events = history.events();
        history.append(new RunEvent.Memorized(5));
        for (RunEvent event : events) {
            history.append(new RunEvent.Grokked(event.step() + 1));
        }
        assertEquals(List.of(new RunEvent.Memorized(5), new RunEvent.Grokked(6)), events);
        assertThrows(UnsupportedOperationException.class, () -> events.add(new RunEvent.Memorized(7)));
    }

    @Test
    void forecastsAreASnapshotAndTheLatestIsTheLast() {
        RunHistory history = new RunHistory();
        assertTrue(history.latestForecast().isEmpty());
        for (int i = 0; i < 200; i++) {
            history.append(
                    new Forecast.NoJump(i, 0.5, ForecastReason.of(ForecastReason.Code.NO_DECAY), Optional.empty()));
        }
        List<Forecast> snapshot = history.forecasts();
        history.append(
                new Forecast.NoJump(200, 0.5, ForecastReason.of(ForecastReason.Code.NO_DECAY), Optional.empty()));
        assertEquals(200, snapshot.size());
        assertEquals(199, snapshot.getLast().step());
        assertEquals(200, history.latestForecast().orElseThrow().step());
        assertEquals(201, history.forecasts().size());
    }
}
