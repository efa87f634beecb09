package org.grokscope.cli.experiments;

import java.util.Locale;
import org.grokscope.cli.terminal.ProgressText;
import org.grokscope.experiments.sweep.SweepProgress;
import org.grokscope.narration.NumberFormat;

/** The progress of a sweep as one line. */
public record SweepLine(SweepProgress progress) implements ProgressText {

    private static final int WIDEST_BAR = 20;

    @Override
    public double part() {
        return progress.part();
    }

    @Override
    public String bar() {
        int filled = (int) Math.round(part() * WIDEST_BAR);
        return percent() + " [" + "#".repeat(filled) + "-".repeat(WIDEST_BAR - filled) + "] " + runs();
    }

    @Override
    public String plain() {
        return percent() + " " + runs();
    }

    private String percent() {
        return String.format(Locale.ROOT, "%3d%%", (int) (part() * 100));
    }

    private String runs() {
        String failed = progress.failed() == 0 ? "" : ", " + NumberFormat.count(progress.failed()) + " failed";
        String left = progress.secondsLeft().isPresent()
                ? ", ETA " + ProgressText.clock(progress.secondsLeft().getAsDouble())
                : "";
        return NumberFormat.count(progress.done()) + "/" + NumberFormat.count(progress.total()) + " runs finished"
                + failed + ", " + progress.active().size() + " running" + left;
    }
}
