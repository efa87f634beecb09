package org.grokscope.sweep.paper;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.grokscope.run.RunConfig;
import org.grokscope.run.RunResult;
import org.grokscope.task.ModularTask;
import org.grokscope.task.ParityTask;

/** Runs as comma-separated values, read as finely as they were evaluated; what was not reached is empty. */
final class RunsCsv {

    private static final String HEADER = "task,size,optimizer,learningRate,weightDecay,seed,evalEvery,tMem,tGrok,v0,vMem,"
            + "vGrok,vPost,vFinal,vFactor,fitR2,steps,seconds,outcome\n";

    private RunsCsv() {}

    static String of(List<RunResult> runs) {
        StringBuilder text = new StringBuilder(HEADER);
        for (RunResult run : runs) {
            text.append(row(Measured.of(run, run.config().evaluationCadence()))).append('\n');
        }
        return text.toString();
    }

    private static String row(Measured run) {
        RunConfig config = run.config();
        int size = switch (config.task()) {
            case ModularTask modular -> modular.p();
            case ParityTask parity -> parity.bits();
        };
        return String.join(
                ",",
                config.task().id(),
                Integer.toString(size),
                config.optimizer().id(),
                Show.plain(config.learningRate()),
                Show.plain(config.weightDecay()),
                Long.toString(config.seed()),
                Integer.toString(config.evaluationCadence()),
                cell(run.memorization(), 0),
                cell(run.grokking(), 0),
                cell(run.initialNorm(), 1),
                cell(run.milestones().normAtMemorization(), 1),
                cell(run.milestones().normAtGrokking(), 1),
                cell(run.postNorm(), 2),
                cell(run.finalNorm(), 4),
                cell(run.factor(), 6),
                cell(run.fitQuality(), 4),
                Long.toString(run.result().steps()),
                String.format(Locale.ROOT, "%.1f", run.result().seconds()),
                run.result().outcome().id());
    }

    private static String cell(OptionalDouble value, int decimals) {
        return value.isPresent() && Double.isFinite(value.getAsDouble())
                ? String.format(Locale.ROOT, "%." + decimals + "f", value.getAsDouble())
                : "";
    }
}
