package org.grokscope.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.run.RunHistory;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.training.TrainingSession;

/** A run of a million steps, recorded. */
record MillionSteps() implements Fault {

    private static final long STEPS = 1_000_000;

    @Override
    public String name() {
        return "1,000,000 steps, recorded";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        Path file = folder.resolve("library.db");
        TrainingSession session = new TrainingSession(Configs.tiny(STEPS), new MxNetLearners(1));
        try (Library library = Library.open(file, "9.9")) {
            session.keepCheckpoints();
            library.record(session, Origin.WINDOW);
            session.resume();
            session.run();
        }
        try (Library library = Library.open(file, "9.9")) {
            RunHistory read = library.load(1).history();
            boolean whole = read.size() == session.history().size()
                    && read.value(RunHistory.Column.STEP, read.size() - 1) == STEPS;
            return new Outcome(
                    1,
                    whole ? 1 : 0,
                    String.format(
                            Locale.ROOT,
                            "nothing; %,d evaluations, %.1f MB on the disk",
                            read.size(),
                            Files.size(file) / 1e6));
        }
    }
}
