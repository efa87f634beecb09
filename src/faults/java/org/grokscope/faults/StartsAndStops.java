package org.grokscope.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.training.TrainingSession;

/**
 * Sessions of the real engine, recorded, are started and stopped again and again on one thread, as in the window, and in a process of
 * its own, whose memory is measured. Linux.
 */
record StartsAndStops(int count) implements Fault {

    private static final int WARM_UP = 300;
    private static final double MOST_MEGABYTES = 32;
    private static final Pattern SAID = Pattern.compile("(\\d+) recorded, memory (\\S+) MB, threads (\\S+)");

    /** The process. */
    public static final class Cycles {
        private Cycles() {}

        /** Starts and stops, and says what has become of memory and threads since the first hundreds. */
        public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
            Random random = new Random(Long.parseLong(args[1]));
            int count = Integer.parseInt(args[2]);
            MxNetLearners learners = new MxNetLearners(2);
            long before = 0;
            int threads = 0;
            try (ExecutorService thread = Executors.newSingleThreadExecutor();
                    Library library = Library.open(Path.of(args[0]), "9.9")) {
                for (int i = 0; i < WARM_UP + count; i++) {
                    if (i == WARM_UP) {
                        before = resident();
                        threads = Thread.activeCount();
                    }
                    TrainingSession session = new TrainingSession(Configs.small(100_000), learners);
                    session.keepCheckpoints();
                    library.record(session, Origin.WINDOW);
                    session.resume();
                    Future<?> over = thread.submit(session);
                    Thread.sleep(random.nextInt(6));
                    session.stop();
                    over.get();
                }
                library.flush();
                System.out.printf(
                        Locale.ROOT,
                        "%d recorded, memory %+.1f MB, threads %+d%n",
                        library.runs().runs().size() - WARM_UP,
                        (resident() - before) / 1048576.0,
                        Thread.activeCount() - threads);
            }
        }

        /** What the process takes of the machine's memory. */
        private static long resident() throws IOException {
            System.gc();
            return 4096L
                    * Long.parseLong(
                            Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1]);
        }
    }

    @Override
    public String name() {
        return String.format(Locale.ROOT, "%,d runs started and stopped", count);
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        Children.Ended ended = Children.run(
                Children.java(
                        folder,
                        // All of the heap from the beginning: only what is outside of it can grow.
                        List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch"),
                        Cycles.class.getName(),
                        folder.resolve("library.db").toString(),
                        Integer.toString(random.nextInt(1_000)),
                        Integer.toString(count)),
                Map.of());
        Matcher said = SAID.matcher(ended.out());
        if (!said.find()) {
            throw new AssertionError(ended.out());
        }
        boolean leaks = Double.parseDouble(said.group(2)) > MOST_MEGABYTES || Integer.parseInt(said.group(3)) > 0;
        return new Outcome(
                count,
                leaks ? 0 : Integer.parseInt(said.group(1)),
                "nothing; resident memory " + said.group(2) + " MB, threads " + said.group(3));
    }
}
