package org.grokscope.ui.story;

import java.util.List;
import java.util.Optional;
import org.grokscope.run.config.Preset;
import org.grokscope.ui.controls.Texts;

/**
 * One step of the guided story.
 *
 * @param title in a few words
 * @param text what to look at, and why it happens
 * @param preset loaded when the step begins; empty to continue with the previous run
 * @param goal when the run is paused
 * @param inside whether the inspection panel is shown
 */
public record StoryStep(String title, String text, Optional<Preset> preset, Goal goal, boolean inside) {

    /** What a step waits for; then the run is paused. */
    public enum Goal {
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

    /** The story of grokking. */
    static final List<StoryStep> STORY = List.of(
            begin("story.holes", Preset.FAST, Goal.NONE),
            proceed("story.memorizes", Goal.MEMORIZED, false),
            proceed("story.plateau", Goal.HALFWAY, false),
            proceed("story.law", Goal.GROKKED, false),
            proceed("story.circle", Goal.NONE, true),
            begin("story.no-decay", Preset.NO_DECAY, Goal.LONG),
            begin("story.sgd", Preset.SGD_FAILS, Goal.LONG));

    private static StoryStep begin(String key, Preset preset, Goal goal) {
        return new StoryStep(Texts.of(key + ".title"), Texts.of(key + ".text"), Optional.of(preset), goal, false);
    }

    private static StoryStep proceed(String key, Goal goal, boolean inside) {
        return new StoryStep(Texts.of(key + ".title"), Texts.of(key + ".text"), Optional.empty(), goal, inside);
    }
}
