package org.grokscope.ui.run;

import java.util.OptionalLong;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.RunState;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.ui.controls.Texts;

/** When a run ends by its settings, in words. */
final class StopRule {

    private StopRule() {}

    /** The end that is in sight, which it is once the run has grokked, or why the run has ended; empty before. */
    static String text(RunState run, RunProperties.State state) {
        RunConfig config = run.config();
        if (config.elsewhere().isPresent()) {
            return ""; // another program ends it
        }
        OptionalLong grokked = run.milestones().grokkingStep();
        boolean stopsEarly = grokked.isPresent()
                && config.stopAfterGrok() != Schedule.NEVER
                && grokked.getAsLong() + config.stopAfterGrok() < config.maxSteps();
        String after = NumberFormat.count(config.stopAfterGrok());
        return switch (state) {
            case FINISHED ->
                stopsEarly
                        ? Texts.of("status.ended.grokked", after, Texts.of("toolbar.continue.label"))
                        : Texts.of(
                                "status.ended.steps",
                                NumberFormat.count(config.maxSteps()),
                                Texts.of("toolbar.continue.label"));
            case RUNNING, PAUSED ->
                stopsEarly
                        ? Texts.of(
                                "status.ends.grokked",
                                NumberFormat.count(grokked.getAsLong() + config.stopAfterGrok()),
                                after)
                        : grokked.isPresent()
                                ? Texts.of("status.ends.steps", NumberFormat.count(config.maxSteps()))
                                : "";
            case READY, OVER -> "";
        };
    }
}
