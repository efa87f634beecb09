package org.grokscope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** A whole run of the benchmark with workers that answer at once. */
class BenchmarkTest {

    private static final String MISSING = "Maven's -Ppytorch adds it";

    private final List<FakeWorker> workers = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private Job.Kind failing;
    private int failsAt;

    /** Ours takes 10 ms with one thread and 8 with two, everything plain 5 times that; the machine does 100 and 200. */
    private Worker start(Job job) throws WorkerFailedException {
        if (job.kind() == Job.Kind.EAGER_PYTORCH) {
            throw new WorkerFailedException(MISSING);
        }
        double value = switch (job.kind()) {
            case SGEMM -> 100 * job.threads();
            case LEARNER -> job.threads() == 1 ? 10 : 8;
            default -> job.threads() == 1 ? 50 : 40;
        };
        FakeWorker worker = new FakeWorker(job, value, job.kind() == failing ? failsAt : -1);
        workers.add(worker);
        return worker;
    }

    private Report measure() {
        return new Benchmark("9.9", 2, this::start).measure(5, progress::add);
    }

    private static JsonObject json(Report report) throws IOException {
        StringWriter out = new StringWriter();
        report.writeJson(out);
        return JsonParser.parseString(out.toString()).getAsJsonObject();
    }

    @Test
    void everyWorkerIsWarmedUpMeasuredInEveryRoundAndEnded() {
        measure();
        FakeWorker ours = workers.get(2);
        assertEquals(List.of("", "warm-up STEP", "warm-up EVALUATION"), ours.asked.subList(0, 3));
        assertEquals(
                5,
                ours.asked.stream()
                        .filter(line -> line.startsWith("measure STEP "))
                        .count());
        assertEquals(
                5,
                ours.asked.stream()
                        .filter(line -> line.startsWith("measure EVALUATION "))
                        .count());
        assertTrue(ours.asked.getLast().startsWith("profile "));
        assertTrue(workers.stream().allMatch(worker -> worker.closed));
        assertTrue(progress.contains("measures: round 5 of 5, 10 in turn"), progress::toString);
    }

    @Test
    void jsonHoldsTheBestRowsUnderTheirNames() throws IOException {
        JsonObject json = json(measure());
        assertEquals(100, json.getAsJsonObject("sgemmGflops").get("one").getAsDouble());
        assertEquals(200, json.getAsJsonObject("sgemmGflops").get("all").getAsDouble());
        JsonObject transformer = json.getAsJsonObject("transformer");
        assertEquals(8, transformer.get("msPerStep").getAsDouble());
        assertEquals(2, transformer.get("threads").getAsInt());
        // 0.5388 GFLOP in 8 ms, of 200 a second.
        assertEquals(67.35, transformer.get("gflops").getAsDouble(), 0.01);
        assertEquals(33.68, transformer.get("percentOfPeak").getAsDouble(), 0.01);
        assertEquals(2, transformer.get("peakThreads").getAsInt());
        assertEquals(8.0 / (8 + 50 * 8), transformer.get("evaluationShare").getAsDouble(), 1e-9);
        assertEquals(0.75, transformer.getAsJsonObject("profile").get("MxNet").getAsDouble());
        assertEquals(40, json.getAsJsonObject("eagerMxnet").get("msPerStep").getAsDouble());
        assertEquals(125, json.getAsJsonObject("mlp").get("stepsPerSecond").getAsDouble());
        assertEquals(125, json.getAsJsonObject("mlp97").get("stepsPerSecond").getAsDouble());
        assertEquals(40, json.getAsJsonObject("mlpEagerMxnet").get("msPerStep").getAsDouble());
        assertEquals(
                5,
                json.getAsJsonArray("rows")
                        .get(2)
                        .getAsJsonObject()
                        .getAsJsonObject("samples")
                        .getAsJsonArray("step")
                        .size());
    }

    @Test
    void whatIsMissingSaysWhyAndStopsNothing() throws IOException {
        Report report = measure();
        JsonObject missing = json(report).getAsJsonObject("eagerPytorch");
        assertTrue(missing.get("msPerStep").isJsonNull());
        assertEquals(MISSING, missing.get("problem").getAsString());
        assertEquals(Optional.empty(), report.problem());
        assertTrue(report.lines().stream().anyMatch(line -> line.contains("not measured: " + MISSING)));
    }

    @Test
    void workerThatDiesLaterIsNotAskedAgain() {
        failing = Job.Kind.LEARNER;
        failsAt = 4;
        Report report = measure();
        assertEquals(Optional.of("transformer, GrokScope, 1 thread: GrokScope is not here"), report.problem());
        assertEquals(4, workers.get(2).asked.size());
        assertTrue(Double.isNaN(report.rows().get(2).millisPerStep()), "half a measurement is none");
        assertEquals(
                40,
                report.best(Job.Kind.EAGER_MXNET, Case.TRANSFORMER)
                        .orElseThrow()
                        .millisPerStep());
    }

    @Test
    void tableFitsIntoAHundredColumnsAndCompares() {
        List<String> lines = measure().lines();
        lines.forEach(line -> assertTrue(line.length() <= 100, line));
        assertTrue(
                lines.contains(
                        "transformer, each at its best: 8.00 ms a step, plain eager MXNet 40.00 ms; 5.00 times as fast"),
                lines::toString);
        assertTrue(
                lines.contains(
                        "Where the time of a step goes (transformer, GrokScope, 1 thread): MxNet 75 %, LayerNorm 25 %"),
                lines::toString);
        assertTrue(lines.contains("Slowest and fastest round of a row differ by 0 % of its median."), lines::toString);
        String ours = lines.stream()
                .filter(line -> line.startsWith("  GrokScope "))
                .findFirst()
                .orElseThrow();
        assertEquals("GrokScope 1 10.00 100.0 53.9 54 %", ours.strip().replaceAll(" +", " "));
    }

    @Test
    void stoppingEndsEveryWorkerAndReportsNothing() {
        Benchmark benchmark = new Benchmark("9.9", 2, this::start);
        assertThrows(
                CancellationException.class,
                () -> benchmark.measure(5, line -> {
                    if (line.startsWith("measures: round 2")) {
                        benchmark.stop();
                    }
                }));
        assertEquals(8, workers.size(), "those of the second group were not started");
        assertTrue(workers.stream().allMatch(worker -> worker.closed));
        assertFalse(workers.getFirst().asked.stream().anyMatch(line -> line.startsWith("profile")));
    }
}
