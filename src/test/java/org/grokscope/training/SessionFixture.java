package org.grokscope.training;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.function.BooleanSupplier;
import org.grokscope.Await;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;

/** Sessions of the fake learner, and conditions to wait for. */
abstract class SessionFixture {

    static final long LONG = 10_000_000;

    final FakeLearner.Factory learners = new FakeLearner.Factory();

    static RunConfig config(double weightDecay, int cadence, long maxSteps, long stopAfterGrok) {
        return new RunConfig(
                new ModularTask(Operation.ADD, 11),
                0.5,
                Network.Mlp.DEFAULT,
                new Optimization(Optimizer.ADAMW, 1e-2, weightDecay, Optimization.FULL_BATCH),
                new Schedule(1, cadence, maxSteps, stopAfterGrok));
    }

    TrainingSession endless() {
        return new TrainingSession(config(1, 10, LONG, Schedule.NEVER), learners);
    }

    static void await(BooleanSupplier condition) {
        Await.until(condition);
    }

    static void awaitState(TrainingSession session, Class<? extends SessionState> state) {
        await(() -> state.isInstance(session.state()));
    }

    static Outcome outcome(TrainingSession session) {
        return assertInstanceOf(SessionState.Finished.class, session.state()).outcome();
    }

    RunResult whole(RunConfig config) {
        TrainingSession session = new TrainingSession(config, learners);
        session.resume();
        session.run();
        return session.result();
    }
}
