package org.grokscope.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.grokscope.app.Main;
import org.grokscope.engine.mxnet.MxNetLearners;

/** The program with one more command, {@code bench}. Built by the Maven profile of that name, and not part of the product. */
public final class BenchMain {

    private BenchMain() {}

    /**
     * Starts the program.
     *
     * @param args a command line, or {@value BenchWorker#COMMAND} and a job: the benchmark starts this program again for
     *     each thing that it times
     */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(BenchWorker.COMMAND)) {
            System.exit(worker(List.of(args).subList(1, args.length)));
        }
        if (args.length > 0 && args[0].equals(ColdRunWorker.COMMAND)) {
            System.exit(ColdRunWorker.run(
                    List.of(args).subList(1, args.length), MxNetLearners::new, Main.VERSION, output()));
        }
        Main.start(
                args,
                terminal -> List.of(new BenchCommand(
                        () -> new Benchmark(Main.VERSION, BenchMain.class),
                        () -> new WindowBenchmark(Main.VERSION, BenchMain.class),
                        (config, steps, out) -> LongRun.measure(config, steps, MxNetLearners::new, Main.VERSION, out),
                        terminal)));
    }

    private static int worker(List<String> job) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return BenchWorker.run(job, MxNetLearners::new, in, output());
    }

    private static PrintStream output() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }
}
