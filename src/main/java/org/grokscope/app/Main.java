package org.grokscope.app;

import org.grokscope.engine.MxNetLearners;
import org.grokscope.run.Preset;
import org.grokscope.training.TrainingSession;

/** Temporary entry point. */
public final class Main {
    private Main() {}

    /** Starts. */
    public static void main(String[] args) {
        TrainingSession session = new TrainingSession(
                Preset.named(args[0]).config().withSeed(Long.parseLong(args[1])),
                new MxNetLearners(Integer.getInteger("threads", 1)));
        session.resume();
        long t = System.nanoTime();
        session.run();
        System.out.println((System.nanoTime() - t) / 1e9);
        for (int i = 0; i < session.history().size(); i++) {
            System.out.println(session.history().evaluation(i));
        }
        System.out.println(session.result().outcome() + " " + session.result().stepsPerSecond());
    }
}
