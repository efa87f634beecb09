package org.grokscope.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.SessionThread;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.export.FakePicker;

/**
 * How much the window slows training down: steps a second of the paper's preset, in turn without a window, under the window, and under
 * the window with the inspection panel open. Without a display, drawn in software. {@code mvn -q -Pbench test-compile exec:exec
 * -Dbench.main=org.grokscope.ui.shell.WindowBenchmark -Dbench.args=5}.
 */
public final class WindowBenchmark {

    private static final double WARM_SECONDS = 6;
    private static final double SECONDS = 10;

    private WindowBenchmark() {}

    /**
     * Runs it; five rounds take about four minutes.
     *
     * @param args how many rounds
     */
    public static void main(String[] args) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        LearnerFactory learners = new MxNetLearners(Runtime.getRuntime().availableProcessors());
        List<double[]> rounds = new ArrayList<>();
        for (int round = 0; round < Integer.parseInt(args[0]); round++) {
            rounds.add(new double[] {alone(learners), window(learners, false), window(learners, true)});
        }
        double none = median(rounds, 0);
        for (int i = 0; i < 3; i++) {
            int which = i;
            double[] slower = rounds.stream()
                    .mapToDouble(round -> 100 * (round[0] / round[which] - 1))
                    .sorted()
                    .toArray();
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-28s %6.1f steps/s, %+.1f %% time a step (rounds %+.1f to %+.1f)",
                    List.of("no window", "window", "window, inspection open").get(i),
                    median(rounds, i),
                    100 * (none / median(rounds, i) - 1),
                    slower[0],
                    slower[slower.length - 1]));
        }
        System.exit(0);
    }

    private static double median(List<double[]> rounds, int which) {
        double[] values = rounds.stream().mapToDouble(round -> round[which]).toArray();
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static RunConfig config() {
        // Long enough to be measured, and not at its end when it groks.
        return Preset.PAPER.config().longer(20_000);
    }

    private static double alone(LearnerFactory learners) throws InterruptedException {
        TrainingSession session = new TrainingSession(config(), learners);
        try (SessionThread _ = new SessionThread(session)) {
            session.resume();
            return speed(session);
        }
    }

    private static double window(LearnerFactory learners, boolean inside) throws InterruptedException {
        MainWindow[] content = new MainWindow[1];
        Stage[] stage = new Stage[1];
        Window.run(() -> {
            content[0] = Libraries.window(learners, Preset.PAPER, Theme.LIGHT, new FakePicker(), Libraries.file());
            stage[0] = new Stage();
            stage[0].setScene(content[0].scene());
            stage[0].setWidth(1440);
            stage[0].setHeight(900);
            stage[0].show();
            content[0].run().load(config());
            content[0].run().inspectionShownProperty().set(inside);
            content[0].run().startOrPause();
        });
        double speed = speed(Window.call(() -> content[0].run().session()));
        Window.run(() -> {
            content[0].close();
            stage[0].close();
        });
        return speed;
    }

    private static double speed(TrainingSession session) throws InterruptedException {
        Thread.sleep((long) (1000 * WARM_SECONDS));
        long from = session.step();
        long start = System.nanoTime();
        Thread.sleep((long) (1000 * SECONDS));
        return (session.step() - from) * 1e9 / (System.nanoTime() - start);
    }
}
