package org.grokscope.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.grokscope.cli.terminal.ResultStream;
import org.grokscope.training.EngineChoice;
import org.grokscope.training.FakeLearner;

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
    private Charset charset = StandardCharsets.UTF_8;
    private boolean interactive;

    CommandLineHarness interactive() {
        interactive = true;
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
                (choice, threads) -> {
                    enginesAskedFor.add(choice);
                    threadsAskedFor.add(threads);
                    return learners;
                },
                drawing,
                new ResultStream(out, charset),
                new PrintStream(err, true, charset),
                interactive,
                _ -> List.of());
        int code = app.execute(args);
        return new Execution(code, out.toString(charset), err.toString(charset));
    }
}
