package org.grokscope.cli.experiments;

import java.io.IOException;
import java.util.List;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.OnShutdown;
import org.grokscope.cli.terminal.Progress;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.experiments.sweep.ResultsTable;
import org.grokscope.experiments.sweep.Sweep;
import org.grokscope.narration.NumberFormat;
import org.grokscope.storage.format.FileErrors;

/**
 * Trains a sweep with its progress on the terminal. Ctrl-C and SIGTERM end its runs after their current step; finished runs are
 * stored.
 */
record SweepTraining(Sweep sweep, Terminal terminal, boolean quiet) {

    /**
     * Trains all unfinished runs.
     *
     * @return the exit code: whether all runs are finished
     */
    int run() {
        try (OnShutdown _ = new OnShutdown(
                sweep::stop, () -> terminal.note("The sweep did not stop; continue it with --resume."))) {
            train();
            return report();
        } catch (IOException e) {
            terminal.note("The results were not written: " + FileErrors.reason(e));
            return ExitCode.FAILED;
        }
    }

    private void train() throws IOException {
        try (Progress _ = quiet ? null : new Progress(() -> new SweepLine(sweep.progress()), terminal)) {
            sweep.run();
        }
    }

    private int report() {
        ResultsTable table = sweep.table();
        List<String> failures = sweep.failures();
        failures.forEach(failure -> terminal.note(failure));
        if (!quiet) {
            SweepSummary.lines(table).forEach(terminal::print);
        }
        int missing = table.missing().size();
        if (missing > 0) {
            terminal.note(NumberFormat.count(missing) + " of "
                    + NumberFormat.count(table.plan().size()) + " runs are not finished; continue with --resume.");
        }
        return missing == 0 ? ExitCode.FINISHED : ExitCode.FAILED;
    }
}
