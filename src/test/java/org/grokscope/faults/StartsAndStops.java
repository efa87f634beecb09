package org.grokscope.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.grokscope.engine.MxNetLearners;
import org.grokscope.library.Library;
import org.grokscope.library.Origin;
import org.grokscope.training.TrainingSession;

/** Sessions of the real engine, recorded, are started and stopped again and again in one process, on one thread as in the window. */
record StartsAndStops(int count) implements Fault {

    private static final int WARM_UP = 200;
    private static final long MOST_GROWTH = 32L << 20;

    @Override
    public String name() {
        return String.format(Locale.ROOT, "%,d runs started and stopped", count);
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        MxNetLearners learners = new MxNetLearners(2);
        int survived = 0;
        long before = 0;
        int threads = 0;
        try (ExecutorService thread = Executors.newSingleThreadExecutor();
                Library library = Library.open(folder.resolve("library.db"), "9.9")) {
            for (int i = 0; i < WARM_UP + count; i++) {
                if (i == WARM_UP) {
                    System.gc();
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
                survived += i < WARM_UP ? 0 : 1;
            }
            library.flush();
            int recorded = library.runs().runs().size();
            survived = recorded == WARM_UP + count ? survived : 0;
        }
        System.gc();
        long growth = resident() - before;
        boolean leaks = growth > MOST_GROWTH || Thread.activeCount() > threads;
        return new Outcome(
                count,
                leaks ? 0 : survived,
                String.format(
                        Locale.ROOT,
                        "nothing; resident memory %+.1f MB, threads %+d",
                        growth / 1048576.0,
                        Thread.activeCount() - threads));
    }

    private static long resident() throws IOException {
        return 4096L
                * Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1]);
    }
}
