package org.grokscope.theory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.theory.forecast.Forecaster;

/**
 * A run of this program, as it was measured: addition modulo 89 with the paper's network, η 1e-3, λ 1, seed 44, in a setting
 * that the forecast was not fitted to. T_mem is 650, T_grok 1,750.
 */
public final class RecordedRun {

    public static final long T_MEM = 650;
    public static final long T_GROK = 1_750;

    public static final RunConfig CONFIG = config(20_000);

    private final List<Evaluation> evaluations = read();
    private final RunConfig config;
    private final RunHistory history = new RunHistory();
    private final Forecaster forecaster;
    private int row;

    public RecordedRun(RunConfig config) {
        this.config = config;
        forecaster = new Forecaster(config);
    }

    public static RunConfig config(long maxSteps) {
        return new RunConfig(
                new ModularTask(Operation.ADD, 89),
                0.5,
                Network.Transformer.PAPER,
                new Optimization(Optimizer.ADAMW, 1e-3, 1, 512),
                new Schedule(44, 50, maxSteps, Schedule.NEVER));
    }

    public RunConfig config() {
        return config;
    }

    public RunHistory history() {
        return history;
    }

    /** Lets everything up to a step happen again; the forecast then. */
    public Forecast runTo(long step) {
        while (row < evaluations.size() && evaluations.get(row).step() <= step) {
            Evaluation evaluation = evaluations.get(row++);
            history.append(evaluation);
            if (evaluation.step() == T_MEM) {
                history.append(new RunEvent.Memorized(T_MEM));
            }
            if (evaluation.step() == T_GROK) {
                history.append(new RunEvent.Grokked(T_GROK));
            }
            history.append(forecaster.forecast(history));
        }
        return history.latestForecast().orElseThrow();
    }

    private static List<Evaluation> read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RecordedRun.class.getResourceAsStream("addition-mod-89.csv")),
                StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(RecordedRun::evaluation).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Evaluation evaluation(String line) {
        String[] cells = line.split(",", -1);
        return new Evaluation(
                Long.parseLong(cells[0]),
                Double.parseDouble(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]),
                cells[6].isEmpty() ? Double.NaN : Double.parseDouble(cells[6]),
                List.of());
    }

    /** Whether the file is what this class says of it. */
    boolean isAsDescribed() {
        runTo(Long.MAX_VALUE);
        Milestones milestones = new RunTimeline(config, history).milestones();
        return milestones.memorizationStep().orElse(0) == T_MEM
                && milestones.grokkingStep().orElse(0) == T_GROK;
    }
}
