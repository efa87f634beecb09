package org.grokscope.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.grokscope.cli.terminal.ResultStream;
import org.grokscope.training.Capacity;
import org.grokscope.training.EngineChoice;
import org.grokscope.training.Engines;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.LearnerFactory;

/** Runs command lines with the fake learner and keeps what they print. */
final class CommandLineHarness {

    /** What a command line did. */
    record Execution(int code, String out, String err) {
        List<String> errorLines() {
            return err.lines().toList();
        }
    }

    final FakeLearner.Factory learners = new FakeLearner.Factory();
    final List<EngineChoice> enginesAskedFor = new ArrayList<>();
    final List<Integer> threadsAskedFor = new ArrayList<>();
    final FakeRunRenderer drawing = new FakeRunRenderer();
    private Capacity capacity = Capacity.here();
    private Charset charset = StandardCharsets.UTF_8;
    private boolean interactive;

    CommandLineHarness interactive() {
        interactive = true;
        return this;
    }

    CommandLineHarness on(Capacity other) {
        capacity = other;
        return this;
    }

    CommandLineHarness charset(Charset other) {
        charset = other;
        return this;
    }

    Execution execute(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLineApp app = new CommandLineApp(
                "9.9",
                new FakeEngines(),
                drawing,
                new ResultStream(out, charset),
                new PrintStream(err, true, charset),
                interactive,
                _ -> List.of());
        int code = app.execute(args);
        return new Execution(code, out.toString(charset), err.toString(charset));
    }

    private final class FakeEngines implements Engines {
        @Override
        public LearnerFactory learners(EngineChoice choice, int threads) {
            enginesAskedFor.add(choice);
            threadsAskedFor.add(threads);
            return learners;
        }

        @Override
        public Capacity capacity() {
            return capacity;
        }
    }
}
