package org.grokscope.ui.story;

import java.util.List;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.Texts;

/**
 * One step of the guided story.
 *
 * @param title in a few words
 * @param text what to look at, and why it happens
 * @param question what to ask oneself, or the class, before the next step
 * @param config what is trained
 * @param afresh whether a new run begins even if one with these settings is there
 * @param goal when the run is paused
 * @param aid what is shown besides the plots
 */
record StoryStep(String title, String text, String question, RunConfig config, boolean afresh, Goal goal, Aid aid) {

    /** What a step waits for; then the run is paused. */
    enum Goal {
        /** None: the run stays paused. */
        NONE,
        /** T_mem. */
        MEMORIZED,
        /** Half way from T_mem to the expected jump. */
        HALFWAY,
        /** T_grok. */
        GROKKED,
        /** The end of the run, or 1,500 steps. */
        LONG
    }

    /** What is shown besides the plots. */
    enum Aid {
        NONE,
        /** A corner of the table of sums, with gaps where a sum is hidden from the network. */
        TABLE,
        /** The inspection panel. */
        INSIDE,
        /** The previous run, faintly behind this one. */
        PREVIOUS_RUN
    }

    private static final RunConfig NETWORK = Preset.FAST.config();

    /** The story of grokking: one network all along, so that only what a step changes can be the cause. */
    static List<StoryStep> story() {
        return List.of(
                begin("story.holes", NETWORK, Goal.NONE, Aid.TABLE),
                proceed("story.memorizes", Goal.MEMORIZED, Aid.NONE),
                proceed("story.plateau", Goal.HALFWAY, Aid.NONE),
                proceed("story.law", Goal.GROKKED, Aid.NONE),
                proceed("story.circle", Goal.GROKKED, Aid.INSIDE),
                begin("story.no-decay", NETWORK.withRates(NETWORK.learningRate(), 0), Goal.LONG, Aid.PREVIOUS_RUN),
                begin("story.sgd", NETWORK.withOptimizer(Optimizer.SGD), Goal.LONG, Aid.NONE));
    }

    private static StoryStep begin(String key, RunConfig config, Goal goal, Aid aid) {
        return step(key, config, true, goal, aid);
    }

    private static StoryStep proceed(String key, Goal goal, Aid aid) {
        return step(key, NETWORK, false, goal, aid);
    }

    private static StoryStep step(String key, RunConfig config, boolean afresh, Goal goal, Aid aid) {
        return new StoryStep(
                Texts.of(key + ".title"),
                Texts.of(key + ".text"),
                Texts.of(key + ".question"),
                config,
                afresh,
                goal,
                aid);
    }
}
