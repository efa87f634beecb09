package org.grokscope.experiments.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.grokscope.run.Outcome;

/** What became of a run, or of most runs of a cell, within the budget of steps; from bad to good. */
public enum RunRegime {
    /** A number was no longer finite, or the run failed. */
    DIVERGES,
    /** The train accuracy did not pass the threshold. */
    NEVER_MEMORIZES,
    /** The test accuracy did not pass its threshold. */
    MEMORIZES_ONLY,
    /** The delay is longer than it took to memorize. */
    GROKS_LATE,
    /** The delay is no longer than it took to memorize. */
    GROKS_EARLY,
    /** The test accuracy passes its threshold no later than one evaluation after the train accuracy. */
    LEARNS_AT_ONCE;

    /** The regime of a finished run. */
    public static RunRegime of(RunFigures run) {
        OptionalLong memorized = run.milestones().memorizationStep();
        OptionalLong grokked = run.milestones().grokkingStep();
        if (run.outcome() instanceof Outcome.Failed) {
            return DIVERGES;
        }
        if (grokked.isEmpty()) {
            return memorized.isEmpty() ? NEVER_MEMORIZES : MEMORIZES_ONLY;
        }
        long memorizing = memorized.orElse(grokked.getAsLong());
        long delay = grokked.getAsLong() - memorizing;
        if (delay <= run.run().config().evaluationCadence()) {
            return LEARNS_AT_ONCE;
        }
        return delay > memorizing ? GROKS_LATE : GROKS_EARLY;
    }

    /**
     * The regime of most of some runs; of two that are as frequent the worse one.
     *
     * @param runs at least one
     */
    public static RunRegime ofMost(List<RunFigures> runs) {
        Map<RunRegime, Long> counts =
                runs.stream().collect(Collectors.groupingBy(RunRegime::of, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Comparator.comparing((Function<Map.Entry<RunRegime, Long>, Long>) Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
    }

    /** Whether T_grok is known. */
    public boolean groks() {
        return compareTo(MEMORIZES_ONLY) > 0;
    }
}
