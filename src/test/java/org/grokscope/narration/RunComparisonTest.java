package org.grokscope.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.grokscope.run.Evaluation;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.junit.jupiter.api.Test;

class RunComparisonTest {
    private static final RunConfig CONFIG = Preset.FAST.config();

    private static RunState run(RunConfig config, long memorized, long grokked) {
        RunHistory history = new RunHistory();
        history.append(new Evaluation(0, 1, 0, 1, 0, 100));
        if (memorized > 0) {
            history.append(new Evaluation(memorized, 1, 1, 1, 0.1, 90));
            history.append(new RunEvent.Memorized(memorized));
        }
        if (grokked > 0) {
            history.append(new Evaluation(grokked, 1, 1, 1, 1, 80));
            history.append(new RunEvent.Grokked(grokked));
        }
        return new RunTimeline(config, history).latest();
    }

    private static RunComparison comparison(RunState... runs) {
        List<RunState> all = List.of(runs);
        List<String> names =
                Narrator.ENGLISH.names(all.stream().map(RunState::config).toList());
        return Narrator.ENGLISH.comparison(names, all);
    }

    private static RunState decay(double lambda, long grokked) {
        return run(CONFIG.withRates(CONFIG.learningRate(), lambda), 100, grokked);
    }

    @Test
    void theDirectionInWhichTheJumpFollowsASettingIsSaid() {
        RunComparison falling = comparison(decay(0.5, 2_000), decay(1, 1_000), decay(2, 600));
        assertEquals(
                "The larger λ, the earlier it groks: at step 600 with λ 2, at step 2,000 with λ 0.5.",
                falling.sentence());
        assertEquals("3 of 3 grokked", falling.progress());
        assertEquals(
                "First to grok: λ 2, at step 600 last at 2,000 λ 0.5 is the last, × 3.3",
                falling.headline().spoken());
        assertEquals(
                "The larger λ, the later it groks: at step 600 with λ 0.5, at step 700 with λ 1. 1 still train.",
                comparison(decay(0.5, 600), decay(1, 700), decay(2, 0)).sentence());
        assertEquals(
                "The jump does not follow λ in one direction: it came first at step 600, with λ 1, and last at step 800, with λ 2.",
                comparison(decay(0.5, 700), decay(1, 600), decay(2, 800)).sentence());
    }

    @Test
    void seedsAloneHaveNoDirection() {
        RunState[] seeds = IntStream.range(0, 4)
                .mapToObj(i -> run(CONFIG.withSeed(i), 100, 1_000 + 100L * i))
                .toArray(RunState[]::new);
        assertEquals(
                "The seed alone moves the jump between step 1,000 and step 1,300.",
                comparison(seeds).sentence());
    }

    @Test
    void beforeTheFirstJumpMemorizationIsCounted() {
        RunState sgd = run(CONFIG.withOptimizer(Optimizer.SGD), 0, 0);
        RunComparison one = comparison(run(CONFIG, 100, 0), sgd);
        assertEquals("1 of 2 memorized", one.progress());
        assertEquals("1 of 2", one.headline().value());
        assertEquals("1 of 2 have memorized; none has grokked. 2 still train.", one.sentence());
        assertEquals(
                "All 3 have memorized; none has grokked. 3 still train.",
                comparison(run(CONFIG, 100, 0), run(CONFIG.withSeed(9), 100, 0), run(CONFIG.withSeed(8), 100, 0))
                        .sentence());
        assertEquals(
                "AdamW has grokked, at step 700. 1 still train.",
                comparison(run(CONFIG, 100, 700), sgd).sentence());
    }
}
