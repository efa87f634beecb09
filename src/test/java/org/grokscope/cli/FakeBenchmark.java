package org.grokscope.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Measures nothing and says so at once, or, if it is to hang, when it is stopped. */
final class FakeBenchmark implements BenchmarkPort {

    final List<Integer> roundsAskedFor = new ArrayList<>();
    String problem;
    boolean hangs;
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public Result measure(int rounds, Consumer<String> progress) {
        roundsAskedFor.add(rounds);
        progress.accept("measures: round 1 of " + rounds);
        if (hangs) {
            await();
            throw new CancellationException();
        }
        return new Result() {
            @Override
            public List<String> lines() {
                return List.of("the table");
            }

            @Override
            public void writeJson(Writer out) throws IOException {
                out.write("{\"rounds\": " + rounds + "}");
            }

            @Override
            public Optional<String> problem() {
                return Optional.ofNullable(problem);
            }
        };
    }

    private void await() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
    }
}
