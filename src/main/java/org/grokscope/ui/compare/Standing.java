package org.grokscope.ui.compare;

import java.util.Locale;
import org.grokscope.run.RunState;
import org.grokscope.ui.controls.Texts;

/**
 * Where a compared run stands: its phase while it trains, what it came to once it has ended.
 *
 * @param sign tells it apart without colour
 * @param word a word or two
 */
record Standing(String sign, String word) {

    static Standing of(RunState run) {
        boolean over = run.status().outcome().isPresent();
        return switch (run.phase()) {
            case GROKKED -> new Standing("●", phase(run));
            case FADING -> new Standing("○", phase(run));
            case BROKEN_DOWN -> new Standing("!", phase(run));
            case MEMORIZED, CONTRACTING, HOLDING, GROKKING, LEARNING, READY, MEMORIZING ->
                over ? ended(run) : new Standing(run.isMemorized() ? "◐" : "◌", phase(run));
        };
    }

    /** As the library names it. */
    private static Standing ended(RunState run) {
        if (!run.config().isComplete(run.step(), run.milestones().grokkingStep())) {
            return new Standing("■", Texts.of("outcome.stopped"));
        }
        return run.isMemorized()
                ? new Standing("◐", Texts.of("outcome.memorized-only"))
                : new Standing("■", Texts.of("outcome.not-learned"));
    }

    private static String phase(RunState run) {
        return Texts.narrator().phase(run.phase()).toLowerCase(Locale.getDefault());
    }
}
