package org.grokscope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.grokscope.training.FakeLearner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The talk between the two processes, with learners that compute nothing. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WorkerProcessTest {

    private static final Job JOB = new Job(Job.Kind.LEARNER, Case.MLP, 1);

    /** A worker whose learner is fake. */
    public static final class Talking {
        private Talking() {}

        /** Works. */
        public static void main(String[] args) {
            System.out.println("a library's greeting");
            FakeLearner.Factory learners = new FakeLearner.Factory();
            System.exit(BenchWorker.run(
                    List.of(args),
                    threads -> learners,
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                    System.out));
        }
    }

    /** A program that dies. */
    public static final class Dying {
        private Dying() {}

        /** Dies. */
        public static void main(String[] args) {
            System.err.println("out of luck");
            System.exit(3);
        }
    }

    private static WorkerProcess start(Class<?> program, List<String> arguments) throws WorkerFailedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        return WorkerProcess.start(command, Map.of());
    }

    @Test
    void answersWhatItIsAsked() throws WorkerFailedException {
        try (Worker worker = start(Talking.class, JOB.arguments())) {
            assertEquals(List.of(), worker.ask(""));
            List<String> answer = worker.ask("measure STEP 0.001");
            assertEquals(1, answer.size());
            assertTrue(Double.parseDouble(answer.getFirst().substring("value ".length())) > 0);
        }
    }

    @Test
    void problemOfTheWorkerIsTheReason() throws WorkerFailedException {
        try (Worker worker = start(Talking.class, List.of("learner", "mlp"))) {
            WorkerFailedException problem = assertThrows(WorkerFailedException.class, () -> worker.ask(""));
            assertEquals("a job has a kind, a case and a number of threads", problem.getMessage());
        }
    }

    @Test
    void lastWordsOfADeadProcessAreTheReason() throws WorkerFailedException {
        try (Worker worker = start(Dying.class, List.of())) {
            WorkerFailedException problem = assertThrows(WorkerFailedException.class, () -> worker.ask(""));
            assertEquals("its process has ended: out of luck", problem.getMessage());
        }
    }

    @Test
    void programThatIsNotThereIsAProblemToo() {
        WorkerFailedException problem = assertThrows(
                WorkerFailedException.class, () -> WorkerProcess.start(List.of("/there/is/no/such/program"), Map.of()));
        assertTrue(problem.getMessage().startsWith("its process cannot be started"), problem.getMessage());
    }

    @Test
    void closedWorkerWaitsForNobody() throws WorkerFailedException {
        Worker worker = start(Talking.class, JOB.arguments());
        worker.ask("");
        worker.close();
        assertThrows(WorkerFailedException.class, () -> worker.ask("measure STEP 30"));
    }

    @Test
    void endOfInputEndsTheWorkerAndItsLearner() {
        FakeLearner.Factory learners = new FakeLearner.Factory();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = BenchWorker.run(
                JOB.arguments(),
                threads -> learners,
                new BufferedReader(new StringReader("measure STEP 0.001\n")),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertEquals(0, code);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals("bench: ready", lines.getFirst());
        assertEquals("bench: done", lines.getLast());
        assertEquals(learners.madeOn(), learners.closedOn());
    }
}
