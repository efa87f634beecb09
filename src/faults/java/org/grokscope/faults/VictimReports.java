package org.grokscope.faults;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.grokscope.run.RunHistory;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.TrainingSession;

/** What a process that is going to be killed reports, as lines of its output: each evaluation, and what it reads back from the library. */
public final class VictimReports {

    static final String RESUMED = "resumed";
    static final String MEASURED = "measured";
    static final String RECORDED = "recorded";
    static final String DIALOG = "dialog";

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(80);
    private static final int FLUSH_EVERY = 3;

    /** Reads the library, on whatever thread may do so. */
    public interface Reading {
        void read(Consumer consumer) throws InterruptedException;
    }

    /** Is given the library. */
    public interface Consumer {
        void accept(Library library) throws IOException, InterruptedException;
    }

    private VictimReports() {}

    /** Reports that a stored run is resumed. */
    public static void resumed(long id) {
        System.out.println(RESUMED + " " + id);
    }

    /** Reports that a file dialog is about to open. */
    public static void dialog() {
        System.out.println(DIALOG);
    }

    /** Reports that something failed. */
    public static void problem(String problem) {
        System.out.println("Exception: " + problem);
    }

    /**
     * Reports until the run is over.
     *
     * @param start the step at which the run begins in this process: rows of later steps, from before a kill, are deleted when it trains on
     * @param whenTraining called when the run trains
     */
    public static void follow(TrainingSession session, long start, Reading library, Runnable whenTraining)
            throws InterruptedException {
        int measured = session.history().size();
        long next = 0;
        int reports = 0;
        while (!session.isOver()) {
            Thread.sleep(2);
            int size = session.history().size();
            if (size > measured) {
                measured = size;
                System.out.println(MEASURED + " " + (long) session.history().value(RunHistory.Column.STEP, size - 1));
            }
            if (session.step() > start && System.nanoTime() >= next) {
                boolean flush = reports % FLUSH_EVERY == 0;
                library.read(opened -> recorded(opened, flush));
                if (reports == 0) {
                    whenTraining.run();
                }
                reports++;
                next = System.nanoTime() + INTERVAL_NANOS;
            }
        }
    }

    /** Reports how many evaluations the library has of the run that is being trained. */
    private static void recorded(Library library, boolean flush) throws IOException, InterruptedException {
        if (flush) {
            library.flush();
        }
        library.problem().ifPresent(VictimReports::problem);
        List<StoredRun> training =
                library.runs().runs().stream().filter(StoredRun::isOpen).toList();
        for (StoredRun run : training) {
            System.out.println(RECORDED + " " + run.id() + " "
                    + library.load(run.id()).history().size());
        }
    }
}
