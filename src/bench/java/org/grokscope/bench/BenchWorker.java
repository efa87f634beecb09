package org.grokscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.grokscope.training.LearnerFactory;

/**
 * The process in which one job is timed: executes the requests that it reads, one per line, and ends with its input. Between
 * requests it blocks and uses no processor time.
 *
 * <p>Requests: {@code warm-up MEASURE}, {@code measure MEASURE SECONDS}, {@code profile SECONDS}. Answers, each line prefixed by
 * {@value #MARK} because native libraries may print as well: {@code ready} once at the start, {@code value X},
 * {@code share X NAME} for each part of a profile, {@code done}, and {@code failed REASON} before it ends early.
 */
public final class BenchWorker {

    /** The program's first argument that makes it a worker; the others describe the job. */
    public static final String COMMAND = "bench-worker";

    static final String MARK = "bench:";
    static final String READY = "ready";
    static final String VALUE = "value";
    static final String SHARE = "share";
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String WARM_UP = "warm-up";
    static final String MEASURE = "measure";
    static final String PROFILE = "profile";

    private final PrintStream out;

    private BenchWorker(PrintStream out) {
        this.out = out;
    }

    /**
     * Serves requests until the end of the input.
     *
     * @param arguments the job
     * @param learners makes the factory of learners that compute with that many threads
     * @return the exit code, 0 or 1
     */
    public static int run(
            List<String> arguments, IntFunction<LearnerFactory> learners, BufferedReader in, PrintStream out) {
        BenchWorker worker = new BenchWorker(out);
        try (Load load = Load.of(Job.parse(arguments), learners)) {
            worker.say(READY);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                worker.answer(load, line.split(" "));
            }
            return 0;
        } catch (IOException | RuntimeException | Error e) {
            worker.say(FAILED + " " + reason(e));
            return 1;
        }
    }

    private void answer(Load load, String[] asked) {
        switch (asked[0]) {
            case WARM_UP -> Timing.warmUp(load, Measure.valueOf(asked[1]));
            case MEASURE -> say(VALUE + " " + load.measure(Measure.valueOf(asked[1]), Double.parseDouble(asked[2])));
            case PROFILE -> {
                for (Share share : load.profile(Double.parseDouble(asked[1]))) {
                    say(String.format(Locale.ROOT, "%s %.4f %s", SHARE, share.fraction(), share.name()));
                }
            }
            default -> throw new IllegalArgumentException("unknown request: " + asked[0]);
        }
        say(DONE);
    }

    private void say(String line) {
        out.println(MARK + " " + line);
        out.flush();
    }

    private static String reason(Throwable problem) {
        String message = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        return message.lines().findFirst().orElse(problem.toString());
    }
}
