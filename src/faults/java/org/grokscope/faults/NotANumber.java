package org.grokscope.faults;

import java.nio.file.Path;
import java.util.Random;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.task.ParityTask;
import org.grokscope.training.TrainingSession;

/** Runs that diverge: the loss stops being a number. */
record NotANumber() implements Fault {

    private static final int COUNT = 20;

    @Override
    public String name() {
        return "loss not a number, in recorded runs of the real engine";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        int survived = 0;
        for (int i = 0; i < COUNT; i++) {
            Path file = folder.resolve("library" + i + ".db");
            // Squares of many bits, squared again in the loss, at a large η: diverges within some steps.
            RunConfig config = new RunConfig(
                    new ParityTask(20, 3, 2_000),
                    0.5,
                    new Network.Mlp(4_096, Activation.SQUARE),
                    Objective.of(LossFunction.SQUARED_ERROR),
                    new Optimization(Optimizer.SGD, 0.1, 0, 512),
                    new Schedule(random.nextInt(1_000), 1 + random.nextInt(4), 200, Schedule.NEVER));
            TrainingSession session = new TrainingSession(config, new MxNetLearners(1));
            try (Library library = Library.open(file, "9.9")) {
                session.keepCheckpoints();
                library.record(session, Origin.WINDOW);
                session.resume();
                session.run();
            }
            survived += isRecorded(file, session) ? 1 : 0;
        }
        return new Outcome(COUNT, survived, "nothing: all up to there is recorded, with what to try");
    }

    private static boolean isRecorded(Path file, TrainingSession session) throws Exception {
        try (Library library = Library.open(file, "9.9")) {
            StoredRun stored = library.runs().runs().getFirst();
            return stored.outcome().orElse("").equals("failed")
                    && library.load(stored.id())
                            .outcome()
                            .equals(session.result().outcome())
                    && library.load(stored.id()).history().size()
                            == session.history().size();
        }
    }
}
