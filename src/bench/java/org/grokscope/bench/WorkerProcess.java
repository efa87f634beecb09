package org.grokscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A worker in a process of its own. */
final class WorkerProcess implements Worker {

    /** Longer than anything that is asked for, and than unpacking a library at its first use. */
    private static final long PATIENCE_SECONDS = 180;

    /** Variables that would decide for the worker what its job decides. */
    private static final List<String> DECIDING = List.of(
            "OMP_NUM_THREADS", "OMP_WAIT_POLICY", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MXNET_ENGINE_TYPE");

    /** Among the answers: there will be no more. */
    private static final String END = "";

    /** What the dying process says last may come a little later than its end. */
    private static final long LAST_WORDS_MILLIS = 1000;

    private final Process process;
    private final Writer asking;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final AtomicReference<String> lastError = new AtomicReference<>("");
    private final Thread errors;

    private WorkerProcess(Process process) {
        this.process = process;
        asking = process.outputWriter(StandardCharsets.UTF_8);
        errors = read("worker-errors", process.errorReader(StandardCharsets.UTF_8), this::error, () -> {});
        read("worker-answers", process.inputReader(StandardCharsets.UTF_8), this::answer, () -> answers.add(END));
    }

    /**
     * Starts a worker; it is not ready yet.
     *
     * @param environment variables besides this process's own
     */
    static WorkerProcess start(List<String> command, Map<String, String> environment) throws WorkerFailedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(DECIDING);
        builder.environment().putAll(environment);
        try {
            return new WorkerProcess(builder.start());
        } catch (IOException e) {
            throw new WorkerFailedException("its process cannot be started: " + e.getMessage(), e);
        }
    }

    private static Thread read(String name, BufferedReader reader, Consumer<String> lines, Runnable atEnd) {
        return Thread.ofPlatform().daemon().name(name).start(() -> {
            try (reader) {
                reader.lines().forEach(lines);
            } catch (IOException | UncheckedIOException e) {
                lines.accept(e.toString());
            } finally {
                atEnd.run();
            }
        });
    }

    private void error(String line) {
        if (!line.isBlank()) {
            lastError.set(line);
        }
    }

    private void answer(String line) {
        if (line.startsWith(BenchWorker.MARK)) {
            answers.add(line.substring(BenchWorker.MARK.length()).strip());
        }
    }

    @Override
    public List<String> ask(String line) throws WorkerFailedException {
        try {
            if (!line.isEmpty()) {
                asking.write(line + "\n");
                asking.flush();
            }
            List<String> lines = new ArrayList<>();
            while (true) {
                String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (answer == null) {
                    throw new WorkerFailedException("it did not answer for " + PATIENCE_SECONDS + " s");
                }
                if (answer.equals(BenchWorker.DONE) || answer.equals(BenchWorker.READY)) {
                    return lines;
                }
                check(answer);
                lines.add(answer);
            }
        } catch (IOException e) {
            throw ended(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkerFailedException("interrupted", e);
        }
    }

    private void check(String answer) throws WorkerFailedException, InterruptedException {
        if (answer.equals(END)) {
            errors.join(LAST_WORDS_MILLIS);
            throw ended(null);
        }
        if (answer.startsWith(BenchWorker.FAILED)) {
            throw new WorkerFailedException(
                    answer.substring(BenchWorker.FAILED.length()).strip());
        }
    }

    private WorkerFailedException ended(IOException cause) {
        String words = lastError.get();
        return new WorkerFailedException("its process has ended" + (words.isEmpty() ? "" : ": " + words), cause);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
