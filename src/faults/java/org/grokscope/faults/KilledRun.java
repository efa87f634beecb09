package org.grokscope.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.grokscope.concurrent.Threads;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.sessions.RunRecorder;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.storage.library.Recorder;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.TrainingSession;

/** A process that trains and records as the command line does, until it is killed. */
public final class KilledRun {

    private KilledRun() {}

    /**
     * Resumes the newest interrupted run, or else the newest unfinished one, or starts one.
     *
     * @param args the library, and a word if all files of its folder are to be opened and closed meanwhile, as by a file dialog
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[0]);
        try (Library library = Library.open(file, "9.9")) {
            MxNetLearners learners = new MxNetLearners(2);
            RunRecorder recorder = new RunRecorder();
            Optional<StoredRun> stored = unfinished(library);
            TrainingSession session;
            if (stored.isPresent()) {
                session = recorder.resume(library, stored.get(), learners);
                VictimReports.resumed(stored.get().id());
            } else {
                session = RunRecorder.prepare(Configs.killed(), learners);
                recorder.record(library, session, Origin.COMMAND);
            }
            long start = session.step();
            session.resume();
            Thread training = Threads.start("training", session);
            VictimReports.follow(session, start, consumer -> read(library, consumer), () -> {
                if (args.length > 1) {
                    VictimReports.dialog();
                    Recorder.listLikeDialog(file.getParent());
                }
            });
            Threads.join(training);
        }
    }

    private static Optional<StoredRun> unfinished(Library library) throws IOException {
        return Stream.concat(library.interrupted().stream(), library.runs().runs().stream())
                .filter(KilledRun::isUnfinished)
                .findFirst();
    }

    /** Whether a run can be resumed. */
    static boolean isUnfinished(StoredRun run) {
        return run.steps() < run.config().maxSteps() && run.checkpoints() > 0;
    }

    private static void read(Library library, VictimReports.Consumer consumer) throws InterruptedException {
        try {
            consumer.accept(library);
        } catch (IOException e) {
            VictimReports.problem(e.getMessage());
        }
    }
}
