package org.grokscope.ui.story;

import java.util.List;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.CompareRuns;
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

    /** One network all along, so that only what a step changes can be the cause. */
    enum Chapter {
        /** What grokking is. */
        GROKKING(90),
        /** What a norm that is held does, and what undoes it. */
        NORM(400);

        private final double speed;

        Chapter(double speed) {
            this.speed = speed;
        }

        /** Its limit in steps per second, at which its network groks within seconds and can still be watched. */
        double speed() {
            return speed;
        }

        List<StoryStep> steps() {
            return switch (this) {
                case GROKKING -> grokking();
                case NORM -> norm();
            };
        }
    }

    private static List<StoryStep> norm() {
        List<RunConfig> runs = CompareRuns.heldNorms();
        return List.of(
                begin("story.held", runs.get(1), Goal.GROKKED, Aid.NONE),
                begin("story.held-higher", runs.get(2), Goal.GROKKED, Aid.PREVIOUS_RUN),
                begin("story.temperature", runs.get(3), Goal.GROKKED, Aid.PREVIOUS_RUN));
    }

    private static List<StoryStep> grokking() {
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
