package org.grokscope.app;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.grokscope.bench.Benchmark;
import org.grokscope.bench.Report;
import org.grokscope.cli.BenchmarkPort;

/** Gives the command line the benchmark, of which it knows nothing. */
record BenchmarkAdapter(Benchmark benchmark) implements BenchmarkPort {

    @Override
    public Result measure(int rounds, Consumer<String> progress) {
        return new Measured(benchmark.measure(rounds, progress));
    }

    @Override
    public void stop() {
        benchmark.stop();
    }

    private record Measured(Report report) implements Result {
        @Override
        public List<String> lines() {
            return report.lines();
        }

        @Override
        public void writeJson(Writer out) throws IOException {
            report.writeJson(out);
        }

        @Override
        public Optional<String> problem() {
            return report.problem();
        }
    }
}
